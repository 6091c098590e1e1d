import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cancelMatchRun,
  estimateMatchRun,
  matchRun,
  openFileStore,
  startMatchRun,
} from '@weft/shared/server';
import {
  addParticipants,
  chanceFrom,
  granted,
  hasRedis,
  type MatchScene,
  madePeople,
  makeMatchScene,
  recordsOf,
  startRedis,
  TEST_SECRET,
  type TestDatabase,
  type TestRedis,
  tellAll,
  testDatabase,
} from '@weft/shared/testing';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Handlers } from '../queues/work.js';
import { type RunningWorker, startWorker } from '../start-worker.js';
import { doEstimate, doMatchRun, matchingFolder } from './do-match-run.js';

const PATIENCE = { timeout: 60_000, interval: 50 };

if (process.env.CI === 'true' && !hasRedis())
  throw new Error('No redis-server: the job tests cannot run on both backends.');

describe.each([
  ['postgres', true],
  ['redis', hasRedis()],
] as const)('matching as jobs kept in %s', (backend, isHere) => {
  describe.skipIf(!isHere)('', { timeout: 120_000 }, () => {
    let home: string;
    let folder: string;
    let database: TestDatabase;
    let redis: TestRedis | null = null;
    let scene: MatchScene;
    let agreementId: string;
    let extractId: string;
    let worker: RunningWorker | null = null;

    beforeAll(async () => {
      home = mkdtempSync(join(tmpdir(), 'weft-worker-'));
      folder = matchingFolder(home);
      database = await testDatabase();
      redis = backend === 'redis' ? await startRedis() : null;
    });
    beforeEach(async () => {
      scene = await makeMatchScene(database.owner, home);
      const chance = chanceFrom(11);
      const people = madePeople(200, chance);
      await addParticipants(database.owner, scene, people);
      agreementId = await scene.agreement();
      await tellAll(database.owner, scene, agreementId, people);
      extractId = await scene.extract(agreementId, recordsOf(people.slice(0, 120), chance));
    });
    afterEach(async () => {
      await worker?.stop();
      worker = null;
      await database.owner.query(
        'UPDATE outbox SET done_at = now() WHERE done_at IS NULL AND failed_at IS NULL',
      );
    });
    afterAll(async () => {
      await redis?.stop();
      await database.close();
      rmSync(home, { recursive: true });
    });

    const start = async (handlers: Partial<Handlers> = {}): Promise<void> => {
      const nothing = async (): Promise<void> => undefined;
      const files = openFileStore(join(home, 'extracts'));
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
        log: pino({ level: 'silent' }),
        handlers: {
          'payments.run': nothing,
          'mail.invitation': nothing,
          'mail.openedRecord': nothing,
          'mail.digest': nothing,
          'mail.referral': nothing,
          'mail.referralFile': nothing,
          'referrals.check': nothing,
          'referrals.import': nothing,
          'extracts.check': nothing,
          'matching.effects': nothing,
          'matching.estimate': doEstimate(files, { folder, secret: TEST_SECRET }),
          'matching.run': doMatchRun(files, { folder, secret: TEST_SECRET }),
          ...handlers,
        },
        relay: { pollEvery: 200, retries: { attempts: 2, firstPause: 50 } },
      });
    };
    const reached = (id: string, state: string): Promise<void> =>
      vi.waitFor(async () => expect((await matchRun(scene.dataLead, id))?.state).toBe(state), PATIENCE);
    const asked = async (): Promise<string> =>
      granted(await estimateMatchRun(scene.dataLead, { extractId })).id;

    it('reckons, compares when somebody says yes, and is done once', async () => {
      await start();
      const id = await asked();
      await reached(id, 'ESTIMATED');
      granted(await startMatchRun(scene.dataLead, id));
      await reached(id, 'DONE');
      expect((await matchRun(scene.dataLead, id))?.matches).toBeGreaterThan(100);
      const { rows } = await database.owner.query(
        `SELECT kind, attempts, error FROM outbox WHERE partnership_id = $1 AND kind LIKE 'matching.%' AND done_at IS NOT NULL
         ORDER BY created_at`,
        [scene.partnershipId],
      );
      expect(rows).toEqual([
        { kind: 'matching.estimate', attempts: 1, error: null },
        { kind: 'matching.run', attempts: 1, error: null },
      ]);
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    });

    it('stops within seconds when somebody cancels it, and leaves nothing', async () => {
      const chance = chanceFrom(12);
      extractId = await scene.extract(agreementId, recordsOf(madePeople(30_000, chance), chance));
      await start();
      const id = await asked();
      await reached(id, 'ESTIMATED');
      granted(await startMatchRun(scene.dataLead, id));
      await vi.waitFor(
        async () => expect((await matchRun(scene.dataLead, id))?.fraction).toBeGreaterThan(0.1),
        PATIENCE,
      );
      granted(await cancelMatchRun(scene.dataLead, id));
      const cancelledAt = Date.now();
      // waits for what is under way
      await worker?.stop();
      worker = null;
      expect(Date.now() - cancelledAt).toBeLessThan(15_000);
      expect(await matchRun(scene.dataLead, id)).toMatchObject({ state: 'CANCELLED', matches: 0, below: 0 });
      const { rows } = await database.owner.query(
        `SELECT cancelled_at IS NOT NULL AS cancelled FROM outbox WHERE partnership_id = $1 AND kind = 'matching.run'`,
        [scene.partnershipId],
      );
      expect(rows).toEqual([{ cancelled: true }]);
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    });

    it('shows that it was given up, with a sentence, where its work fails again and again', async () => {
      await start({ 'matching.estimate': () => Promise.reject(new Error('Ann Lee, AB1 2CD')) });
      const id = await asked();
      await reached(id, 'FAILED');
      expect((await matchRun(scene.dataLead, id))?.problem).toMatch(/^Something went wrong, several times/);
      // the next one may begin
      expect(await asked()).not.toBe(id);
    });
  });
});
