import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Refusal } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { executeRun, recordGrant, runPayments } from '../payments/index.js';
import { systemActor } from '../tenancy/index.js';
import { type ForecastPlanView, getForecast, recordForecast } from './index.js';

const PERIODS = [
  { from: '2024-04-01', to: '2024-06-30', amount: '1500.00' },
  { from: '2024-01-01', to: '2024-03-31', amount: '1000.00' },
];
const PLAN = { name: 'Base case', kind: 'BASE', adoptedOn: '2024-01-01', periods: PERIODS } as const;

const recorded = (result: ForecastPlanView | Refusal): ForecastPlanView => {
  if ('code' in result) throw new Error(`${result.code} ${result.field}`);
  return result;
};

describe('a forecast', () => {
  let database: TestDatabase;
  let scene: MoneyScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await makeMoneyScene(database.owner, { contractCap: 500_000n });
  });

  const run = async (periodEnd: string): Promise<void> => {
    const prepared = await runPayments(scene.people.backbone, { periodEnd: periodEnd as never });
    if ('code' in prepared) throw new Error(prepared.message);
    await executeRun(systemActor(scene.partnershipId), prepared.id);
  };
  /** Four quarters of 2024: 2, 2, 2 and 4 claims of £500.00, billed; one more waits. */
  const bill2024 = async (): Promise<void> => {
    await scene.agree([
      { label: 'Top-up', funder: 'Fund', kind: 'PERCENT', percent: 3000, cap: 200_000n },
      { label: 'Council', funder: 'Council', kind: 'RESIDUAL' },
    ]);
    for (const [achievedOn, count] of [
      ['2024-02-10', 2],
      ['2024-05-10', 2],
      ['2024-08-10', 2],
      ['2024-11-10', 4],
      ['2025-01-20', 1],
    ] as const)
      await scene.claims({ achievedOn, count });
    await run('2024-12-31');
  };

  it('is a plan with its periods in order, and under the same name its next version', async () => {
    const first = recorded(await recordForecast(scene.people.backbone, PLAN));
    expect(first).toMatchObject({ name: 'Base case', version: 1, total: { amount: 250_000n }, note: null });
    expect(first.periods.map(({ from }) => from)).toEqual(['2024-01-01', '2024-04-01']);
    expect(first.recordedBy?.id).toBe(scene.people.backbone.personId);
    const again = { ...PLAN, name: ' Base  case ', adoptedOn: '2024-06-01', note: 'Fewer entries' };
    expect(recorded(await recordForecast(scene.people.backbone, again))).toMatchObject({
      version: 2,
      note: 'Fewer entries',
    });
    const { plans, plan } = await getForecast(scene.people.commissioner);
    expect(plans.map(({ version, periods }) => [version, periods.length])).toEqual([
      [2, 0],
      [1, 0],
    ]);
    expect(plan?.version).toBe(2);
    expect(plan?.periods).toHaveLength(2);
  });

  it('is refused where it is wrong, and recorded by the backbone alone', async () => {
    const wrong = (change: object) => recordForecast(scene.people.backbone, { ...PLAN, ...change });
    expect(await wrong({ name: ' ' })).toMatchObject({ code: 'INVALID', field: 'name' });
    expect(await wrong({ kind: 'WILD' })).toMatchObject({ field: 'kind' });
    expect(await wrong({ adoptedOn: '2024-02-30' })).toMatchObject({ field: 'adoptedOn' });
    expect(await wrong({ adoptedOn: '1999-01-01' })).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'adoptedOn',
    });
    expect(await wrong({ periods: [] })).toMatchObject({ field: 'periods' });
    expect(await wrong({ periods: [...PERIODS, PERIODS[0]] })).toMatchObject({ code: 'OVERLAP' });
    expect(await wrong({ periods: [{ from: '9998-01-01', to: '9999-12-31', amount: '1' }] })).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'periods',
    });
    for (const who of [scene.people.commissioner, scene.people.verifier, scene.people.linkWorker])
      await expect(recordForecast(who, PLAN)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await getForecast(scene.people.backbone)).plans).toEqual([]);
  });

  it('never changes once it is recorded, and takes no period later', async () => {
    const { id } = recorded(await recordForecast(scene.people.backbone, PLAN));
    for (const sql of [
      'UPDATE forecast_plan SET kind = kind WHERE id = $1',
      'DELETE FROM forecast_plan WHERE id = $1',
      'DELETE FROM forecast_period WHERE plan_id = $1',
    ])
      await expect(database.owner.query(sql, [id])).rejects.toThrow(/never changed or deleted/);
    const add = (position: number): Promise<unknown> =>
      database.owner.query(
        `INSERT INTO forecast_period (partnership_id, plan_id, period_count, position, period_from, period_to, amount)
         VALUES ($1, $2, 2, $3, '2025-01-01', '2025-03-31', 1)`,
        [scene.partnershipId, id, position],
      );
    await expect(add(2)).rejects.toThrow(/duplicate key/);
    await expect(add(3)).rejects.toThrow(/check constraint/);
  });

  it('stands beside what was billed, by the quarter of achievement, and what waits', async () => {
    await bill2024();
    await recordForecast(scene.people.backbone, PLAN);
    const { rows, billedTo } = await getForecast(scene.people.backbone);
    expect(billedTo).toBe('2024-12-31');
    const of = (from: string) => rows.find((row) => row.from === from);
    expect(of('2024-01-01')).toMatchObject({
      planned: { amount: 100_000n },
      actual: { amount: 100_000n },
      difference: { amount: 0n },
      isBilled: true,
    });
    expect(of('2024-04-01')).toMatchObject({ difference: { amount: -50_000n } });
    expect(of('2024-10-01')).toMatchObject({
      planned: { amount: 0n },
      actual: { amount: 200_000n },
      plannedToDate: { amount: 250_000n },
      actualToDate: { amount: 500_000n },
    });
    expect(of('2025-01-01')).toMatchObject({
      actual: { amount: 0n },
      waiting: { amount: 50_000n },
      difference: null,
      isBilled: false,
    });
  });

  it('compares with one plan, the newest in force unless another is chosen', async () => {
    const old = recorded(await recordForecast(scene.people.backbone, PLAN));
    await recordForecast(scene.people.backbone, { ...PLAN, name: 'Low', adoptedOn: '2024-03-01' });
    await recordForecast(scene.people.backbone, { ...PLAN, name: 'Later', adoptedOn: '2029-03-01' });
    const planned = (rows: Awaited<ReturnType<typeof getForecast>>['rows']): bigint =>
      rows.reduce((sum, row) => sum + (row.planned?.amount ?? 0n), 0n);
    const newest = await getForecast(scene.people.commissioner);
    expect(newest.plan?.name).toBe('Low');
    expect(planned(newest.rows)).toBe(250_000n);
    const chosen = await getForecast(scene.people.commissioner, { planId: old.id });
    expect(chosen.plan?.id).toBe(old.id);
    expect(planned(chosen.rows)).toBe(250_000n);
    for (const planId of [scene.partnershipId, 'nothing'])
      await expect(getForecast(scene.people.commissioner, { planId })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
  });

  it('puts a grant into its own period', async () => {
    await scene.agree([{ label: 'Council', funder: 'Council', kind: 'RESIDUAL' }]);
    await recordGrant(scene.people.backbone, {
      from: '2024-02-01' as never,
      to: '2024-06-30' as never,
      amount: '900.00',
      reason: 'Pandemic',
    });
    const { rows, pace } = await getForecast(scene.people.auditor);
    expect(rows.find(({ actual }) => actual.amount > 0n)).toMatchObject({
      from: '2024-01-01',
      to: '2024-06-30',
      actual: { amount: 90_000n },
    });
    expect(pace).toMatchObject({ to: '2024-06-30', quarters: 4 });
  });

  it('says when the maximum and the caps run out at the present pace', async () => {
    await bill2024();
    const { moneyLimits, pace } = await getForecast(scene.people.commissioner);
    expect(pace).toMatchObject({ from: '2024-01-01', to: '2024-12-31', quarters: 4 });
    expect(
      moneyLimits.map(({ label, state, used, left }) => [label, state, used.amount, left?.amount]),
    ).toEqual([
      ['The contract', 'USED_UP', 500_000n, 0n],
      ['Top-up', 'RUNS_OUT', 150_000n, 50_000n],
      ['Council', 'NO_LIMIT', 350_000n, undefined],
    ]);
    // £1,500.00 in 366 days: £500.00 lasts 122 days, to 2 May
    expect(moneyLimits[1]).toMatchObject({ perQuarter: { amount: 37_500n }, runsOutOn: '2025-05-03' });
  });

  it('shows a funder its own cap and pace, and no plan, total or count', async () => {
    await bill2024();
    await recordForecast(scene.people.backbone, PLAN);
    const funder = await scene.person('Fund', 'FUNDER');
    const forecast = await getForecast(funder);
    expect(forecast).toMatchObject({ plans: [], plan: null, rows: [], countLimits: [], countPace: null });
    expect(forecast.moneyLimits.map(({ label, used }) => [label, used.amount])).toEqual([
      ['Top-up', 150_000n],
    ]);
    const { plans } = await getForecast(scene.people.backbone);
    await expect(getForecast(funder, { planId: plans[0]?.id ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const who of [scene.people.linkWorker, scene.people.verifier])
      await expect(getForecast(who)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('counts outcomes against what the card in force pays', async () => {
    const at = new Date('2024-12-31T12:00:00Z');
    await scene.claims({ achievedOn: '2024-05-10', count: 6 });
    await database.owner.query(
      `ALTER TABLE tariff DISABLE TRIGGER keep_published; UPDATE tariff SET maximum_paid = 9, maximum_paid_per_year = 6
       WHERE partnership_id = '${scene.partnershipId}'; ALTER TABLE tariff ENABLE TRIGGER keep_published`,
    );
    await database.owner.query(
      `UPDATE rate_card SET status = 'PUBLISHED', published_by = $2, published_at = now() WHERE partnership_id = $1`,
      [scene.partnershipId, scene.people.commissioner.personId],
    );
    const { countLimits, countPace } = await getForecast({ ...scene.people.commissioner, at });
    expect(countPace).toMatchObject({ from: '2024-01-01', to: '2024-12-31' });
    expect(countLimits).toMatchObject([
      { outcomeCode: 'HOME', year: null, limit: 9, used: 6, left: 3, state: 'RUNS_OUT', perQuarter: 2 },
      { year: { from: expect.any(String) }, limit: 6, used: 6, left: 0, state: 'USED_UP', runsOutOn: null },
    ]);
    expect(countLimits[0]?.runsOutOn).toBe('2025-07-03');
  });
});
