import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTemporaryServer, type TemporaryServer } from '../embedded/index.js';
import { contentsOf, ensureRoles, migrate, migrationState, roleUrl } from './index.js';

class First0001 implements MigrationInterface {
  name = 'First1700000000001';
  up = async (run: QueryRunner): Promise<void> => {
    // The owner hands functions over to the gate, as the real migrations do.
    await run.query(`DO $$ BEGIN EXECUTE format('GRANT weft_gate TO %I', current_user); END $$`);
    await run.query('CREATE TABLE thing (id int); GRANT CREATE ON SCHEMA public TO weft_gate');
    await run.query('ALTER TABLE thing OWNER TO weft_gate');
  };
  down = async (): Promise<void> => undefined;
}

class Second0002 implements MigrationInterface {
  name = 'Second1700000000002';
  up = async (run: QueryRunner): Promise<void> => void (await run.query('CREATE TABLE other (id int)'));
  down = async (): Promise<void> => undefined;
}

class Broken0003 implements MigrationInterface {
  name = 'Broken1700000000003';
  up = async (run: QueryRunner): Promise<void> => void (await run.query('CREATE TABLE thing (id int)'));
  down = async (): Promise<void> => undefined;
}

const passwords = { app: 'app-1', auth: "it's @ / #1", queue: 'queue-1' };

describe('an installation on a server of the operator', () => {
  let server: TemporaryServer;

  /** A database of its own that belongs to a role with these rights, and no more than them. */
  const ownedBy = async (owner: string, rights: string): Promise<string> => {
    const grants = [
      `CREATE ROLE ${owner} LOGIN PASSWORD 'pw' ${rights}`,
      `CREATE DATABASE ${owner} OWNER ${owner}`,
    ];
    for (const statement of grants) await query(server.ownerUrl, statement);
    const url = new URL(roleUrl(server.ownerUrl, owner, 'pw'));
    url.pathname = `/${owner}`;
    return url.href;
  };

  beforeAll(async () => {
    server = await startTemporaryServer(mkdtempSync(join(tmpdir(), 'weft-installation-')));
  });
  afterAll(() => server.stop());

  it('says which right is missing when the owner may not make roles', async () => {
    const url = await ownedBy('clerk', '');
    await expect(ensureRoles(url, passwords)).rejects.toThrow(
      'The role of DATABASE_URL may not make the role weft_gate: give it CREATEROLE, or have the role made beforehand',
    );
  });

  it('needs no superuser: CREATEROLE is enough for roles and migrations', async () => {
    const url = await ownedBy('keeper', 'CREATEROLE');
    await ensureRoles(url, passwords);
    await ensureRoles(url, passwords);
    expect(await migrate(url, [First0001])).toEqual(['First1700000000001']);

    const { rows } = await query(
      server.ownerUrl,
      `SELECT rolname, rolcanlogin, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS mighty
       FROM pg_roles WHERE rolname LIKE 'weft\\_%' ORDER BY rolname`,
    );
    expect(rows).toEqual([
      { rolname: 'weft_app', rolcanlogin: true, mighty: false },
      { rolname: 'weft_auth', rolcanlogin: true, mighty: false },
      { rolname: 'weft_gate', rolcanlogin: false, mighty: false },
      { rolname: 'weft_queue', rolcanlogin: true, mighty: false },
    ]);
    const asAuth = await query(roleUrl(url, 'weft_auth', passwords.auth), 'SELECT current_user AS me');
    expect(asAuth.rows).toEqual([{ me: 'weft_auth' }]);
  });

  it('gives a role its password anew when the secrets were lost', async () => {
    await ensureRoles(server.ownerUrl, { ...passwords, app: 'app-2' });
    const asApp = await query(roleUrl(server.ownerUrl, 'weft_app', 'app-2'), 'SELECT current_user AS me');
    expect(asApp.rows).toEqual([{ me: 'weft_app' }]);
  });

  it('refuses a role that could bypass the policies', async () => {
    await query(server.ownerUrl, 'ALTER ROLE weft_app BYPASSRLS');
    await expect(ensureRoles(server.ownerUrl, passwords)).rejects.toThrow(
      'weft_app could bypass the policies',
    );
    await query(server.ownerUrl, 'ALTER ROLE weft_app NOBYPASSRLS');
  });

  it('migrates once when two start at once, and the application can ask whether all is right', async () => {
    const url = await ownedBy('twice', 'CREATEROLE SUPERUSER');
    const ran = await Promise.all([
      migrate(url, [First0001, Second0002]),
      migrate(url, [First0001, Second0002]),
    ]);
    expect(ran.flat().sort()).toEqual(['First1700000000001', 'Second1700000000002']);

    const app = new pg.Client({ connectionString: roleUrl(url, 'weft_app', 'app-2') });
    await app.connect();
    expect(await migrationState(app, [First0001, Second0002])).toBe('RIGHT');
    expect(await migrationState(app, [First0001])).toBe('NEWER');
    expect(await migrationState(app, [First0001, Second0002, Broken0003])).toBe('BEHIND');
    await app.end();
  });

  it('leaves the database as it was when a migration fails, and says when it is of a newer version', async () => {
    const url = await ownedBy('upgraded', 'SUPERUSER');
    await migrate(url, [First0001]);
    await expect(migrate(url, [First0001, Second0002, Broken0003])).rejects.toThrow('already exists');
    expect((await query(url, `SELECT to_regclass('other') AS other`)).rows).toEqual([{ other: null }]);
    await expect(migrate(url, [Second0002])).rejects.toThrow(
      'The database was made by a newer version of Weft',
    );
  });

  it('says in one line that nobody listens, or that the password is wrong', async () => {
    await expect(migrate('postgres://x:y@127.0.0.1:1/z')).rejects.toThrow(
      'The database of DATABASE_URL cannot be opened: nothing listens on 127.0.0.1:1.',
    );
    await expect(migrate(roleUrl(server.ownerUrl, 'weft_app', 'wrong'))).rejects.toThrow(
      'The database of DATABASE_URL cannot be opened: password authentication failed for user "weft_app".',
    );
  });

  it('tells an empty database from one in use after the real migrations', async () => {
    const url = await ownedBy('fresh', 'CREATEROLE SUPERUSER');
    await migrate(url);
    expect(await contentsOf(url)).toBe('EMPTY');
    await query(url, `INSERT INTO person (name, email) VALUES ('Ada', 'ada@example.org')`);
    expect(await contentsOf(url)).toBe('UNFINISHED');
    await query(
      url,
      `INSERT INTO auth."user" (name, email, "emailVerified") VALUES ('Ada', 'ada@example.org', true)`,
    );
    expect(await contentsOf(url)).toBe('IN_USE');
    await query(url, 'UPDATE app.installation SET demonstration = true');
    expect(await contentsOf(url)).toBe('DEMONSTRATION');
  });

  it('runs the real migrations for an owner who is no superuser', async () => {
    await query(server.ownerUrl, 'ALTER ROLE keeper CREATEROLE');
    await query(server.ownerUrl, 'CREATE DATABASE plain OWNER keeper');
    const url = new URL(roleUrl(server.ownerUrl, 'keeper', 'pw'));
    url.pathname = '/plain';
    await migrate(url.href);
    expect(await contentsOf(url.href)).toBe('EMPTY');
  });
});

async function query(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
