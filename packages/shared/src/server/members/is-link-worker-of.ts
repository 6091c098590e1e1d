import { isId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';

/**
 * Whether somebody is a link worker of this provider, or invited to be one: whoever is to start may be given people.
 * @param personId as it was given, in capitals or not
 */
export async function isLinkWorkerOf(tenant: Tenant, providerId: string, personId: string): Promise<boolean> {
  if (!isId(providerId) || !isId(personId)) return false;
  const works = await tenant.row(
    `SELECT FROM membership WHERE partnership_id = $1 AND organisation_id = $2 AND person_id = $3
       AND state IN ('ACTIVE', 'INVITED') AND 'LINK_WORKER' = ANY (roles)`,
    [tenant.partnership.id, providerId, personId],
  );
  return works !== undefined;
}
