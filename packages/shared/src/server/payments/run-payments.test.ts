import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDate, isRefusal } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { failOutbox } from '../outbox/index.js';
import { systemActor } from '../tenancy/index.js';
import {
  executeRun,
  lastEnd,
  paymentRun,
  paymentRuns,
  prepareScheduledRun,
  recordGrant,
  recordOpening,
  runPayments,
} from './index.js';

const on = calendarDate;

describe('preparing a payment run', () => {
  let database: TestDatabase;
  let scene: MoneyScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeMoneyScene(database.owner);
  });
  afterAll(() => database.close());

  const ask = (periodEnd: string) => runPayments(scene.people.backbone, { periodEnd: on(periodEnd) });
  const announced = async () =>
    (
      await database.owner.query<{ id: string; payload: { runId: string } }>(
        `SELECT id, payload FROM outbox WHERE partnership_id = $1 AND kind = 'payments.run' ORDER BY created_at`,
        [scene.partnershipId],
      )
    ).rows;

  it('queues it, says who prepared it, and leaves it to the worker', async () => {
    const run = await ask('2024-03-31');
    expect(run).toMatchObject({
      kind: 'CLAIMS',
      state: 'QUEUED',
      periodEnd: '2024-03-31',
      preparedBy: { id: scene.people.backbone.personId },
      statements: [],
    });
    expect(await announced()).toMatchObject([{ payload: { runId: (run as { id: string }).id } }]);
  });

  it('gives the same run to whoever asks again, and to two who ask at once', async () => {
    const runs = await Promise.all([ask('2024-03-31'), ask('2024-03-31'), ask('2024-03-31')]);
    expect(new Set(runs.map((run) => (isRefusal(run) ? run.code : run.id))).size).toBe(1);
    expect(await announced()).toHaveLength(1);
  });

  it('has a run resumed that had failed', async () => {
    const run = await ask('2024-03-31');
    const [row] = await announced();
    await failOutbox(systemActor(scene.partnershipId), row?.id ?? '', 'The database was away.');
    expect(await ask('2024-02-29')).toMatchObject({ code: 'OUT_OF_RANGE' });
    expect((await paymentRun(scene.people.backbone, (run as { id: string }).id))?.state).toBe('FAILED');
    expect(await ask('2024-03-31')).toMatchObject({ state: 'QUEUED' });
    expect(await announced()).toHaveLength(2);
  });

  it('refuses an end in the future, before the contract, or before the last run’s', async () => {
    expect(await ask('9999-12-31')).toMatchObject({ code: 'OUT_OF_RANGE', field: 'periodEnd' });
    expect(await ask('0001-01-01')).toMatchObject({ code: 'OUT_OF_RANGE', field: 'periodEnd' });
    await ask('2024-02-29');
    expect(await ask('2024-02-28')).toMatchObject({ code: 'OUT_OF_RANGE', field: 'periodEnd' });
    expect(await ask('2024-03-01')).toMatchObject({ state: 'QUEUED' });
  });

  it('refuses the end of a period that a grant or an opening amount pays', async () => {
    await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }]);
    const opening = { periodEnd: on('2024-02-29'), amount: '5', reason: 'Before Weft' };
    await recordOpening(scene.people.backbone, opening);
    expect(await ask('2024-02-29')).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'periodEnd',
      message: expect.stringContaining('paid by an opening amount'),
    });
    const grant = { from: on('2024-03-01'), to: on('2024-03-31'), amount: '5', reason: 'A month by grant' };
    await recordGrant(scene.people.backbone, grant);
    expect(await ask('2024-03-31')).toMatchObject({ code: 'OUT_OF_RANGE', field: 'periodEnd' });
    expect(await ask('2024-04-01')).toMatchObject({ state: 'QUEUED' });
  });

  it('may end today, in the partnership’s own time zone', async () => {
    const at = new Date('2024-03-31T23:30:00Z');
    const british = { ...scene.people.backbone, at };
    expect(await runPayments(british, { periodEnd: on('2024-04-01') })).toMatchObject({ state: 'QUEUED' });
    expect(await runPayments(british, { periodEnd: on('2024-04-02') })).toMatchObject({
      code: 'OUT_OF_RANGE',
    });
  });

  it('is for the backbone alone', async () => {
    for (const actor of [scene.people.commissioner, scene.people.verifier, scene.people.funder])
      await expect(runPayments(actor, { periodEnd: on('2024-03-31') })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
  });

  it('lists runs newest first, page by page', async () => {
    for (const end of ['2024-01-31', '2024-02-29', '2024-03-31']) await ask(end);
    const first = await paymentRuns(scene.people.auditor, { first: 2, count: true });
    expect(first.edges.map((edge) => edge.node.periodEnd)).toEqual(['2024-03-31', '2024-02-29']);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await paymentRuns(scene.people.auditor, {
      first: 2,
      after: first.pageInfo.endCursor ?? '',
    });
    expect(second.edges.map((edge) => edge.node.periodEnd)).toEqual(['2024-01-31']);
    expect(second.pageInfo.hasNextPage).toBe(false);
    await expect(paymentRuns(scene.people.auditor, { first: 101 })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await expect(paymentRuns(scene.people.auditor, { first: 1, after: 'x' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await paymentRun(scene.people.auditor, 'not-an-id')).toBeNull();
  });

  it('is prepared by schedule when a month or quarter has ended, once', async () => {
    const at = new Date('2024-05-02T08:00:00Z');
    const schedule = (how: string) =>
      database.owner.query('UPDATE partnership SET payment_schedule = $2 WHERE id = $1', [
        scene.partnershipId,
        how,
      ]);
    const system = systemActor(scene.partnershipId, at);
    expect(await prepareScheduledRun(system)).toBeNull();
    await schedule('QUARTERLY');
    expect(await prepareScheduledRun(system)).toMatchObject({ periodEnd: '2024-03-31', preparedBy: null });
    expect(await prepareScheduledRun(system)).toBeNull();
    await schedule('MONTHLY');
    expect(await prepareScheduledRun(system)).toMatchObject({ periodEnd: '2024-04-30' });
    expect(await announced()).toHaveLength(2);
  });

  it('is prepared by schedule after the contract only while there is something to bill', async () => {
    scene = await makeMoneyScene(database.owner, { contractTo: '2024-03-31' });
    await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }]);
    await database.owner.query(`UPDATE partnership SET payment_schedule = 'MONTHLY' WHERE id = $1`, [
      scene.partnershipId,
    ]);
    const at = (day: string) => systemActor(scene.partnershipId, new Date(`${day}T12:00:00Z`));
    const last = await prepareScheduledRun(at('2024-04-01'));
    expect(last).toMatchObject({ periodEnd: '2024-03-31' });
    await executeRun(at('2024-04-01'), isRefusal(last) ? last.message : (last?.id ?? ''));
    expect(await prepareScheduledRun(at('2024-05-01'))).toBeNull();
    await scene.claims({ achievedOn: '2024-03-20' });
    expect(await prepareScheduledRun(at('2024-05-01'))).toMatchObject({ periodEnd: '2024-04-30' });
  });

  it.each<[string, string | null, string | null]>([
    ['2024-03-31', '2024-02-29', '2023-12-31'],
    ['2024-01-01', '2023-12-31', '2023-12-31'],
    ['2024-04-01', '2024-03-31', '2024-03-31'],
    ['2024-12-15', '2024-11-30', '2024-09-30'],
  ])('knows on %s which month and quarter ended last', (today, month, quarter) => {
    expect([lastEnd('MONTHLY', on(today)), lastEnd('QUARTERLY', on(today))]).toEqual([
      month as CalendarDate,
      quarter as CalendarDate,
    ]);
    expect(lastEnd('BY_HAND', on(today))).toBeNull();
  });
});
