import { parseArgs } from 'node:util';
import { isRefusal, parseRole, ROLES, type Role, readEmail } from '@weft/shared';
import { readName } from '@weft/shared/server';
import { OperatorError } from './operator-error.js';

export interface AddUserInput {
  readonly email: string;
  readonly name: string;
  readonly passwordFromStdin: boolean;
  readonly isOperator: boolean;
  /** null: the person is made without being a member anywhere */
  readonly membership: {
    readonly partnership: string;
    readonly organisation: string;
    readonly roles: readonly Role[];
  } | null;
}

const OPTIONS = {
  email: { type: 'string' },
  name: { type: 'string' },
  'password-stdin': { type: 'boolean', default: false },
  operator: { type: 'boolean', default: false },
  partnership: { type: 'string' },
  organisation: { type: 'string' },
  role: { type: 'string', multiple: true },
} as const;

/** Reads the flags of `add-user`. @throws OperatorError that says which is wrong. */
export function readAddUser(args: readonly string[]): AddUserInput {
  const { values } = parse(args);
  const roles = (values.role ?? []).map(readRole);
  return {
    email: valid(readEmail(needed(values.email, '--email'))),
    name: valid(readName(needed(values.name, '--name'), 'name', 200, 'Give the person a name.')),
    passwordFromStdin: values['password-stdin'],
    isOperator: values.operator,
    membership: readMembership(values.partnership, values.organisation, roles),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false, strict: true });
  } catch (fault) {
    throw new OperatorError(
      `${fault instanceof Error ? fault.message : String(fault)}.`.replace(/\.\.$/, '.'),
    );
  }
}

function readMembership(
  partnership: string | undefined,
  organisation: string | undefined,
  roles: readonly Role[],
): AddUserInput['membership'] {
  if (partnership === undefined) {
    if (organisation === undefined && roles.length === 0) return null;
    throw new OperatorError('Name the partnership: --partnership SLUG.');
  }
  if (roles.length === 0) throw new OperatorError('Name at least one role: --role ROLE.');
  const name = readName(
    needed(organisation, '--organisation'),
    'organisation',
    200,
    'Name the organisation.',
  );
  return { partnership: partnership.trim(), organisation: valid(name), roles: [...new Set(roles)] };
}

function readRole(text: string): Role {
  const role = parseRole(text.trim().toUpperCase());
  if (role === null) throw new OperatorError(`There is no role "${text}". There are ${ROLES.join(', ')}.`);
  return role;
}

function needed(value: string | undefined, flag: string): string {
  if (value === undefined || value.trim() === '') throw new OperatorError(`${flag} is missing.`);
  return value;
}

function valid<T>(value: T): Exclude<T, { code: unknown }> {
  if (isRefusal(value)) throw new OperatorError(value.message);
  return value as Exclude<T, { code: unknown }>;
}
