import { completeOutbox, mailOpenedRecord, type PostOffice, withTenant } from '@weft/shared/server';
import type { Handlers } from '../queues/work.js';

/** Tells the backbone that a record was opened. The mails leave before the commit: sent again after a crash, never lost. */
export const mailRecordOpened =
  (office: PostOffice): Handlers['mail.openedRecord'] =>
  ({ openedRecordId }, { actor, outboxId }) =>
    withTenant(actor, async (tenant) => {
      if (!(await completeOutbox(tenant, outboxId))) return;
      await mailOpenedRecord(tenant, office, { openedRecordId });
    });
