import pg from 'pg';
import type { Settings } from '../settings.js';
import { asOwner } from './connect-owner.js';
import { InstallationError } from './installation-error.js';

/** Passwords of the three roles that sign in. */
export interface RolePasswords {
  readonly app: string;
  readonly auth: string;
  readonly queue: string;
}

interface FoundRole {
  readonly rolname: string;
  readonly rolsuper: boolean;
  readonly rolbypassrls: boolean;
}

const SIGN_IN = { weft_app: 'app', weft_auth: 'auth', weft_queue: 'queue' } as const;

/**
 * Makes the database roles that the migrations and the processes count on, as far as the owner may:
 * weft_gate (owns the few functions that see more than their caller; nobody signs in as it), weft_app,
 * weft_auth and weft_queue. None of them may bypass a policy. Safe to repeat.
 *
 * @throws InstallationError, one line, that names the right that is missing.
 */
export async function ensureRoles(ownerUrl: string, passwords: RolePasswords): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    await checkServer(client);
    await makeMissing(client, passwords);
    for (const [role, key] of Object.entries(SIGN_IN)) {
      if (await canSignIn(ownerUrl, role, passwords[key])) continue;
      await asked(
        client,
        `ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(passwords[key])}`,
        `set the password of ${role}`,
      );
      if (!(await canSignIn(ownerUrl, role, passwords[key]))) {
        throw new InstallationError(
          `The database does not let the role ${role} sign in with its password: see its pg_hba.conf.`,
        );
      }
    }
  });
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{
    version: number;
    encoding: string;
    owner: string;
    makes: boolean;
    places: boolean;
  }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
       current_user AS owner, has_database_privilege(current_database(), 'CREATE') AS makes,
       has_schema_privilege('public', 'CREATE') AS places`,
  );
  const [server] = rows;
  if (server === undefined) throw new Error('The server says nothing about itself.');
  if (server.version < 140_000) throw new InstallationError('Weft needs PostgreSQL 14 or later.');
  if (server.encoding !== 'UTF8') {
    throw new InstallationError(`The database has the encoding ${server.encoding}; Weft needs UTF8.`);
  }
  if (!server.makes) {
    throw new InstallationError(
      `The role "${server.owner}" may not make schemas: GRANT CREATE ON DATABASE … TO "${server.owner}".`,
    );
  }
  if (!server.places) {
    throw new InstallationError(
      `The role "${server.owner}" may not make tables: GRANT CREATE ON SCHEMA public TO "${server.owner}".`,
    );
  }
}

async function makeMissing(client: pg.Client, passwords: RolePasswords): Promise<void> {
  const wanted = ['weft_gate', ...Object.keys(SIGN_IN)];
  const { rows } = await client.query<FoundRole>(
    'SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = ANY ($1)',
    [wanted],
  );
  for (const role of rows) {
    if (role.rolsuper || role.rolbypassrls) {
      throw new InstallationError(
        `The role ${role.rolname} could bypass the policies: ALTER ROLE ${role.rolname} NOSUPERUSER NOBYPASSRLS.`,
      );
    }
  }
  const there = new Set(rows.map((role) => role.rolname));
  for (const role of wanted.filter((name) => !there.has(name))) {
    const key = SIGN_IN[role as keyof typeof SIGN_IN];
    const entrance = key === undefined ? 'NOLOGIN' : `LOGIN PASSWORD ${client.escapeLiteral(passwords[key])}`;
    // Superusers alone may name the other two attributes, and neither is given unless it is named.
    await asked(client, `CREATE ROLE ${role} ${entrance} NOCREATEDB NOCREATEROLE`, `make the role ${role}`);
  }
}

/** Runs what needs a right; a missing one is said in one line. Somebody else having made the role is fine. */
async function asked(client: pg.Client, statement: string, deed: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (fault) {
    const { code } = fault as pg.DatabaseError;
    if (code === '42710' || code === '23505') return;
    if (code !== '42501') throw fault;
    throw new InstallationError(
      `The role of DATABASE_URL may not ${deed}: give it CREATEROLE, or have the role made beforehand (docs/operations.md).`,
    );
  }
}

async function canSignIn(ownerUrl: string, role: string, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: roleUrl(ownerUrl, role, password) });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (fault) {
    // 28P01: wrong password; 28000: may not sign in at all.
    if (['28P01', '28000'].includes((fault as pg.DatabaseError).code ?? '')) return false;
    throw fault;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The passwords that the addresses of the three roles hold. */
export function passwordsOf(settings: Settings): RolePasswords {
  const password = (url: string): string => decodeURIComponent(new URL(url).password);
  return {
    app: password(settings.appDatabaseUrl),
    auth: password(settings.authDatabaseUrl),
    queue: password(settings.queueDatabaseUrl),
  };
}

/** The same database under another role. */
export function roleUrl(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.href;
}
