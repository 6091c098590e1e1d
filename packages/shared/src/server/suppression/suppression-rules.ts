import { SUPPRESSION_OF, type Suppression, type SuppressionProfile } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** How the partnership hides small figures today: whoever counts for somebody who may not see individuals asks here. */
export const suppressionOf = async (tenant: Tenant): Promise<Suppression> =>
  SUPPRESSION_OF[await suppressionProfile(tenant)];

/** The profile that stands today; the usual one before any was chosen. */
export async function suppressionProfile(tenant: Tenant): Promise<SuppressionProfile> {
  const row = await tenant.row<{ profile: SuppressionProfile }>(
    'SELECT app.suppression_profile() AS profile',
  );
  return row?.profile ?? 'USUAL';
}

export interface SuppressionRulesView {
  readonly profile: SuppressionProfile;
  /** counts of 1 to this are hidden */
  readonly largestHidden: number;
  readonly roundedTo: number;
}

/** How small figures are hidden here, to be said beside them: no secret, and no figure. @throws Fault FORBIDDEN */
export function suppressionRules(actor: Actor): Promise<SuppressionRulesView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('suppressionRules');
    const profile = await suppressionProfile(tenant);
    const { largestHidden, roundTo } = SUPPRESSION_OF[profile];
    return { profile, largestHidden, roundedTo: roundTo };
  });
}
