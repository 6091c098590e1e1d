import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { calendarDate, isRefusal } from '@weft/shared';
import {
  completeOutbox,
  extract,
  Fault,
  importReferrals,
  openExtractStore,
  openReferralFileStore,
  paymentRun,
  receiveExtract,
  receiveReferralFile,
  referralFile,
  retryJob,
  runPayments,
  withTenant,
} from '@weft/shared/server';
import {
  arrivingBytes,
  hasRedis,
  type MoneyScene,
  makeExtractScene,
  makeMoneyScene,
  startRedis,
  TEST_SECRET,
  type TestDatabase,
  type TestRedis,
  testDatabase,
} from '@weft/shared/testing';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkSentExtract } from './extracts/do-extract.js';
import { doPaymentRun } from './payments/do-payment-run.js';
import { prepareScheduledRuns } from './queues/schedule.js';
import type { Handlers } from './queues/work.js';
import { checkSentFile, importSentFile } from './referrals/do-referral-file.js';
import { type RunningWorker, startWorker, type WorkerParts } from './start-worker.js';

const PATIENCE = { timeout: 30_000, interval: 50 };
const log = pino({ level: 'silent' });

if (process.env.CI === 'true' && !hasRedis())
  throw new Error('No redis-server: the job tests cannot run on both backends.');

