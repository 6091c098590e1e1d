import { SUPPRESSION_OF, type Suppression, type SuppressionProfile } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

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
