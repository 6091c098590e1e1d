import type { Role } from '@weft/shared';
import type { Settings } from '@weft/shared/server';
import pg from 'pg';
import { hashed, insertAccount, inTransaction, wrongWithPassword } from '../auth/accounts.js';
import { OperatorError } from './operator-error.js';
import type { AddUserInput } from './read-add-user.js';

export interface AddedUser {
  readonly email: string;
  /** false: the address had an account, which keeps its name and password */
  readonly isNew: boolean;
  readonly organisation: 'MADE' | 'FOUND' | null;
}

/** What an organisation is here, from what its people do. */
const KIND_OF: Record<Role, string> = {
  BACKBONE: 'BACKBONE',
  ASSESSOR: 'BACKBONE',
  DATA_LEAD: 'BACKBONE',
  ANALYST: 'BACKBONE',
  PROVIDER_MANAGER: 'PROVIDER',
  LINK_WORKER: 'PROVIDER',
  VERIFIER: 'VERIFIER',
  COMMISSIONER: 'VERIFIER',
  AUDITOR: 'VERIFIER',
  FUNDER: 'FUNDER',
  INVESTOR: 'INVESTOR',
  REFERRER: 'REFERRER',
  ANCHOR: 'ANCHOR',
};

/**
 * Adds a person who can sign in at once, and their membership. This is how the first person of an
 * installation comes in, so nobody's role is asked: whoever holds the owner's connection may. An address
 * that has an account gains the membership and keeps its password. Safe to repeat.
 *
 * @param password null when none was given, which will do for an address that has an account.
 * @throws OperatorError, one line.
 */
export async function addUser(
  settings: Pick<Settings, 'databaseUrl' | 'appDatabaseUrl'>,
  input: AddUserInput,
  password: string | null,
): Promise<AddedUser> {
  const wrong = password === null ? null : wrongWithPassword(password);
  if (wrong !== null) throw new OperatorError(wrong);
  const owner = new pg.Pool({ connectionString: settings.databaseUrl ?? undefined, max: 1 });
  try {
    const hash = password === null ? null : await hashed(password);
    if (hash === null && !(await hasAccount(owner, input.email))) {
      throw new OperatorError('The address has no account yet: give its password through --password-stdin.');
    }
    const place = input.membership && (await findPartnership(owner, input.membership.partnership));
    const organisation =
      input.membership && place
        ? await makeOrganisation(settings.appDatabaseUrl, place, input.membership)
        : null;
    const isNew = await inTransaction(owner, async (client) => {
      const personId = await makePerson(client, input);
      if (input.membership && place && organisation) {
        await makeMember(client, place, personId, organisation.id, input.membership.roles);
      }
      if (hash === null) return false;
      await client.query('SET LOCAL search_path = auth');
      return insertAccount(client, { personId, email: input.email, name: input.name }, hash);
    });
    return {
      email: input.email,
      isNew,
      organisation: organisation && (organisation.isNew ? 'MADE' : 'FOUND'),
    };
  } finally {
    await owner.end();
  }
}

async function hasAccount(owner: pg.Pool, email: string): Promise<boolean> {
  const { rowCount } = await owner.query('SELECT FROM auth."user" WHERE email = $1', [email]);
  return rowCount !== 0;
}

async function findPartnership(owner: pg.Pool, slug: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM partnership WHERE slug = $1', [slug]);
  if (rows[0]) return rows[0].id;
  const all = await owner.query<{ slug: string }>('SELECT slug FROM partnership ORDER BY slug LIMIT 20');
  const known = all.rows.map((row) => row.slug).join(', ');
  throw new OperatorError(`There is no partnership "${slug}"${known ? `; there are ${known}` : ' yet'}.`);
}

/** Acts as the partnership's backbone does: the policies hold back an owner who is no superuser. */
async function makeOrganisation(
  appUrl: string,
  partnershipId: string,
  { organisation, roles }: NonNullable<AddUserInput['membership']>,
): Promise<{ id: string; isNew: boolean }> {
  const kinds = [...new Set(roles.map((role) => KIND_OF[role]))];
  const app = new pg.Pool({ connectionString: appUrl, max: 1 });
  try {
    return await inTransaction(app, async (client) => {
      await client.query(
        `SELECT set_config('app.partnership_id', $1, true), set_config('app.roles', '{BACKBONE}', true)`,
        [partnershipId],
      );
      const { rows } = await client.query<{ id: string; is_new: boolean }>(
        `INSERT INTO organisation AS o (partnership_id, name, kinds) VALUES ($1, $2, $3)
         ON CONFLICT (partnership_id, lower(name)) DO UPDATE
           SET kinds = ARRAY(SELECT DISTINCT unnest(o.kinds || excluded.kinds) ORDER BY 1)
         RETURNING id, xmax = 0 AS is_new`,
        [partnershipId, organisation, kinds],
      );
      const [row] = rows;
      if (row === undefined) throw new Error('An organisation was neither found nor made.');
      return { id: row.id, isNew: row.is_new };
    });
  } finally {
    await app.end();
  }
}

async function makePerson(client: pg.ClientBase, input: AddUserInput): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO person AS p (name, email, is_operator) VALUES ($1, $2, $3)
     ON CONFLICT (email) DO UPDATE SET is_operator = p.is_operator OR excluded.is_operator
     RETURNING id`,
    [input.name, input.email, input.isOperator],
  );
  const [person] = rows;
  if (person === undefined) throw new Error('A person was neither found nor made.');
  return person.id;
}

async function makeMember(
  client: pg.ClientBase,
  partnershipId: string,
  personId: string,
  organisationId: string,
  roles: readonly Role[],
): Promise<void> {
  await client.query(
    `INSERT INTO membership AS m (partnership_id, person_id, organisation_id, roles, state)
     VALUES ($1, $2, $3, $4, 'ACTIVE')
     ON CONFLICT (partnership_id, person_id, organisation_id) DO UPDATE
       SET state = 'ACTIVE', joined_at = coalesce(m.joined_at, now()), invited_name = NULL, invited_email = NULL,
         roles = CASE WHEN m.state = 'ENDED' THEN excluded.roles
         ELSE ARRAY(SELECT DISTINCT unnest(m.roles || excluded.roles) ORDER BY 1) END`,
    [partnershipId, personId, organisationId, roles],
  );
}
