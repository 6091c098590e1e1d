import { type ClaimState, liveStates } from '../../rules/index.js';
import { COUNTS } from '../claims/does-not-stand.js';
import { mustBeId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** Which of two claims for one outcome stands, and who said so. */
export interface ClashDecisionView {
  readonly id: string;
  readonly outcomeCode: string;
  readonly standsId: string;
  readonly endsId: string;
  /** both are null for those who may not read the claim */
  readonly standsReference: string | null;
  readonly endsReference: string | null;
  /** the record whose claim stands */
  readonly standsRecordId: string;
  readonly endsRecordId: string;
  readonly reason: string;
  readonly by: PersonView | null;
  readonly at: Date;
  /** what became of the claim that does not stand, as it is now; null for those who may not read it */
  readonly endsState: ClaimState | null;
  /** the decision itself ended it */
  readonly endedIt: boolean;
}

/** $1: the partnership; of decisions about two claims the last one counts. */
const SELECT = `
  SELECT d.id, d.outcome_code AS "outcomeCode", d.stands_claim AS "standsId", d.ends_claim AS "endsId",
    s.reference AS "standsReference", e.reference AS "endsReference", e.state AS "endsState",
    d.stands_record AS "standsRecordId", d.ends_record AS "endsRecordId", d.reason,
    ${personOf('d.decided_by')} AS by, d.decided_at AS at, d.ended_as IS NOT NULL AS "endedIt"
  FROM clash_decision d
  LEFT JOIN claim s ON s.partnership_id = d.partnership_id AND s.id = d.stands_claim
  LEFT JOIN claim e ON e.partnership_id = d.partnership_id AND e.id = d.ends_claim
  WHERE d.partnership_id = $1 AND ${COUNTS}`;

/** What was decided about the claims of these records, whichever went into the other; the latest first, noted as shown. */
export async function decisionsBetween(tenant: Tenant, ids: readonly string[]): Promise<ClashDecisionView[]> {
  const found = await tenant.rows<ClashDecisionView>(
    `${SELECT} AND d.stands_record = ANY ($2) AND d.ends_record = ANY ($2) ORDER BY d.nth DESC`,
    [tenant.partnership.id, ids],
  );
  noteShown(tenant, found);
  return found;
}

const noteShown = (tenant: Tenant, decisions: readonly ClashDecisionView[]): void =>
  tenant.showed(
    'claim',
    decisions.flatMap(({ standsId, standsReference, endsId, endsReference }) => [
      ...(standsReference === null ? [] : [standsId]),
      ...(endsReference === null ? [] : [endsId]),
    ]),
  );

/**
 * Decisions by which this claim does not stand, the latest first: for those who may have to end it. None of records of
 * which somebody has said since that they are of two people, and none in favour of a claim that has ended itself: else
 * both would end, and the outcome be paid to nobody.
 * @throws Fault FORBIDDEN
 */
export function clashDecisions(actor: Actor, claimId: string): Promise<ClashDecisionView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('clashDecisions');
    const found = await tenant.rows<ClashDecisionView>(
      `${SELECT} AND d.ends_claim = $2 AND NOT app.are_apart(d.stands_record, d.ends_record) ORDER BY d.nth DESC`,
      [tenant.partnership.id, mustBeId(claimId)],
    );
    noteShown(tenant, found);
    if (found.length === 0) return found;
    // an auditor sees no claim that was rejected, so whether the other one stands still the system reads
    const system = await tenant.continueAsSystem();
    const live = await system.rows<{ id: string }>(
      'SELECT id FROM claim WHERE partnership_id = $1 AND id = ANY ($2) AND state = ANY ($3)',
      [system.partnership.id, found.map(({ standsId }) => standsId), liveStates],
    );
    return found.filter(({ standsId }) => live.some(({ id }) => id === standsId));
  });
}
