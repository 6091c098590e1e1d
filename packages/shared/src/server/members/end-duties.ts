import type { Role } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import type { MembershipState } from './membership-view.js';

interface Standing {
  readonly personId: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly state: MembershipState;
}

/** Who can look after an anchor organisation for their provider (assign-anchor.ts). */
const LOOK_AFTER: readonly Role[] = ['LINK_WORKER', 'PROVIDER_MANAGER'];
/** Who can lead safeguarding in their organisation (safeguarding-leads.ts). */
const LEAD: readonly Role[] = ['BACKBONE', 'ASSESSOR', ...LOOK_AFTER];

/**
 * Ends what somebody was named for in an organisation and can do no longer there, as their membership now stands: looking
 * after its anchors, from today on, and leading safeguarding. The participants whom they look after stay theirs on record
 * until somebody hands them over. Whoever comes back is named anew. A suspension ends nothing.
 */
export async function endDuties(tenant: Tenant, member: Standing): Promise<void> {
  const { partnership, today, personId, now } = tenant;
  const keeps = (roles: readonly Role[]): boolean =>
    member.state !== 'ENDED' && member.roles.some((role) => roles.includes(role));
  if (!keeps(LOOK_AFTER))
    await tenant.execute(
      `UPDATE anchor_worker SET ended_on = greatest($4, from_on)
       WHERE partnership_id = $1 AND provider_id = $2 AND person_id = $3 AND ended_on IS NULL`,
      [partnership.id, member.organisationId, member.personId, today],
    );
  if (!keeps(LEAD))
    await tenant.execute(
      `UPDATE safeguarding_lead SET ended_by = $4, ended_at = $5
       WHERE partnership_id = $1 AND organisation_id = $2 AND person_id = $3 AND ended_at IS NULL`,
      [partnership.id, member.organisationId, member.personId, personId, now],
    );
}
