import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal, ROLES, type Role } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { type Actor, systemActor, withTenant } from '../tenancy/index.js';
import {
  executeRun,
  funderShares,
  moneyFlows,
  paidByOthers,
  recordGrant,
  runPayments,
  statements,
} from './index.js';

const on = calendarDate;
const ALWAYS = { from: on('2020-01-01'), to: on('2039-12-31') };

describe('where money comes from and where it goes', () => {
  let database: TestDatabase;
  let scene: MoneyScene;
  let neighbour: Actor;
  let central: Actor;
  let idle: Actor;

  const flowsOf = async (actor: Actor, between = ALWAYS) =>
    (await moneyFlows(actor, between)).map((flow) => [
      flow.funder.name,
      flow.title,
      flow.provider?.name ?? null,
      flow.claimCount,
      flow.amount.amount,
    ]);

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMoneyScene(database.owner);
    const { backbone } = scene.people;
    central = await scene.person('Central fund', 'FUNDER');
    neighbour = await scene.person('Next borough', 'FUNDER');
    idle = await scene.person('A donor', 'FUNDER');
    const second = await scene.organisation('Zig Zag Homes', 'PROVIDER');
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000, outcomeCodes: ['HOME', 'CALM'] },
      { label: 'R', funder: 'The Council Fund', kind: 'RESIDUAL', outcomeCodes: ['HOME', 'CALM', 'ONCE'] },
      { label: 'N', funder: 'Next borough', kind: 'RESIDUAL' },
    ]);
    const price = 10_000n;
    await scene.claims({ code: 'HOME', price, count: 3 });
    await scene.claims({ code: 'HOME', price, count: 9, providerId: second });
    const [returned] = await scene.claims({ code: 'HOME', price, providerId: second });
    await scene.claims({ code: 'ONCE', price });
    await scene.claims({ code: 'CALM', price, count: 2, domain: 'Mental health', achievedOn: '2024-02-10' });
    // what the others pay for
    await scene.claims({ code: 'FAR', price, count: 3 });
    await scene.claims({ code: 'FAR', price, count: 22, providerId: second });
    await scene.claims({ code: 'WIDE', price, count: 41 });
    await scene.claims({ code: 'LOW', price, count: 12, domain: 'mental health' });
    const run = async (periodEnd: string) => {
      const prepared = await runPayments(backbone, { periodEnd: on(periodEnd) });
      if (isRefusal(prepared)) throw new Error(prepared.message);
      await executeRun(systemActor(scene.partnershipId), prepared.id);
    };
    await run('2024-03-31');
    await scene.reverse(returned ?? '');
    await run('2024-04-30');
    const grant = await recordGrant(backbone, {
      from: on('2024-05-01'),
      to: on('2024-05-31'),
      amount: '1000.00',
      reason: 'A month by grant',
    });
    if (isRefusal(grant)) throw new Error(grant.message);
    await executeRun(systemActor(scene.partnershipId), grant.id);
  });
  afterAll(() => database.close());

  it('shows who watches the money all of it, by funder, outcome and provider', async () => {
    const { backbone, commissioner } = scene.people;
    const dataLead = await scene.person('The backbone', 'DATA_LEAD');
    const flows = await flowsOf(commissioner);
    expect(flows).toEqual([
      ['Central fund', 'Calm', 'First Steps', 2, 6000n],
      ['Central fund', 'Home', 'First Steps', 3, 9000n],
      ['Central fund', 'Home', 'Zig Zag Homes', 9, 27000n],
      ['Next borough', 'Far', 'First Steps', 3, 30000n],
      ['Next borough', 'Far', 'Zig Zag Homes', 22, 220000n],
      ['Next borough', 'Low', 'First Steps', 12, 120000n],
      ['Next borough', 'Wide', 'First Steps', 41, 410000n],
      ['Next borough', 'Grant', null, 0, 100000n],
      ['The Council Fund', 'Calm', 'First Steps', 2, 14000n],
      ['The Council Fund', 'Home', 'First Steps', 3, 21000n],
      ['The Council Fund', 'Home', 'Zig Zag Homes', 9, 63000n],
      ['The Council Fund', 'Once', 'First Steps', 1, 10000n],
    ]);
    for (const actor of [backbone, dataLead]) expect(await flowsOf(actor)).toEqual(flows);
  });

  it('shows a funder its own alone: exact, sensitive outcomes without their providers', async () => {
    const { funder } = scene.people;
    const mine = await flowsOf(funder);
    expect(mine.map(([who]) => who).every((who) => who === 'The Council Fund')).toBe(true);
    expect(mine.map((flow) => flow.slice(1))).toEqual([
      ['Home', 'First Steps', 3, 21_000n],
      ['Home', 'Zig Zag Homes', 9, 63_000n],
      ['Mental health', null, 2, 14_000n],
      ['Once', 'First Steps', 1, 10_000n],
    ]);
    expect(await flowsOf(idle)).toEqual([]);
  });

  it('adds up to the shares by outcome and to the statements, for everybody', async () => {
    const sum = (all: readonly { amount: { amount: bigint } }[]) =>
      all.reduce((total, { amount }) => total + amount.amount, 0n);
    for (const actor of [scene.people.funder, central, neighbour, scene.people.backbone]) {
      const flows = await moneyFlows(actor, ALWAYS);
      const papers = await statements(actor, { first: 25 });
      expect(sum(flows)).toBe(sum(papers.edges.map(({ node }) => ({ amount: node.total }))));
      const shares = await funderShares(actor, ALWAYS);
      for (const share of shares) {
        const parts = flows.filter(
          (flow) => flow.outcomeCode === share.outcomeCode && flow.funder.id === share.funder.id,
        );
        expect(sum(parts)).toBe(share.amount.amount);
        expect(parts.reduce((total, { claimCount }) => total + claimCount, 0)).toBe(share.claimCount);
      }
      expect(sum(shares)).toBe(sum(flows));
    }
  });

  it('takes sensitive outcomes by whole months for a funder, and by the day for the others', async () => {
    const day = { from: on('2024-02-28'), to: on('2024-02-28') };
    expect(await flowsOf(scene.people.funder, day)).toEqual([
      ['The Council Fund', 'Mental health', null, 2, 14_000n],
    ]);
    expect(await flowsOf(scene.people.commissioner, day)).toEqual([]);
    await expect(moneyFlows(central, { from: on('2024-02-02'), to: on('2024-02-01') })).rejects.toMatchObject(
      {
        code: 'BAD_USER_INPUT',
      },
    );
  });

  it('tells a funder of the outcomes that others pay for in large, rounded counts, and no money', async () => {
    const theirs = await paidByOthers(scene.people.funder);
    expect(theirs).toMatchObject({ largestHidden: 7, roundedTo: 5, claimCount: 80 });
    const rows = theirs.rows.map((row) => [row.title, row.provider?.name ?? null, row.claimCount]);
    expect(rows).toEqual([
      ['Far', 'First Steps', null],
      ['Far', 'Zig Zag Homes', 20],
      ['Mental health', null, 10],
      ['Wide', 'First Steps', 40],
    ]);
    expect(JSON.stringify(theirs)).not.toMatch(/amount|LOW|"(3|12|22|41|78)"/);
    // who pays for everything else learns of what it has no part in, and who pays nothing of all
    expect((await paidByOthers(neighbour)).rows.map((row) => [row.title, row.claimCount])).toEqual([
      ['Home', null],
      ['Home', 10],
      ['Mental health', null],
      ['Once', null],
    ]);
    expect((await paidByOthers(idle)).claimCount).toBe(95);
  });

  it('tells who works for a provider as well nothing of a few of others’, their own claims taken away', async () => {
    const both = await scene.person('A donor', 'FUNDER');
    const all = await paidByOthers(both);
    await scene.joins(both, 'Zig Zag Homes', 'PROVIDER_MANAGER');
    const { rows, claimCount } = await paidByOthers(both);
    const own = rows.filter(({ provider }) => provider?.name === 'Zig Zag Homes');
    // their own they know; Home of First Steps was three, and three is hidden whatever stands beside it
    expect(own.map((row) => [row.title, row.claimCount])).toEqual([
      ['Far', 22],
      ['Home', 9],
    ]);
    expect(
      rows.find((row) => row.title === 'Home' && row.provider?.name === 'First Steps')?.claimCount,
    ).toBeNull();
    // what is left of a total is hidden, or a rounded number of those whom they do not know
    const mine = own.reduce((sum, row) => sum + (row.claimCount ?? 0), 0);
    expect(claimCount === null || (claimCount - mine) % 5 === 0).toBe(true);
    expect(all.claimCount).toBe(95);
  });

  it('lets in nobody else, and the database shows a funder nothing of what others pay for', async () => {
    for (const role of ROLES) {
      const actor = await scene.person(`${role} at large`, role);
      const flows = moneyFlows(actor, ALWAYS).then(
        () => 'shown',
        (fault: { code: string }) => fault.code,
      );
      const others = paidByOthers(actor).then(
        () => 'shown',
        (fault: { code: string }) => fault.code,
      );
      const sees: Role[] = ['BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'FUNDER'];
      expect([role, await flows]).toEqual([role, sees.includes(role) ? 'shown' : 'FORBIDDEN']);
      expect([role, await others]).toEqual([role, role === 'FUNDER' ? 'shown' : 'FORBIDDEN']);
    }
    const rows = await withTenant(scene.people.funder, async (tenant) => [
      ...(await tenant.rows('SELECT FROM claim')),
      ...(await tenant.rows('SELECT FROM ledger_entry')),
      ...(await tenant.rows(`SELECT FROM funder_claim WHERE outcome_code IN ('FAR', 'WIDE', 'LOW')`)),
    ]);
    expect(rows).toEqual([]);
  });
});
