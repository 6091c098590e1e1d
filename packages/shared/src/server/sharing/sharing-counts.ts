import { isProviderRole, worksWithEverybody } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { LATEST } from './record-notices.js';

/** How far the telling has come, of those in support. */
export interface SharingCounts {
  readonly active: number;
  /** told, and not taken back since: they may be matched */
  readonly told: number;
  readonly takenBack: number;
}

/**
 * How many of those in support were told of an agreement: at the hub and for data leads of all, at a provider of its own.
 * Null for everybody else: a small number would tell of people whom they do not see; and where there is no such agreement.
 * @throws Fault FORBIDDEN
 */
export function sharingCounts(actor: Actor, agreementId: string): Promise<SharingCounts | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('sharingAgreements');
    if (!isId(agreementId)) return null;
    const { roles, isSystem, providerIds } = tenant.me;
    const ofAll = isSystem || worksWithEverybody(roles);
    if (!ofAll && !roles.some(isProviderRole)) return null;
    // of all: the same figure for all who read it, so without those whose record is sealed
    const reader = ofAll ? await tenant.continueAsSystem('NOBODY') : tenant;
    const found = await reader.row<SharingCounts>(
      `SELECT count(*)::int AS active, count(*) FILTER (WHERE x.latest = 'TOLD')::int AS told,
         count(*) FILTER (WHERE x.latest = 'TAKEN_BACK')::int AS "takenBack"
       FROM (SELECT ${LATEST} AS latest FROM participant p WHERE p.partnership_id = $1 AND p.phase <> 'CLOSED'
         AND ($3 OR p.provider_id = ANY ($4::uuid[]))) x
       HAVING EXISTS (SELECT FROM sharing_agreement a WHERE a.partnership_id = $1 AND a.id = $2)`,
      [tenant.partnership.id, agreementId, ofAll, providerIds],
    );
    return found ?? null;
  });
}
