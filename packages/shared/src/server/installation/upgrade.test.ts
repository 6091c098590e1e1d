import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeSchema } from '../../testing/describe-schema.js';
import { type EmptyDatabase, emptyDatabase } from '../../testing/index.js';
import { verifyAudit } from '../audit/index.js';
import { migrations } from '../migrations/index.js';
import { authorisePayments, verifyLedger } from '../payments/index.js';
import { closeDatabase, openDatabase, systemActor, withTenant } from '../tenancy/index.js';
import { migrate } from './index.js';

/** The first version that people installed. */
const FIRST = 6;
const FIXTURE = readFileSync(new URL('../../testing/first-schema.sql', import.meta.url), 'utf8');

type Contents = Record<string, { columns: string; rows: string[] }>;

/** Every row of the tables that there are now, as text; or of the tables and columns of an earlier look. */
async function contents(owner: pg.Pool, like?: Contents): Promise<Contents> {
  const { rows: tables } = await owner.query<{ table: string; columns: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table,
       string_agg(format('%I', a.attname), ', ' ORDER BY a.attname) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE n.nspname IN ('public', 'app', 'auth') AND c.relkind = 'r' GROUP BY 1`,
  );
  const found: Contents = {};
  for (const { table, columns: all } of tables) {
    const columns = like ? like[table]?.columns : all;
    if (columns === undefined) continue;
    const { rows } = await owner.query<{ row: string }>(
      `SELECT row(${columns})::text AS row FROM ${table} ORDER BY 1`,
    );
    found[table] = { columns, rows: rows.map(({ row }) => row) };
  }
  return found;
}

describe('an installation of the first version', () => {
  let database: EmptyDatabase;
  let before: Contents;
  beforeEach(async () => {
    database = await emptyDatabase();
    await migrate(database.ownerUrl, migrations.slice(0, FIRST));
    await database.owner.query(FIXTURE);
    // a session that nobody uses for half a day ends, and the fixture is older than that
    await database.owner.query(`UPDATE auth.session SET "createdAt" = now(), "updatedAt" = now()`);
    before = await contents(database.owner);
  });
  afterEach(() => database.drop());

  const opened = <T>(work: () => Promise<T>): Promise<T> =>
    openDatabase(database.appUrl).then(() => work().finally(closeDatabase));

  const partnershipId = async (slug: string): Promise<string> => {
    const { rows } = await database.owner.query<{ id: string }>(
      'SELECT id FROM partnership WHERE slug = $1',
      [slug],
    );
    return rows[0]?.id ?? '';
  };
  const anyOf = async (slug: string, role: string) => {
    const { rows } = await database.owner.query<{ id: string }>(
      `SELECT m.person_id AS id FROM membership m JOIN partnership p ON p.id = m.partnership_id
       JOIN organisation o ON o.partnership_id = p.id AND o.id = m.organisation_id
       WHERE p.slug = $1 AND $2 = ANY (m.roles) ORDER BY o.name LIMIT 1`,
      [slug, role],
    );
    return { personId: rows[0]?.id ?? '', partnership: slug };
  };

  it('is brought up to this one with every row as it was, and the schema of a new installation', async () => {
    expect(Object.keys(before).length).toBeGreaterThan(30);
    const ran = await migrate(database.ownerUrl);
    expect(ran).toHaveLength(migrations.length - FIRST);
    expect(await contents(database.owner, before)).toEqual(before);

    const fresh = await emptyDatabase();
    await migrate(fresh.ownerUrl);
    expect(await describeSchema(database.owner)).toBe(await describeSchema(fresh.owner));
    await fresh.drop();
  });

  it('has whole books and a whole trail afterwards, and goes on where it was', async () => {
    await migrate(database.ownerUrl);
    const money = await partnershipId('money');
    await opened(async () => {
      const ledger = await verifyLedger(systemActor(money));
      expect(ledger.findings).toEqual([]);
      expect(ledger.entries).toBeGreaterThan(5n);
      // what is done now is noted in a trail that begins with the upgrade
      const paid = await withTenant(await anyOf('money', 'COMMISSIONER'), (tenant) =>
        tenant.row<{ id: string }>('SELECT id FROM payment_run WHERE partnership_id = $1', [money]),
      );
      const again = await authorisePayments(await anyOf('money', 'COMMISSIONER'), { runId: paid?.id ?? '' });
      expect(again).toMatchObject({ code: 'WRONG_STATE' });
      await database.owner.query(`UPDATE partnership SET name = 'Renamed' WHERE id = $1`, [money]);
      const trail = await verifyAudit(systemActor(money));
      expect(trail).toMatchObject({ findings: [] });
      expect(trail.entries).toBeGreaterThan(0n);
    });
  });

  it('shows everybody what was theirs, and no more', async () => {
    await migrate(database.ownerUrl);
    const seen = async (
      actor: Parameters<typeof withTenant>[0],
      table: string,
    ): Promise<string | undefined> =>
      withTenant(actor, async (tenant) => {
        const row = await tenant.row<{ count: string }>(
          `SELECT string_agg(reference, ' ' ORDER BY reference) AS count FROM ${table} WHERE partnership_id = $1`,
          [tenant.partnership.id],
        );
        return row?.count;
      });
    await opened(async () => {
      const linkWorker = await anyOf('every', 'LINK_WORKER');
      expect(await seen(linkWorker, 'participant')).toBe('P-1');
      expect(await seen(linkWorker, 'claim')).toBe('C-1 C-2');
      expect(await seen(await anyOf('every', 'FUNDER'), 'participant')).toBeNull();
      expect(await seen(await anyOf('every', 'VERIFIER'), 'participant')).toBe('P-1 P-2');
      // a session that was open before the upgrade is open after it
      expect(await seen({ session: 'a-token', partnership: 'every' }, 'claim')).toBe('C-1 C-2 C-3');
      await expect(seen({ session: 'a-token', partnership: 'money' }, 'claim')).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    });
  });

  it('arrives at the same place when it takes every version in turn', async () => {
    for (let version = FIRST + 1; version <= migrations.length; version += 1)
      expect(await migrate(database.ownerUrl, migrations.slice(0, version))).toHaveLength(1);
    expect(await contents(database.owner, before)).toEqual(before);
    const fresh = await emptyDatabase();
    await migrate(fresh.ownerUrl);
    expect(await describeSchema(database.owner)).toBe(await describeSchema(fresh.owner));
    await fresh.drop();
  });
});
