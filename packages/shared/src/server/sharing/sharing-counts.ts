import { isProviderRole, worksWithEverybody } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { LATEST } from './record-notices.js';

/** How far the telling has come: of those in support, where nothing else is said. */
export interface SharingCounts {
  readonly active: number;
  /** told, and not taken back since: they may be matched */
  readonly told: number;
  readonly takenBack: number;
  /** whose support is closed, told and not taken back: they may be matched as well */
  readonly closedTold: number;
  /**
   * who took it back after an encoded file of ours was sent, told before, while that file is still kept: they are left out
   * of every run, and their codes lie in the file. Null for who is not named: nobody else is told of extracts
   */
  readonly takenBackInOurs: number | null;
}

/** SQL: `x.id` was told before one of our encoded files under the agreement $2 came in, took it back since, and it is kept. */
const IN_OURS = `EXISTS (SELECT FROM extract e
  JOIN sharing_notice t ON t.partnership_id = e.partnership_id AND t.agreement_id = e.agreement_id
    AND t.participant_id = x.id AND t.kind = 'TOLD' AND t.recorded_at < e.sent_at
  JOIN sharing_notice b ON b.partnership_id = e.partnership_id AND b.agreement_id = e.agreement_id
    AND b.participant_id = x.id AND b.kind = 'TAKEN_BACK' AND b.recorded_at > e.sent_at
  WHERE e.partnership_id = $1 AND e.agreement_id = $2 AND e.side = 'OURS' AND e.state IN ('CHECKED', 'READY'))`;

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
    // asked as the actor: it is true of the system
    const named = await tenant.row<{ is: boolean }>('SELECT app.is_named_in($1) AS is', [agreementId]);
    // of all: the same figure for all who read it, so without those whose record is sealed
    const reader = ofAll ? await tenant.continueAsSystem('NOBODY') : tenant;
    const found = await reader.row<SharingCounts>(
      `SELECT count(*) FILTER (WHERE NOT closed)::int AS active,
         count(*) FILTER (WHERE NOT closed AND x.latest = 'TOLD')::int AS told,
         count(*) FILTER (WHERE NOT closed AND x.latest = 'TAKEN_BACK')::int AS "takenBack",
         count(*) FILTER (WHERE closed AND x.latest = 'TOLD')::int AS "closedTold",
         CASE WHEN $5 THEN count(*) FILTER (WHERE x.latest = 'TAKEN_BACK' AND ${IN_OURS})::int END AS "takenBackInOurs"
       FROM (SELECT p.id, p.phase = 'CLOSED' AS closed, ${LATEST} AS latest FROM participant p
         WHERE p.partnership_id = $1 AND ($3 OR p.provider_id = ANY ($4::uuid[]))) x
       HAVING EXISTS (SELECT FROM sharing_agreement a WHERE a.partnership_id = $1 AND a.id = $2)`,
      [tenant.partnership.id, agreementId, ofAll, providerIds, named?.is ?? false],
    );
    return found ?? null;
  });
}
