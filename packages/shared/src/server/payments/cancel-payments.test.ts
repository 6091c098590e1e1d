import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal, type Refusal } from '../../rules/index.js';
import { type MoneyScene, makeMoneyScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { completeOutbox, failOutbox, jobs } from '../outbox/index.js';
import { systemActor } from '../tenancy/index.js';
import { getToday } from '../today/index.js';
import {
  authorisePayments,
  cancelPayments,
  executeRun,
  paymentRun,
  paymentRuns,
  prepareScheduledRun,
  recordGrant,
  runPayments,
  verifyLedger,
} from './index.js';

const on = calendarDate;
const granted = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};

describe('cancelling a payment run', () => {
  let database: TestDatabase;
  let scene: MoneyScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeMoneyScene(database.owner);
  });
  afterAll(() => database.close());

  const COUNCIL = [{ label: 'R', funder: 'Council', kind: 'RESIDUAL' as const }];
  const system = () => systemActor(scene.partnershipId);
  const prepare = async (end: string) =>
    granted(await runPayments(scene.people.backbone, { periodEnd: on(end) })).id;
  const cancel = (runId: string) => cancelPayments(scene.people.backbone, { runId });
  const read = (runId: string) => paymentRun(scene.people.backbone, runId);
  const jobStates = async () => (await jobs(scene.people.backbone)).map((job) => job.state);
  const jobOf = async (runId: string): Promise<string> => {
    const { rows } = await database.owner.query<{ id: string }>(
      `SELECT id FROM outbox WHERE payload->>'runId' = $1 ORDER BY created_at`,
      [runId],
    );
    return rows[0]?.id ?? '';
  };

  it('that nobody has begun leaves the period free, says who did it, and keeps the worker from it', async () => {
    await scene.agree(COUNCIL);
    await scene.claims({ count: 2 });
    const runId = await prepare('2024-03-31');
    expect(await cancel(runId)).toMatchObject({
      state: 'CANCELLED',
      cancelledBy: { id: scene.people.backbone.personId },
    });
    expect(await jobStates()).toEqual(['CANCELLED']);
    await executeRun(system(), runId);
    expect(await read(runId)).toMatchObject({ state: 'CANCELLED', claimCount: 0, statements: [] });
    expect(await scene.due()).toEqual({});

    const again = await prepare('2024-03-31');
    expect(again).not.toBe(runId);
    await executeRun(system(), again);
    expect(await read(again)).toMatchObject({ state: 'DONE', claimCount: 2 });
    const page = await paymentRuns(scene.people.backbone, { first: 1 });
    const rest = await paymentRuns(scene.people.backbone, { first: 1, after: page.pageInfo.endCursor });
    expect([...page.edges, ...rest.edges].map(({ node }) => node.id).sort()).toEqual([runId, again].sort());
    expect((await verifyLedger(system())).findings).toEqual([]);
  });

  it('also frees earlier period’s ends, which it would have closed', async () => {
    const runId = await prepare('2024-03-31');
    expect(await runPayments(scene.people.backbone, { periodEnd: on('2024-02-29') })).toMatchObject({
      code: 'OUT_OF_RANGE',
    });
    await cancel(runId);
    expect(await runPayments(scene.people.backbone, { periodEnd: on('2024-02-29') })).toMatchObject({
      state: 'QUEUED',
    });
  });

  it('that found no agreement withdraws it, so that the same period can be run once there is one', async () => {
    await scene.claims({ count: 3 });
    const early = await prepare('2024-03-31');
    await executeRun(system(), early);
    expect(await read(early)).toMatchObject({
      state: 'DONE',
      claimCount: 0,
      unfundedClaimCount: 3,
      withoutAgreementCount: 3,
    });
    expect(await cancel(early)).toMatchObject({ state: 'CANCELLED' });
    expect(await authorisePayments(scene.people.commissioner, { runId: early })).toMatchObject({
      code: 'WRONG_STATE',
    });
    await scene.agree(COUNCIL);
    const run = await prepare('2024-03-31');
    await executeRun(system(), run);
    expect(await read(run)).toMatchObject({ claimCount: 3, unfundedClaimCount: 0 });
  });

  it('is refused once claims are billed and it is done, authorised, cancelled, or no run of claims', async () => {
    await scene.agree(COUNCIL);
    await scene.claims();
    const runId = await prepare('2024-03-31');
    await executeRun(system(), runId);
    expect(await cancel(runId)).toMatchObject({ code: 'WRONG_STATE' });
    const empty = await prepare('2024-04-30');
    await executeRun(system(), empty);
    granted(await authorisePayments(scene.people.commissioner, { runId: empty }));
    expect(await cancel(empty)).toMatchObject({ code: 'WRONG_STATE' });
    const grant = granted(
      await recordGrant(scene.people.backbone, {
        from: on('2024-05-01'),
        to: on('2024-05-31'),
        amount: '1',
        reason: 'Grant',
      }),
    );
    expect(await cancel(grant.id)).toMatchObject({ code: 'WRONG_STATE' });
    const last = await prepare('2024-06-30');
    granted(await cancel(last));
    expect(await cancel(last)).toMatchObject({ code: 'WRONG_STATE' });
    await expect(cancel(crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cancelPayments(scene.people.commissioner, { runId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('stops it between batches when it has billed some; then it can only be resumed', async () => {
    await scene.agree(COUNCIL);
    await scene.claims({ count: 9, price: 1000n });
    const runId = await prepare('2024-03-31');
    const outboxId = await jobOf(runId);
    let batches = 0;
    await executeRun(system(), runId, {
      batchSize: 4,
      onProgress: async () => {
        batches += 1;
        if (batches === 1) expect(await cancel(runId)).toMatchObject({ state: 'FAILED', claimCount: 4 });
      },
      finishing: async (tenant) => {
        await completeOutbox(tenant, outboxId);
      },
    });
    expect(batches).toBe(1);
    expect(await jobs(scene.people.backbone)).toMatchObject([
      { state: 'FAILED', error: 'Stopped by hand after 4 of 9 claims. It can only be resumed.' },
    ]);
    expect(await cancel(runId)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await prepare('2024-03-31')).toBe(runId);
    await executeRun(system(), runId);
    expect(await read(runId)).toMatchObject({ state: 'DONE', claimCount: 9 });
    expect(await jobStates()).toEqual(['DONE', 'DONE']);
    expect((await verifyLedger(system())).findings).toEqual([]);
  });

  it('cancels it between batches while it has billed none', async () => {
    await scene.claims({ count: 9 });
    const runId = await prepare('2024-03-31');
    await executeRun(system(), runId, { batchSize: 4, onProgress: async () => void (await cancel(runId)) });
    expect(await read(runId)).toMatchObject({ state: 'CANCELLED', progress: { done: 4, total: 9 } });
    expect(await jobStates()).toEqual(['CANCELLED']);
  });

  it('is not undone by the schedule', async () => {
    await database.owner.query(`UPDATE partnership SET payment_schedule = 'MONTHLY' WHERE id = $1`, [
      scene.partnershipId,
    ]);
    const actor = systemActor(scene.partnershipId, new Date('2024-05-02T08:00:00Z'));
    const run = granted(await prepareScheduledRun(actor));
    granted(await cancel(run?.id ?? ''));
    expect(await prepareScheduledRun(actor)).toBeNull();
  });

  it('or not: what failed and was done by a later run waits on Today no more', async () => {
    await scene.agree(COUNCIL);
    const first = await prepare('2024-03-31');
    await failOutbox(system(), await jobOf(first), 'The database was away.');
    const today = async () => (await getToday(scene.people.backbone)).map((item) => item.kind);
    expect(await today()).toEqual(['FAILED_JOBS']);
    await executeRun(system(), await prepare('2024-04-30'));
    expect(await read(first)).toMatchObject({ state: 'DONE' });
    expect(await today()).toEqual([]);
    await database.owner.query(
      `UPDATE outbox SET done_at = NULL, failed_at = now(), created_at = now() - interval '31 days'
       WHERE partnership_id = $1`,
      [scene.partnershipId],
    );
    expect(await jobs(scene.people.backbone)).toEqual([]);
    expect(await today()).toEqual([]);
  });
});
