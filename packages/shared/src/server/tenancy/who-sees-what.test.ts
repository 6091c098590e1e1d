import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may, ROLES } from '../../rules/index.js';
import {
  ALL,
  type EveryTable,
  fillEveryTable,
  makeScene,
  type Scene,
  SEES,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import type { Actor } from './actor.js';
import { systemActor } from './actor.js';
import { withTenant } from './with-tenant.js';

const idOf = (table: string): string => (table === 'partnership' ? 'id' : 'partnership_id');
const COUNTED = Object.keys(SEES)
  .map((table) => `SELECT '${table}' AS name, count(*)::int FROM ${table} WHERE ${idOf(table)} = $1`)
  .join(' UNION ALL ');
type Counted = { name: string; count: number };
const byTable = (rows: readonly Counted[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ name, count }) => [name, count]));

/** Of every table nothing, but for those that are named. */
const nothingBut = (shown: Record<string, number> = {}): Record<string, number> => ({
  ...Object.fromEntries(Object.keys(SEES).map((table) => [table, 0])),
  ...shown,
});

describe('who sees what', () => {
  let database: TestDatabase;
  let scene: Scene;
  let filled: EveryTable;
  let elsewhere: EveryTable;
  let elsewhereScene: Scene;

  /** How many rows of a partnership somebody sees of each table, by one statement. */
  const countsFor = (actor: Actor, of: Scene = scene): Promise<Record<string, number>> =>
    withTenant(actor, async (tenant) => byTable(await tenant.rows<Counted>(COUNTED, [of.partnershipId])));

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    elsewhereScene = await makeScene(database.owner);
    filled = await fillEveryTable(database.owner, scene);
    elsewhere = await fillEveryTable(database.owner, elsewhereScene);
  });
  afterAll(() => database.close());

  it('has an expectation, and a row to see, for every table and view', async () => {
    const names = await database.owner.query<{ name: string }>(`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
        AND relname NOT IN ('migrations', 'person')`);
    expect(names.rows.map((row) => row.name).sort()).toEqual(Object.keys(SEES).sort());
    const { rows } = await database.owner.query<Counted>(COUNTED, [scene.partnershipId]);
    const empty = rows.filter(({ count }) => count === 0).map(({ name }) => name);
    expect(empty.filter((name) => !/^(?:funder|referrer|own_anchor)_/.test(name))).toEqual([]);
  });

  it.each(ROLES)('shows %s just what it may', async (role) => {
    const there = byTable((await database.owner.query<Counted>(COUNTED, [scene.partnershipId])).rows);
    const wanted = Object.entries(SEES).map(([table, counts]) => {
      const count = counts[role] ?? 0;
      return [table, count === ALL ? there[table] : count];
    });
    expect(await countsFor(filled.people[role])).toEqual(Object.fromEntries(wanted));
  });

  it.each(ROLES)('shows %s of another partnership nothing', async (role) => {
    expect(await countsFor(elsewhere.people[role])).toEqual(nothingBut());
  });

  // docs/adr/0026: a table that follows the participant into sight needs a policy that keeps it from them
  it.each(['PROVIDER_MANAGER', 'LINK_WORKER'] as const)(
    'shows %s, of whom they work beside, just what joint work needs, and only where it is asked for',
    async (role) => {
      const { rows: about } = await database.owner.query<{ name: string }>(`
        SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'participant_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') ORDER BY 1`);
      const goesOn = (until: string | null) =>
        database.owner.query('UPDATE joint_work SET until_on = $2 WHERE participant_id = $1', [
          filled.secondParticipantId,
          until,
        ]);
      const seenBy = async (jointly: boolean) => {
        const seen: Record<string, number> = {};
        for (const { name } of [...about, { name: 'participant' }]) {
          const count = await withTenant(filled.people[role], async (tenant) => {
            if (jointly) await tenant.worksJointly();
            const row = await tenant.row<{ count: number }>(
              `SELECT count(*)::int AS count FROM ${name} WHERE ${name === 'participant' ? 'id' : 'participant_id'} = $1`,
              [filled.secondParticipantId],
            );
            return row?.count ?? -1;
          });
          if (count !== 0) seen[name] = count;
        }
        return seen;
      };
      const before = await seenBy(true);
      await goesOn(null);
      expect(await seenBy(false)).toEqual(before);
      expect(before).toMatchObject({ joint_work: 1 });
      expect(before).not.toHaveProperty('participant');
      expect(await seenBy(true)).toEqual({
        ...before,
        participant: 1,
        contact: 1,
        // how to visit safely, and not what is of safeguarding
        safety_note: 1,
        standing_contact: 1,
        support_plan: 1,
      });
      await goesOn('2025-06-30');
    },
  );

  it('shows a person outside every partnership nothing but themself', async () => {
    const stranger = '11111111-1111-4111-8111-111111111111';
    await database.owner.query(
      `INSERT INTO person (id, name, email) VALUES ($1, 'Nobody', 'nobody@example.org')`,
      [stranger],
    );
    expect(await countsFor({ personId: stranger })).toEqual(nothingBut());
    const people = await withTenant({ personId: stranger }, (tenant) =>
      tenant.rows<{ id: string }>('SELECT id FROM person'),
    );
    expect(people).toEqual([{ id: stranger }]);
  });

  it('shows a visitor the open page of a partnership, which it is, and nothing else, and a closed one not at all', async () => {
    const { rows } = await database.owner.query<{ slug: string }>(
      'SELECT slug FROM partnership WHERE id = $1',
      [scene.partnershipId],
    );
    const visitor = { visits: rows[0]?.slug ?? '' };
    expect(await countsFor(visitor)).toEqual(nothingBut({ self_referral_page: 1, partnership: 1 }));
    expect(await countsFor(visitor, elsewhereScene)).toEqual(nothingBut());
    await database.owner.query('UPDATE self_referral_page SET is_open = false WHERE partnership_id = $1', [
      scene.partnershipId,
    ]);
    for (const visits of [visitor.visits, 'no-such-partnership'])
      await expect(countsFor({ visits })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows an operator the partnerships and none of their records', async () => {
    const operator = '22222222-2222-4222-8222-222222222222';
    await database.owner.query(
      `INSERT INTO person (id, name, email, is_operator) VALUES ($1, 'Operator', 'operator@example.org', true)`,
      [operator],
    );
    expect(await countsFor({ personId: operator })).toEqual(nothingBut({ partnership: 1 }));
  });

  it('keeps the system in the partnership of its job', async () => {
    expect(await countsFor(systemActor(elsewhereScene.partnershipId))).toEqual(nothingBut());
  });

  it('lets nobody write into another partnership, whatever their role', async () => {
    for (const role of ROLES) {
      const write = withTenant(filled.people[role], (tenant) =>
        tenant.execute(
          `INSERT INTO organisation (partnership_id, name, kinds) VALUES ($1, 'Planted', '{PROVIDER}')`,
          [elsewhereScene.partnershipId],
        ),
      );
      await expect(write, role).rejects.toThrow(/row-level security/);
      const changed = await withTenant(filled.people[role], (tenant) =>
        tenant.execute(`UPDATE claim SET awaits_answer = true WHERE id = $1`, [elsewhere.claims.submitted]),
      );
      expect(changed, role).toBe(0);
    }
  });

  it('names a claim differently for each of its funders', async () => {
    const second = await scene.person('Second funder', 'FUNDER');
    const seenBy = (actor: Actor) =>
      withTenant(actor, (tenant) =>
        tenant.rows<{ id: string; reference: string; amount: bigint }>('SELECT * FROM funder_claim'),
      );
    const first = await seenBy(filled.people.FUNDER);
    const other = await seenBy(second);
    expect(first.map((row) => row.amount)).toEqual([3000n]);
    expect(other.map((row) => row.amount).sort()).toEqual([10000n, 7000n]);
    const all = [...first, ...other];
    expect(new Set(all.map((row) => row.id)).size).toBe(3);
    expect(new Set(all.map((row) => row.reference)).size).toBe(3);
    const columns = Object.keys(first[0] ?? {});
    expect(
      columns.filter((name) => /participant|claim_id|enrolment|anchor|submitted|tariff/.test(name)),
    ).toEqual([]);
  });

  it.each(ROLES)(
    'tells %s what the contract is worth at most just when it may read who pays',
    async (role) => {
      await database.owner.query('UPDATE partnership SET contract_cap = 1234567 WHERE id = $1', [
        scene.partnershipId,
      ]);
      // before any variation
      const told = await withTenant(filled.people[role], (tenant) =>
        tenant.row<{ maximum: bigint | null }>(
          `SELECT app.contract_maximum(id, '0001-01-01') AS maximum FROM partnership WHERE id = $1`,
          [scene.partnershipId],
        ),
      );
      expect(told).toEqual({ maximum: may([role], 'fundingAgreement') ? 1_234_567n : null });
      for (const raw of ['contract_cap', 'p.*', 'to_jsonb(p)'])
        await expect(
          withTenant(filled.people[role], (tenant) => tenant.rows(`SELECT ${raw} FROM partnership p`)),
        ).rejects.toThrow(/permission denied/);
    },
  );
});
