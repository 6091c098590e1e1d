import {
  acknowledgeReferral,
  acknowledgeReferralFile,
  completeOutbox,
  type PostOffice,
  withTenant,
} from '@weft/shared/server';
import type { Handlers } from '../queues/work.js';

/** Acknowledges a referral. The mail leaves before the commit: sent again after a crash, never lost. */
export const mailReferralArrived =
  (office: PostOffice): Handlers['mail.referral'] =>
  ({ referralId }, { actor, outboxId }) =>
    withTenant(actor, async (tenant) => {
      if (!(await completeOutbox(tenant, outboxId))) return;
      await acknowledgeReferral(tenant, office, { referralId });
    });

/** Acknowledges a whole file of referrals, in one mail. */
export const mailReferralFileArrived =
  (office: PostOffice): Handlers['mail.referralFile'] =>
  ({ fileId }, { actor, outboxId }) =>
    withTenant(actor, async (tenant) => {
      if (!(await completeOutbox(tenant, outboxId))) return;
      await acknowledgeReferralFile(tenant, office, { fileId });
    });
