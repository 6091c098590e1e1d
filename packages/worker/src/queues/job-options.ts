import type { JobsOptions } from 'bullmq';

export interface Retries {
  /** tries of one offer; after the last the outbox row shows as FAILED and somebody may try again */
  readonly attempts: number;
  /** milliseconds before the second try; each further one waits twice as long */
  readonly firstPause: number;
}

/** 2, 4, 8, 16 and 32 seconds between tries: a database that restarts is back before the last of them. */
export const RETRIES: Retries = { attempts: 6, firstPause: 2_000 };

/** Nothing is kept in the queue that the outbox knows better. */
export const jobOptions = (outboxId: string, offers: number, retries: Retries): JobsOptions => ({
  jobId: `${outboxId}-${offers}`,
  attempts: retries.attempts,
  backoff: { type: 'exponential', delay: retries.firstPause },
  removeOnComplete: true,
  removeOnFail: true,
});
