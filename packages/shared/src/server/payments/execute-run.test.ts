import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDate, isRefusal } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { systemActor } from '../tenancy/index.js';
import { executeRun, type PaymentRunView, paymentRun, runPayments } from './index.js';

const on = calendarDate;

describe('a payment run', () => {
  let database: TestDatabase;
  let scene: MoneyScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeMoneyScene(database.owner);
  });
  afterAll(() => database.close());

  const prepare = async (periodEnd: CalendarDate): Promise<string> => {
    const run = await runPayments(scene.people.backbone, { periodEnd });
    if (isRefusal(run)) throw new Error(run.message);
    return run.id;
  };
  const runTo = async (periodEnd: CalendarDate, batchSize?: number): Promise<PaymentRunView> => {
    const id = await prepare(periodEnd);
    await executeRun(systemActor(scene.partnershipId), id, batchSize ? { batchSize } : {});
    const run = await paymentRun(scene.people.backbone, id);
    if (!run) throw new Error('the run is gone');
    return run;
  };
  const claim = async (id: string) =>
    (
      await database.owner.query<{
        state: string;
        unfunded_reason: string | null;
        reversal_pending: boolean;
      }>('SELECT state, unfunded_reason, reversal_pending FROM claim WHERE id = $1', [id])
    ).rows[0];

  it('splits the worked example: a fixed amount, a top-up of 30 % and the council with what is left', async () => {
    await scene.agree([
      { label: 'F', funder: 'Foundation', kind: 'FIXED', amount: 45000n },
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000 },
      { label: 'R', funder: 'Council', kind: 'RESIDUAL' },
    ]);
    const [id = ''] = await scene.claims({ price: 50000n });
    const run = await runTo(on('2024-03-31'));
    expect(await scene.due()).toEqual({ 'Central fund': 15000n, Foundation: 35000n });
    expect(await claim(id)).toMatchObject({ state: 'BILLED', unfunded_reason: null });
    expect(run).toMatchObject({
      state: 'DONE',
      claimCount: 1,
      total: { amount: 50000n, currency: 'GBP' },
      unfundedClaimCount: 0,
      progress: { done: 1, total: 1 },
    });
    expect(run.statements.map((one) => [one.reference, one.funder.name, one.total.amount])).toEqual([
      ['S-000001', 'Central fund', 15000n],
      ['S-000002', 'Foundation', 35000n],
    ]);
    expect(run.statements[0]?.lines).toEqual([
      {
        outcomeCode: 'HOME',
        title: 'Home',
        givenBack: false,
        claimCount: 1,
        total: { amount: 15000n, currency: 'GBP' },
      },
    ]);
  });

  it('splits the worked example of a cap: what it cuts the council pays', async () => {
    const school = await scene.organisation('School', 'ANCHOR', 'FUNDER');
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000, cap: 1240n },
      { label: 'S', anchorPays: true, kind: 'PERCENT', percent: 1200, anchorIds: [school] },
      { label: 'R', funder: 'Council', kind: 'RESIDUAL' },
    ]);
    await scene.claims({ price: 220000n, anchorId: school });
    await runTo(on('2024-03-31'));
    expect(await scene.due()).toEqual({ 'Central fund': 1240n, Council: 192360n, School: 26400n });
    const streams = await database.owner.query('SELECT FROM funding_stream WHERE partnership_id = $1', [
      scene.partnershipId,
    ]);
    expect(streams.rowCount).toBe(0);
  });

  it('leaves a claim unfunded that the council cannot pay whole, says why, and takes it first next time', async () => {
    const terms = [
      { label: 'T', funder: 'Central fund', kind: 'PERCENT' as const, percent: 3000 },
      { label: 'R', funder: 'Council', kind: 'RESIDUAL' as const, cap: 10000n },
    ];
    await scene.agree(terms);
    const [dear = ''] = await scene.claims({ price: 85500n, achievedOn: '2024-03-20' });
    const [cheap = ''] = await scene.claims({ price: 10000n, achievedOn: '2024-03-25' });
    const first = await runTo(on('2024-03-31'));
    expect(first).toMatchObject({ claimCount: 1, unfundedClaimCount: 1, unfundedTotal: { amount: 85500n } });
    expect(await claim(dear)).toMatchObject({ state: 'VERIFIED' });
    expect((await claim(dear))?.unfunded_reason).toMatch(/caps leave £498.50/);
    expect(await claim(cheap)).toMatchObject({ state: 'BILLED' });

    // a later version lifts the cap to where one of two fits; the unfunded one comes first though it is younger
    await scene.agree([
      terms[0] ?? { label: 'T', kind: 'PERCENT' },
      { ...(terms[1] ?? { label: 'R', kind: 'RESIDUAL' }), cap: 66850n },
    ]);
    const [older = ''] = await scene.claims({ price: 85500n, achievedOn: '2024-01-01' });
    await runTo(on('2024-04-30'));
    expect(await claim(dear)).toMatchObject({ state: 'BILLED', unfunded_reason: null });
    expect(await claim(older)).toMatchObject({ state: 'VERIFIED' });
  });

  it('keeps to the contract’s maximum, as the newest variation in effect has it', async () => {
    await database.owner.query('UPDATE partnership SET contract_cap = 100000 WHERE id = $1', [
      scene.partnershipId,
    ]);
    await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }]);
    const ids = await scene.claims({ count: 3, price: 40000n });
    expect(await runTo(on('2024-03-31'))).toMatchObject({ claimCount: 2, unfundedClaimCount: 1 });
    expect((await claim(ids[2] ?? ''))?.unfunded_reason).toBe(
      'The contract’s maximum leaves £200.00, which is less than the price.',
    );
    await database.owner.query(
      `INSERT INTO variation (partnership_id, effective_on, new_maximum, reason) VALUES ($1, '2024-05-01', 120000, 'More')`,
      [scene.partnershipId],
    );
    expect(await runTo(on('2024-04-30'))).toMatchObject({ claimCount: 0, unfundedClaimCount: 1 });
    expect(await runTo(on('2024-05-31'))).toMatchObject({ claimCount: 1, unfundedClaimCount: 0 });
  });

  it('leaves unfunded what no agreement was in effect for', async () => {
    const [id = ''] = await scene.claims({ achievedOn: '2024-03-01' });
    await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }], '2024-03-02');
    await runTo(on('2024-03-31'));
    expect((await claim(id))?.unfunded_reason).toMatch(/No funding agreement was in effect on 1 March 2024/);
  });

  it('takes the highest version in effect on the date of achievement, also one that reaches back', async () => {
    await scene.agree([{ label: 'A', funder: 'First', kind: 'RESIDUAL' }], '2024-01-01');
    await scene.agree([{ label: 'B', funder: 'Second', kind: 'RESIDUAL' }], '2024-03-01');
    await scene.claims({ price: 100n, achievedOn: '2024-02-29' });
    await scene.claims({ price: 10n, achievedOn: '2024-03-01' });
    await runTo(on('2024-03-31'));
    expect(await scene.due()).toEqual({ First: 100n, Second: 10n });
    // what is billed stays; what is not yet billed goes by the version that reaches back
    await scene.agree([{ label: 'C', funder: 'Third', kind: 'RESIDUAL' }], '2024-02-01');
    await scene.claims({ price: 1n, achievedOn: '2024-02-29' });
    await scene.claims({ price: 7n, achievedOn: '2024-01-31' });
    await runTo(on('2024-04-30'));
    expect(await scene.due()).toEqual({ First: 107n, Second: 10n, Third: 1n });
  });

  it('does not bill what was achieved after the period, nor what is not verified', async () => {
    await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }]);
    await scene.claims({ achievedOn: '2024-04-01' });
    await scene.claims({ state: 'APPROVED' });
    expect(await runTo(on('2024-03-31'))).toMatchObject({
      claimCount: 0,
      progress: { done: 0, total: 0 },
      state: 'DONE',
    });
  });

  it('comes to the same pence in batches of any size, each part within a penny of its entitlement', async () => {
    const terms = [
      { label: 'A', funder: 'A', kind: 'PERCENT' as const, percent: 3333 },
      { label: 'B', funder: 'B', kind: 'PERCENT' as const, percent: 3333 },
      { label: 'C', funder: 'C', kind: 'RESIDUAL' as const },
    ];
    const totals = [];
    for (const batchSize of [1, 7, 5000]) {
      scene = await makeMoneyScene(database.owner);
      await scene.agree(terms);
      await scene.claims({ count: 40, price: 101n });
      await runTo(on('2024-03-31'), batchSize);
      totals.push(await scene.due());
    }
    expect(totals[1]).toEqual(totals[0]);
    expect(totals[2]).toEqual(totals[0]);
    const { A = 0n, B = 0n, C = 0n } = totals[0] ?? {};
    expect(A + B + C).toBe(4040n);
    for (const part of [A, B]) {
      const off = part * 10_000n - 4040n * 3333n;
      expect(off < 10_000n && off > -10_000n).toBe(true);
    }
  });

  it('gives back exactly what was billed in the next run, frees the caps and leaves the stream alone', async () => {
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000, cap: 100000n },
      { label: 'R', funder: 'Council', kind: 'RESIDUAL' },
    ]);
    const [first = ''] = await scene.claims({ price: 50001n });
    await runTo(on('2024-03-31'));
    const billed = await scene.due();
    await scene.reverse(first);
    expect(await claim(first)).toMatchObject({ state: 'REVERSED', reversal_pending: true });
    const run = await runTo(on('2024-04-30'));
    expect(run).toMatchObject({ claimCount: 0, total: { amount: -50001n } });
    expect(run.statements.map((one) => one.total.amount)).toEqual([
      -(billed['Central fund'] ?? 0n),
      -(billed.Council ?? 0n),
    ]);
    expect(run.statements[0]?.lines).toMatchObject([{ outcomeCode: 'HOME', claimCount: -1 }]);
    expect(await claim(first)).toMatchObject({ state: 'REVERSED', reversal_pending: false });
    expect(await scene.due()).toEqual({ 'Central fund': 0n, Council: 0n });
    const left = await database.owner.query(
      `SELECT (SELECT sum(paid) FROM contribution_total WHERE partnership_id = $1) AS paid,
         (SELECT sum(total) FROM funding_stream WHERE partnership_id = $1) AS streams`,
      [scene.partnershipId],
    );
    expect(left.rows[0]).toEqual({ paid: '0', streams: '50001' });
  });

  it('does unfinished runs of earlier periods first', async () => {
    await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }]);
    await scene.claims({ achievedOn: '2024-03-15' });
    await scene.claims({ achievedOn: '2024-04-15' });
    const march = await prepare(on('2024-03-31'));
    const april = await prepare(on('2024-04-30'));
    await executeRun(systemActor(scene.partnershipId), april);
    const runs = await Promise.all([march, april].map((id) => paymentRun(scene.people.backbone, id)));
    expect(runs.map((run) => [run?.state, run?.claimCount])).toEqual([
      ['DONE', 1],
      ['DONE', 1],
    ]);
  });
});
