import { checkExtract, completeOutbox, type FileStore } from '@weft/shared/server';
import type { Handlers } from '../queues/work.js';

/** Looks through an extract that somebody sent; how far it is stands on the extract itself. */
export const checkSentExtract =
  (files: FileStore): Handlers['extracts.check'] =>
  ({ extractId }, { actor, outboxId, keepAlive }) =>
    checkExtract(actor, files, extractId, {
      onProgress: keepAlive,
      finishing: async (tenant) => {
        await completeOutbox(tenant, outboxId);
      },
    });
