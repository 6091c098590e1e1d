import { completeOutbox, executeRun } from '@weft/shared/server';
import type { Handlers } from '../queues/work.js';

/** A payment run: its progress stands on the run itself, where every browser reads it. */
export const doPaymentRun: Handlers['payments.run'] = ({ runId }, { actor, outboxId, keepAlive }) =>
  executeRun(actor, runId, {
    onProgress: keepAlive,
    finishing: async (tenant) => {
      await completeOutbox(tenant, outboxId);
    },
  });
