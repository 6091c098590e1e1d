import { setTimeout as pause } from 'node:timers/promises';
import {
  type Metrics,
  openExtractStore,
  openFileStore,
  openReferralFileStore,
  type PostOffice,
  type Settings,
  sweepWorkshops,
} from '@weft/shared/server';
import type { Logger } from 'pino';
import { startChainingReads } from './audit/chain-reads.js';
import { checkSentExtract } from './extracts/do-extract.js';
import { mailDigest } from './mail/mail-digest.js';
import { mailInvitation } from './mail/mail-invitation.js';
import { mailRecordOpened } from './mail/mail-opened-record.js';
import { mailReferralArrived, mailReferralFileArrived } from './mail/mail-referral.js';
import { takeEffectOfMatches } from './matched-evidence/take-effect.js';
import { doEstimate, doMatchRun, matchingFolder } from './matches/do-match-run.js';
import { startTelling } from './notifications/tell.js';
import { doPaymentRun } from './payments/do-payment-run.js';
import { openBackend, type QueueBackend, type WorkerSettings } from './queues/backend.js';
import { Relay, type RelaySettings } from './queues/relay.js';
import { startSchedule } from './queues/schedule.js';
import { watchJobs, watchQueue } from './queues/watch-jobs.js';
import { type Handlers, makeProcessor } from './queues/work.js';
import { checkSentFile, importSentFile } from './referrals/do-referral-file.js';

/** Small: a payment run is the database's work, and one partnership's runs follow one another anyway. */
const CONCURRENCY = 2;

export interface WorkerParts {
  readonly settings: Pick<Settings, 'appDatabaseUrl' | 'queueDatabaseUrl' | 'redisUrl' | 'secret'> &
    PostOffice;
  readonly log: Logger;
  /** Where the figures go that the operator asked for. */
  readonly metrics?: Metrics | null;
  /** for tests */
  readonly handlers?: Handlers;
  readonly queueName?: string;
  readonly relay?: Partial<RelaySettings>;
  readonly worker?: Partial<WorkerSettings>;
}

export interface RunningWorker {
  readonly backend: QueueBackend['name'];
  /** Takes nothing new, finishes what is under way. */
  stop(): Promise<void>;
  /** Forgets every job, as a queue does that lost its data. */
  emptyQueue(): Promise<void>;
}

/** Starts relay, worker and schedule; `withTenant`'s database is open already. */
export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  const { settings, log, metrics = null } = parts;
  const backend = await openBackend({
    ...settings,
    ...(parts.queueName ? { queueName: parts.queueName } : {}),
  });
  const extracts = openExtractStore(settings.home);
  const referralFiles = openReferralFileStore(settings.home);
  const matching = matchingFolder(settings.home);
  // records of people lie in what a killed run left
  await sweepWorkshops(matching);
  const handlers = parts.handlers ?? {
    'payments.run': doPaymentRun,
    'mail.invitation': mailInvitation(settings),
    'mail.openedRecord': mailRecordOpened(settings),
    'mail.digest': mailDigest(settings),
    'mail.referral': mailReferralArrived(settings),
    'mail.referralFile': mailReferralFileArrived(settings),
    'referrals.check': checkSentFile(referralFiles),
    'referrals.import': importSentFile(referralFiles),
    'matching.effects': takeEffectOfMatches,
    'extracts.check': checkSentExtract(extracts),
    'matching.estimate': doEstimate(extracts, { folder: matching, secret: settings.secret }),
    'matching.run': doMatchRun(extracts, { folder: matching, secret: settings.secret }),
  };
  const lost = (error: Error): void => log.warn({ err: error }, 'the queue could not be reached');
  const queue = backend.makeQueue(lost);
  if (metrics) watchQueue(queue, metrics);
  const worker = backend.makeWorker(
    watchJobs(makeProcessor(handlers, log), metrics),
    { concurrency: CONCURRENCY, ...parts.worker },
    lost,
  );
  const relay = new Relay(queue, { appDatabaseUrl: settings.appDatabaseUrl, ...parts.relay }, log);
  relay.start();
  const schedule = startSchedule(
    settings.appDatabaseUrl,
    { evidence: openFileStore(settings.home), referrals: referralFiles, extracts },
    log,
  );
  const chaining = startChainingReads(settings.appDatabaseUrl, log);
  const telling = startTelling(settings.appDatabaseUrl, log);
  log.info({ backend: backend.name }, 'the worker is ready');
  return {
    backend: backend.name,
    emptyQueue: () => queue.empty(),
    stop: async () => {
      await Promise.all([relay.stop(), schedule.stop(), chaining.stop(), telling.stop()]);
      await worker.close();
      await queue.close();
    },
  };
}

/** Starts as soon as the servers that it needs answer, however long that takes, unless `stopped` says to give up. */
export async function startWhenReachable(
  parts: WorkerParts,
  openDatabase: () => Promise<unknown>,
  stopped: () => boolean,
): Promise<RunningWorker | null> {
  let isOpen = false;
  for (let failures = 0; !stopped(); ) {
    try {
      if (!isOpen) await openDatabase();
      isOpen = true;
      return await startWorker(parts);
    } catch (error) {
      failures += 1;
      parts.log.warn({ err: error }, 'the worker cannot start yet, and tries again');
      await pause(Math.min(500 * 2 ** Math.min(failures, 5), 10_000));
    }
  }
  return null;
}
