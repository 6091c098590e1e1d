import {
  type AgreedHow,
  type AgreementStep,
  type CalendarDate,
  checkAgreementStep,
  type Refusal,
} from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
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
    await writeAgreements(tenant, [input]);
    return mustReadReferral(tenant, input.referralId);
  });
}

/**
 * Writes steps that were judged, by one statement; records of the past say when each was recorded. Where nobody acts, the
 * person recorded it themself.
 */
export async function writeAgreements(
  tenant: Tenant,
  steps: readonly (AgreementInput & { readonly at?: Date })[],
): Promise<void> {
  const { partnership, me, now } = tenant;
  await tenant.execute(
    `INSERT INTO referral_agreement (partnership_id, referral_id, kind, said_on, how, recorded_by, recorded_at)
     SELECT $1, x.id, x.kind, x.on, x.how, $2, x.at FROM json_to_recordset($3)
       AS x(nth int, id uuid, kind text, "on" date, how text, at timestamptz) ORDER BY x.nth`,
    [
      partnership.id,
      me.personId,
      JSON.stringify(
        steps.map(({ referralId, at = now, ...step }, nth) => ({ ...step, id: referralId, at, nth })),
      ),
    ],
  );
}
