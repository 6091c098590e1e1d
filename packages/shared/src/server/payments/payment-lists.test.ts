import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths, calendarDate, isRefusal } from '../../rules/index.js';
import {
  countStatements,
  type MoneyScene,
  makeMoneyScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { claims } from '../claims/index.js';
import { jobs } from '../outbox/index.js';
import { systemActor } from '../tenancy/index.js';
import {
  executeRun,
  funderShares,
  moneyFlows,
  paidByOthers,
  paymentRuns,
  runPayments,
  statement,
  statements,
} from './index.js';

const FROM = calendarDate('2024-01-31');

describe('lists about money', () => {
  let database: TestDatabase;
  let scene: MoneyScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000 },
      { label: 'R', funder: 'The Council Fund', kind: 'RESIDUAL' },
    ]);
    for (let month = 0; month < 6; month++) {
      const end = addMonths(FROM, month);
      await scene.claims({ count: 2, code: `O${month}`, achievedOn: end });
      const run = await runPayments(scene.people.backbone, { periodEnd: end });
      if (isRefusal(run)) throw new Error(run.message);
      await executeRun(systemActor(scene.partnershipId), run.id);
    }
  });
  afterAll(() => database.close());

  it('cost one statement, whatever the page holds', async () => {
    const { commissioner, funder, backbone } = scene.people;
    const parts = { statements: true, lines: true };
    for (const first of [1, 6]) {
      expect(await countStatements(() => paymentRuns(commissioner, { first, count: true, parts }))).toBe(1);
      expect(await countStatements(() => statements(commissioner, { first, count: true, lines: true }))).toBe(
        1,
      );
      expect(await countStatements(() => statements(funder, { first, count: true, lines: true }))).toBe(1);
    }
    const between = { from: FROM, to: calendarDate('2024-12-31') };
    expect(await countStatements(() => funderShares(commissioner, between))).toBe(1);
    expect(await countStatements(() => funderShares(funder, between))).toBe(1);
    expect(await countStatements(() => moneyFlows(commissioner, between))).toBe(1);
    expect(await countStatements(() => moneyFlows(funder, between))).toBe(1);
    // and one that says how much is hidden here
    expect(await countStatements(() => paidByOthers(funder))).toBe(2);
    expect(await countStatements(() => jobs(backbone))).toBe(1);
  });

  it('show a provider that also pays its part as a funder, beside the claims of its own people', async () => {
    const { funder } = scene.people;
    const between = { from: FROM, to: calendarDate('2024-12-31') };
    const read = async () => [
      await funderShares(funder, between),
      await statements(funder, { first: 6, count: true, lines: true }),
      await moneyFlows(funder, between),
    ];
    const asFunder = await read();
    const joined = await database.owner.query<{ id: string }>(
      `INSERT INTO membership (partnership_id, person_id, organisation_id, roles)
       SELECT $1, $2, o.id, '{PROVIDER_MANAGER}' FROM organisation o
       WHERE o.partnership_id = $1 AND 'PROVIDER' = ANY (o.kinds) LIMIT 1 RETURNING id`,
      [scene.partnershipId, funder.personId],
    );
    try {
      expect(await read()).toEqual(asFunder);
      const list = await claims(funder, { first: 1, count: true });
      expect(list.totalCount).toBe(12);
      expect(list.edges[0]?.node.participant).not.toBeNull();
      expect(list.edges[0]?.node.shares).toEqual([]);
    } finally {
      await database.owner.query('DELETE FROM membership WHERE id = $1', [joined.rows[0]?.id]);
    }
  });

  it('read nested parts only when they are asked for', async () => {
    const bare = await paymentRuns(scene.people.commissioner, { first: 6 });
    expect(bare.edges.map(({ node }) => node.statements)).toEqual(Array(6).fill([]));
    const withLines = await paymentRuns(scene.people.commissioner, {
      first: 6,
      parts: { statements: true, lines: true },
    });
    expect(withLines.edges[0]?.node.statements.map((one) => one.lines.length)).toEqual([1, 1]);
  });

  it('page through statements, newest period first, each once', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await statements(scene.people.commissioner, { first: 5, after, state: 'ISSUED' });
      seen.push(...page.edges.map(({ node }) => node.reference));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
    expect(seen[0]).toBe('S-000012');
    expect((await statements(scene.people.commissioner, { first: 5, state: 'SETTLED' })).edges).toEqual([]);
  });

  it('answer null for what is no statement', async () => {
    expect(await statement(scene.people.commissioner, 'x')).toBeNull();
    expect(await statement(scene.people.commissioner, crypto.randomUUID())).toBeNull();
    await expect(statement(scene.people.manager, 'x')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      funderShares(scene.people.funder, { from: calendarDate('2024-02-01'), to: FROM }),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
