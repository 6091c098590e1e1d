import {
  type AgreedHow,
  type AgreementStep,
  type CalendarDate,
  checkAgreementStep,
  type Refusal,
} from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { mustReadReferral } from './read-referral.js';
import type { ReferralView } from './referral-view.js';

export interface AgreementInput {
  readonly referralId: string;
  readonly kind: AgreementStep['kind'];
  /** the day on which the person said it */
  readonly on: CalendarDate;
  readonly how: AgreedHow;
}

/**
 * Records that the person of a referral agreed to take part, or took it back: a step of its own, apart from the lawful
 * basis of the record, of which nothing is removed.
 * @returns INVALID or OUT_OF_RANGE with its field (kind, on, how).
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function recordAgreement(actor: Actor, input: AgreementInput): Promise<ReferralView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordAgreement');
    const { agreements } = await mustReadReferral(tenant, input.referralId);
    const wrong = checkAgreementStep(agreements, input, tenant.today);
    if (wrong) return wrong;
    await tenant.execute(
      `INSERT INTO referral_agreement (partnership_id, referral_id, kind, said_on, how, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [tenant.partnership.id, input.referralId, input.kind, input.on, input.how, tenant.personId, tenant.now],
    );
    return mustReadReferral(tenant, input.referralId);
  });
}
