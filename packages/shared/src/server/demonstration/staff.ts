import type { Role } from '../../rules/index.js';
import { staffNames } from './names.js';
import { diceFrom } from './random.js';
import type { StaffMember } from './stage.js';

/** An organisation's or a person's name as it stands in an address. */
const plain = (text: string, between: string): string =>
  text
    .normalize('NFD')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[^A-Za-z ]/g, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, between);

/** People to fill a place with; the same on every run. */
export function staffOf(
  organisation: string,
  wanted: readonly (readonly [role: Role, count: number])[],
): StaffMember[] {
  const roles = wanted.flatMap(([role, count]) => Array.from({ length: count }, () => role));
  const names = staffNames(diceFrom(`staff of ${organisation}`), roles.length);
  return roles.map((role, nth) => ({
    email: `${plain(names[nth] ?? '', '.')}@${plain(organisation, '-')}.example`,
    name: names[nth] ?? '',
    organisation,
    roles: [role],
  }));
}

/** The addresses of an organisation's link workers: those who have an account first. */
export const linkWorkersOf = (
  organisation: string,
  members: readonly { organisation: string; email: string; roles: readonly Role[] }[],
): string[] =>
  members
    .filter((member) => member.organisation === organisation && member.roles.includes('LINK_WORKER'))
    .map(({ email }) => email);
