import {
  type Actor,
  failOutbox,
  isId,
  type JobPayload,
  keepOutbox,
  noteOutboxError,
  parsePayload,
  startOutbox,
  systemActor,
} from '@weft/shared/server';
import { UnrecoverableError } from 'bullmq';
import type { Logger } from 'pino';
import type { Message, Processor } from './backend.js';
import { inWords } from './in-words.js';

/** What a handler gets: in which partnership, for which outbox row, and a sign of life for long work. */
export interface JobContext {
  /** the system, in the job's partnership */
  readonly actor: Actor;
  readonly outboxId: string;
  readonly keepAlive: () => Promise<void>;
}

/** One handler a kind; it marks its outbox row done in the transaction of its effect (`completeOutbox`). */
export type Handlers = {
  readonly [Kind in JobPayload['kind']]: (
    payload: Extract<JobPayload, { kind: Kind }>,
    context: JobContext,
  ) => Promise<void>;
};

const SIGN_OF_LIFE = 20_000;

/** What the queue calls for each job: checks what arrived, does it, and keeps the outbox row's account of it. */
export const makeProcessor =
  (handlers: Handlers, log: Logger): Processor =>
  async (job) => {
    const message = readMessage(job.data);
    if (!message) throw new UnrecoverableError('This job is not one of ours.');
    const actor = systemActor(message.partnershipId);
    const { outboxId } = message;
    if (!(await startOutbox(actor, outboxId))) return;
    const payload = parsePayload(message);
    if (!payload) {
      await failOutbox(actor, outboxId, 'This version of Weft does not know this kind of work.');
      return;
    }
    try {
      await handle(handlers, payload, {
        actor: { ...actor, doing: payload.kind },
        outboxId,
        keepAlive: signOfLife(actor, outboxId),
      });
    } catch (error) {
      const { words, hopeless } = inWords(error);
      const last = hopeless || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      log.warn(
        { err: error, kind: payload.kind, outboxId, attempt: job.attemptsMade + 1, last },
        'a job failed',
      );
      await (last ? failOutbox : noteOutboxError)(actor, outboxId, words);
      if (hopeless) throw new UnrecoverableError(words);
      throw error;
    }
  };

const handle = (handlers: Handlers, payload: JobPayload, context: JobContext): Promise<void> => {
  switch (payload.kind) {
    case 'payments.run':
      return handlers['payments.run'](payload, context);
    case 'mail.invitation':
      return handlers['mail.invitation'](payload, context);
    case 'mail.openedRecord':
      return handlers['mail.openedRecord'](payload, context);
    case 'mail.digest':
      return handlers['mail.digest'](payload, context);
    case 'mail.referral':
      return handlers['mail.referral'](payload, context);
    case 'mail.referralFile':
      return handlers['mail.referralFile'](payload, context);
    case 'referrals.check':
      return handlers['referrals.check'](payload, context);
    case 'referrals.import':
      return handlers['referrals.import'](payload, context);
    case 'matching.effects':
      return handlers['matching.effects'](payload, context);
    case 'extracts.check':
      return handlers['extracts.check'](payload, context);
    case 'matching.estimate':
      return handlers['matching.estimate'](payload, context);
    case 'matching.run':
      return handlers['matching.run'](payload, context);
  }
};

function signOfLife(actor: Actor, outboxId: string): () => Promise<void> {
  let last = Date.now();
  return async () => {
    if (Date.now() - last < SIGN_OF_LIFE) return;
    last = Date.now();
    await keepOutbox(actor, outboxId);
  };
}

/** Nothing that comes out of a queue is trusted to be what was put in. */
function readMessage(data: unknown): Message | null {
  if (typeof data !== 'object' || data === null) return null;
  const { partnershipId, outboxId, kind, payload } = data as Record<string, unknown>;
  if (typeof partnershipId !== 'string' || typeof outboxId !== 'string' || typeof kind !== 'string')
    return null;
  return isId(partnershipId) && isId(outboxId) ? { partnershipId, outboxId, kind, payload } : null;
}
