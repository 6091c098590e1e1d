import { type PostOffice, sendDigest } from '@weft/shared/server';
import type { Handlers } from '../queues/work.js';

/** Sends the mail that sums up what somebody was told. It leaves before the commit: sent again after a crash, never lost. */
export const mailDigest =
  (office: PostOffice): Handlers['mail.digest'] =>
  ({ digestId }, { actor, outboxId }) =>
    sendDigest(actor, office, { digestId, outboxId });
