import { checkReferralFile, completeOutbox, type FileStore, importReferralFile } from '@weft/shared/server';
import type { Handlers, JobContext } from '../queues/work.js';

/** Its progress stands on the file itself, where every browser reads it. */
const following = ({ outboxId, keepAlive }: JobContext): Parameters<typeof checkReferralFile>[3] => ({
  onProgress: keepAlive,
  finishing: async (tenant) => {
    await completeOutbox(tenant, outboxId);
  },
});

/** Looks through a file of referrals that somebody sent. */
export const checkSentFile =
  (files: FileStore): Handlers['referrals.check'] =>
  ({ fileId }, context) =>
    checkReferralFile(context.actor, files, fileId, following(context));

/** Refers the people of a file that somebody has confirmed. */
export const importSentFile =
  (files: FileStore): Handlers['referrals.import'] =>
  ({ fileId }, context) =>
    importReferralFile(context.actor, files, fileId, following(context));
