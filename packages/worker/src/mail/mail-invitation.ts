import { completeOutbox, type PostOffice, sendInvitation, withTenant } from '@weft/shared/server';
import type { Handlers } from '../queues/work.js';

/** Sends an invitation. The mail leaves before the commit: after a crash in between it is sent again, never lost. */
export const mailInvitation =
  (office: PostOffice): Handlers['mail.invitation'] =>
  ({ membershipId, sentBy }, { actor, outboxId }) =>
    withTenant(actor, async (tenant) => {
      if (!(await completeOutbox(tenant, outboxId))) return;
      await sendInvitation(tenant, office, { membershipId, sentBy });
    });
