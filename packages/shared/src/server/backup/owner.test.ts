import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScene, wholeContents } from '../../testing/index.js';
import { startTemporaryServer, type TemporaryServer } from '../embedded/index.js';
import { openFileStore } from '../files/index.js';
import { ensureRoles, migrate, roleUrl } from '../installation/index.js';
import { makeBackup, restoreBackup } from './index.js';

describe('a backup by an owner who is no superuser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weft-owner-'));
  const files = openFileStore(join(folder, 'home'));
  const path = join(folder, 'backup.tar.gz');
  let server: TemporaryServer;
  let own: pg.Pool;
  let other: pg.Pool;

  const addressOf = (role: string, database: string): string => {
    const url = new URL(roleUrl(server.ownerUrl, role, 'pw'));
    url.pathname = `/${database}`;
    return url.href;
  };
  const forced = async (pool: pg.Pool): Promise<unknown> =>
    (await pool.query('SELECT relname FROM pg_class WHERE relforcerowsecurity ORDER BY 1')).rows;

  beforeAll(async () => {
    server = await startTemporaryServer(mkdtempSync(join(tmpdir(), 'weft-owner-pg-')));
    const admin = new pg.Client({ connectionString: server.ownerUrl });
    await admin.connect();
    await admin.query(`CREATE ROLE keeper LOGIN PASSWORD 'pw' CREATEROLE`);
    await admin.query('CREATE DATABASE first OWNER keeper');
    await admin.query('CREATE DATABASE second OWNER keeper');
    await admin.query(`CREATE ROLE reader LOGIN PASSWORD 'pw' IN ROLE pg_read_all_data`);
    await admin.end();
    await ensureRoles(addressOf('keeper', 'first'), { app: 'a', auth: 'b', queue: 'c' });
    await migrate(addressOf('keeper', 'first'));
    const asAdmin = (database: string) => {
      const url = new URL(server.ownerUrl);
      url.pathname = `/${database}`;
      const pool = new pg.Pool({ connectionString: url.href, max: 2 });
      // the server ends while their last connections are still closing
      pool.on('error', () => undefined);
      return pool;
    };
    own = asAdmin('first');
    other = asAdmin('second');
    await makeScene(own);
  });
  afterAll(async () => {
    await Promise.all([own.end(), other.end()]);
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const backUp = (role: string, to = path) => {
    const said: string[] = [];
    const made = makeBackup({
      ownerUrl: addressOf(role, 'first'),
      files,
      path: to,
      say: (line) => void said.push(line),
    });
    return made.then((report) => ({ report, said }));
  };

  it('reads and writes every row, and leaves the policies in force', async () => {
    const policies = await forced(own);
    const { report, said } = await backUp('keeper');
    expect(said).toEqual([expect.stringContaining('everybody else waits')]);
    expect(report.rows).toBeGreaterThan(1);
    expect(await forced(own)).toEqual(policies);

    await restoreBackup({ ownerUrl: addressOf('keeper', 'second'), files, path });
    expect(await wholeContents(other)).toEqual(await wholeContents(own));
    expect(await forced(other)).toEqual(policies);
    expect(policies).not.toEqual([]);
  });

  it('says in one line that another role would not see every row', async () => {
    await expect(backUp('reader', `${path}.reader`)).rejects.toThrow(
      'The role of DATABASE_URL cannot read every row: use the role that owns the tables, or give it BYPASSRLS.',
    );
  });

  it('needs nobody to wait when the role has BYPASSRLS', async () => {
    await own.query('ALTER ROLE reader BYPASSRLS');
    const { report, said } = await backUp('reader', `${path}.bypass`);
    expect(said).toEqual([]);
    expect(report.rows).toBeGreaterThan(1);
  });
});