describe.each([
  ['postgres', true],
  ['redis', hasRedis()],
] as const)('jobs kept in %s', (backend, isHere) => {
  describe.skipIf(!isHere)('', () => {
    const home = mkdtempSync(join(tmpdir(), 'weft-worker-'));
    let database: TestDatabase;
    let redis: TestRedis | null = null;
    let scene: MoneyScene;
    let worker: RunningWorker | null = null;

    beforeAll(async () => {
      database = await testDatabase();
      redis = backend === 'redis' ? await startRedis() : null;
    });
    beforeEach(async () => {
      scene = await makeMoneyScene(database.owner);
      await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }]);
      await scene.claims({ count: 3 });
    });
    afterEach(async () => {
      await worker?.stop();
      worker = null;
      // what one story leaves waiting is none of the next one's
      await database.owner.query(
        'UPDATE outbox SET done_at = now() WHERE done_at IS NULL AND failed_at IS NULL',
      );
    });
    afterAll(async () => {
      await redis?.stop();
      await database.close();
      rmSync(home, { recursive: true });
    });

    const start = async (
      handlers: Partial<Handlers> = {},
      given: Partial<WorkerParts> = {},
    ): Promise<RunningWorker> => {
      worker = await startWorker({
        settings: {
          appDatabaseUrl: database.appUrl,
          queueDatabaseUrl: database.queueUrl,
          redisUrl: redis?.url ?? null,
          smtpUrl: null,
          home,
          secret: TEST_SECRET,
          publicUrl: 'http://localhost',
        },
        log,
        handlers: {
          'payments.run': doPaymentRun,
          'mail.invitation': async () => undefined,
          'mail.openedRecord': async () => undefined,
          'mail.digest': async () => undefined,
          'mail.referral': async () => undefined,
          'mail.referralFile': async () => undefined,
          'referrals.check': async () => undefined,
          'referrals.import': async () => undefined,
          'matching.effects': async () => undefined,
          'extracts.check': async () => undefined,
          'matching.estimate': async () => undefined,
          'matching.run': async () => undefined,
          ...handlers,
        },
        relay: { pollEvery: 200, retries: { attempts: 2, firstPause: 50 } },
        ...given,
      });
      return worker;
    };
    const prepare = async (end = '2024-03-31'): Promise<string> => {
      const run = await runPayments(scene.people.backbone, { periodEnd: calendarDate(end) });
      if (isRefusal(run)) throw new Error(run.message);
      return run.id;
    };
    const stateOf = async (runId: string) => (await paymentRun(scene.people.backbone, runId))?.state;
    const row = async () =>
      (
        await database.owner.query<{
          id: string;
          attempts: number;
          offers: number;
          error: string | null;
          done_at: Date | null;
          failed_at: Date | null;
        }>('SELECT * FROM outbox WHERE partnership_id = $1', [scene.partnershipId])
      ).rows[0];

    it('are done, and their outbox row with them', async () => {
      expect((await start()).backend).toBe(backend);
      const runId = await prepare();
      await vi.waitFor(async () => expect(await stateOf(runId)).toBe('DONE'), PATIENCE);
      expect(await row()).toMatchObject({ attempts: 1, offers: 1, error: null });
      expect((await row())?.done_at).not.toBeNull();
      expect(await scene.due()).toEqual({ Council: 150000n });
    });

    it('check and import a file of referrals, and acknowledge it once', async () => {
      const files = openReferralFileStore(home);
      const agency = await scene.person('Clinic', 'REFERRER');
      const mailed: string[] = [];
      await start({
        'referrals.check': checkSentFile(files),
        'referrals.import': importSentFile(files),
        'mail.referralFile': async ({ fileId }, { actor, outboxId }) => {
          await withTenant(actor, async (tenant) => {
            if (await completeOutbox(tenant, outboxId)) mailed.push(fileId);
          });
        },
      });
      const text = [
        'First name,Last name,Safe way to contact,Telephone,Lawful basis,Told',
        'Ann,Lee,Call,07700 900123,Public task,Notice read',
        'Bea,,Call,07700 900124,Public task,Notice read',
      ].join('\n');
      const id = await receiveReferralFile(agency, files, {
        content: Readable.from([Buffer.from(text)]),
        fileName: 'people.csv',
      });
      const state = async () => (await referralFile(agency, id))?.state;
      await vi.waitFor(async () => expect(await state()).toBe('CHECKED'), PATIENCE);
      await importReferrals(agency, id);
      await vi.waitFor(async () => expect(mailed).toEqual([id]), PATIENCE);
      expect(await referralFile(agency, id)).toMatchObject({
        state: 'DONE',
        rows: 2,
        entered: 1,
        staysOut: 1,
      });
    });

    it('show on the file of referrals that they were given up, and go on when somebody tries again', async () => {
      const files = openReferralFileStore(home);
      const agency = await scene.person('Clinic', 'REFERRER');
      let isBroken = true;
      await start({
        'referrals.check': (payload, context) =>
          isBroken ? Promise.reject(new Error('not today')) : checkSentFile(files)(payload, context),
      });
      const id = await receiveReferralFile(agency, files, {
        content: Readable.from([
          Buffer.from('First name,Last name,Safe way to contact,Lawful basis\nAnn,Lee,,'),
        ]),
        fileName: 'people.csv',
      });
      const state = async () => (await referralFile(agency, id))?.state;
      await vi.waitFor(async () => expect(await state()).toBe('FAILED'), PATIENCE);
      isBroken = false;
      // the backbone tries again what it may not look into
      expect(await referralFile(scene.people.backbone, id)).toBeNull();
      expect(await retryJob(scene.people.backbone, (await row())?.id ?? '')).toMatchObject({
        state: 'QUEUED',
      });
      await vi.waitFor(async () => expect(await state()).toBe('CHECKED'), PATIENCE);
    });

    it('look through extracts, and say on them that they were given up until somebody tries again', async () => {
      const files = openExtractStore(home);
      const { dataLead, backbone, agreement } = await makeExtractScene(database.owner);
      let isBroken = true;
      await start({
        'extracts.check': (payload, context) =>
          isBroken ? Promise.reject(new Error('not today')) : checkSentExtract(files)(payload, context),
      });
      const id = await receiveExtract(dataLead, files, {
        content: arrivingBytes(
          'Record ID,First name,Last name,Start date\n1,Ann,Lee,2026-01-05\n,Bea,Low,2026-01-05\n',
        ),
        fileName: 'employment.csv',
        agreementId: await agreement(),
        describesUntil: '2026-03-31',
      });
      const state = async () => (await extract(dataLead, id))?.state;
      await vi.waitFor(async () => expect(await state()).toBe('FAILED'), PATIENCE);
      isBroken = false;
      const { rows } = await database.owner.query<{ id: string }>(
        `SELECT id FROM outbox WHERE kind = 'extracts.check' AND failed_at IS NOT NULL`,
      );
      // the backbone is not named in the agreement, and sees nothing of the extract
      expect(await extract(backbone, id)).toBeNull();
      expect(await retryJob(backbone, rows[0]?.id ?? '')).toMatchObject({ state: 'QUEUED' });
      await vi.waitFor(async () => expect(await state()).toBe('CHECKED'), PATIENCE);
      expect(await extract(dataLead, id)).toMatchObject({ rows: 2, good: 1, staysOut: 1 });
    });

    it('that waited while no worker ran are done when one starts', async () => {
      const runId = await prepare();
      await start();
      await vi.waitFor(async () => expect(await stateOf(runId)).toBe('DONE'), PATIENCE);
    });

    it('are tried again when they fail', async () => {
      let tries = 0;
      await start({
        'payments.run': (payload, context) => {
          tries += 1;
          return tries === 1 ? Promise.reject(new Error('not today')) : doPaymentRun(payload, context);
        },
      });
      const runId = await prepare();
      await vi.waitFor(async () => expect(await stateOf(runId)).toBe('DONE'), PATIENCE);
      expect(await row()).toMatchObject({ attempts: 2, error: null, failed_at: null });
    });

    it('are given up after the last try, in sight, without what the error held, until somebody tries again', async () => {
      let isBroken = true;
      await start({
        'payments.run': (payload, context) =>
          isBroken ? Promise.reject(new Error('Ann Lee, AB1 2CD')) : doPaymentRun(payload, context),
      });
      const runId = await prepare();
      await vi.waitFor(async () => expect((await row())?.failed_at).not.toBeNull(), PATIENCE);
      expect(await row()).toMatchObject({
        attempts: 2,
        error: 'Something went wrong; the worker’s log says what.',
        done_at: null,
      });
      expect(await stateOf(runId)).toBe('FAILED');
      isBroken = false;
      expect(await retryJob(scene.people.backbone, (await row())?.id ?? '')).toMatchObject({
        state: 'QUEUED',
      });
      await vi.waitFor(async () => expect(await stateOf(runId)).toBe('DONE'), PATIENCE);
      expect(await row()).toMatchObject({ failed_at: null, error: null });
    });

    it('are not tried again when that cannot help', async () => {
      await start({
        'payments.run': () => Promise.reject(new Fault('NOT_FOUND', 'There is no such record.')),
      });
      await prepare();
      await vi.waitFor(async () => expect((await row())?.failed_at).not.toBeNull(), PATIENCE);
      expect(await row()).toMatchObject({ attempts: 1, error: 'There is no such record.' });
    });

    it('of a kind that nobody knows are given up in sight', async () => {
      await start();
      await database.owner.query(
        `INSERT INTO outbox (partnership_id, kind, payload) VALUES ($1, 'coffee.make', '{}')`,
        [scene.partnershipId],
      );
      await vi.waitFor(async () => expect((await row())?.failed_at).not.toBeNull(), PATIENCE);
      expect((await row())?.error).toMatch(/does not know this kind/);
    });

    it('survive a queue that forgets everything: the row is offered again', async () => {
      let tries = 0;
      const running = await start(
        {
          'payments.run': (payload, context) => {
            tries += 1;
            return tries === 1 ? Promise.reject(new Error('not yet')) : doPaymentRun(payload, context);
          },
        },
        // so long a pause that only a new offer can bring it back
        { relay: { pollEvery: 100, staleAfter: 1, retries: { attempts: 3, firstPause: 600_000 } } },
      );
      const runId = await prepare();
      await vi.waitFor(async () => expect((await row())?.error).not.toBeNull(), PATIENCE);
      await running.emptyQueue();
      await vi.waitFor(async () => expect(await stateOf(runId)).toBe('DONE'), PATIENCE);
      expect((await row())?.offers).toBeGreaterThan(1);
    });

    it.runIf(backend === 'redis')(
      'survive a queue whose server was killed and came back empty, at once',
      async () => {
        let tries = 0;
        await start(
          {
            'payments.run': (payload, context) => {
              tries += 1;
              return tries === 1 ? Promise.reject(new Error('not yet')) : doPaymentRun(payload, context);
            },
          },
          // neither its next try nor its time to be given up for lost comes while this waits
          { relay: { pollEvery: 100, retries: { attempts: 3, firstPause: 600_000 } } },
        );
        const runId = await prepare();
        await vi.waitFor(async () => expect((await row())?.error).not.toBeNull(), PATIENCE);
        await redis?.lose();
        await vi.waitFor(async () => expect(await stateOf(runId)).toBe('DONE'), PATIENCE);
        expect(await row()).toMatchObject({ offers: 2, failed_at: null });
      },
    );

    it('have their effect once, also when two workers run and the row is offered over and over', async () => {
      let effects = 0;
      const handler: Handlers['payments.run'] = (_, { actor, outboxId }) =>
        withTenant(actor, async (tenant) => {
          if (await completeOutbox(tenant, outboxId)) effects += 1;
        });
      const given = { relay: { pollEvery: 20, staleAfter: 0, retries: { attempts: 1, firstPause: 1 } } };
      const first = await start({ 'payments.run': handler }, given);
      const second = await start({ 'payments.run': handler }, given);
      for (const end of ['2024-01-31', '2024-02-29', '2024-03-31']) await prepare(end);
      const open = () =>
        database.owner.query('SELECT FROM outbox WHERE partnership_id = $1 AND done_at IS NULL', [
          scene.partnershipId,
        ]);
      await vi.waitFor(async () => expect((await open()).rowCount).toBe(0), PATIENCE);
      await Promise.all([first.stop(), second.stop()]);
      worker = null;
      expect(effects).toBe(3);
    });

    it('prepare what is scheduled also where another partnership is out of order', async () => {
      const broken = await makeMoneyScene(database.owner);
      await database.owner.query(`UPDATE partnership SET payment_schedule = 'MONTHLY' WHERE id = ANY ($1)`, [
        [broken.partnershipId, scene.partnershipId],
      ]);
      await database.owner.query(`UPDATE partnership SET time_zone = 'Nowhere/At_All' WHERE id = $1`, [
        broken.partnershipId,
      ]);
      const said: { partnership?: string; msg: string }[] = [];
      const listening = pino({ level: 'warn' }, { write: (line: string) => said.push(JSON.parse(line)) });
      expect(await prepareScheduledRuns(database.appUrl, listening)).toHaveLength(1);
      expect(said).toMatchObject([
        { partnership: broken.partnershipId, msg: expect.stringContaining('could not be done') },
      ]);
      await database.owner.query(`UPDATE partnership SET payment_schedule = 'BY_HAND'`);
    });

    it('prepare what partnerships have scheduled', async () => {
      await database.owner.query(`UPDATE partnership SET payment_schedule = 'MONTHLY' WHERE id = $1`, [
        scene.partnershipId,
      ]);
      const [runId = ''] = await prepareScheduledRuns(database.appUrl, log);
      expect(await prepareScheduledRuns(database.appUrl, log)).toEqual([]);
      await start();
      await vi.waitFor(async () => expect(await stateOf(runId)).toBe('DONE'), PATIENCE);
      expect(await paymentRun(scene.people.backbone, runId)).toMatchObject({
        preparedBy: null,
        claimCount: 3,
      });
    });
  });
});
