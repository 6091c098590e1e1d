import { liveStates, type Refusal, refuse } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** SQL for a decision `d` between two claims that is the last one about these two. */
export const COUNTS = `NOT EXISTS (SELECT FROM clash_decision l WHERE l.partnership_id = d.partnership_id
    AND l.nth > d.nth AND ((l.stands_claim = d.stands_claim AND l.ends_claim = d.ends_claim)
      OR (l.stands_claim = d.ends_claim AND l.ends_claim = d.stands_claim)))`;

/** SQL for a decision `d` that counts for whoever acts on the claim that does not stand; `s` is the claim that stands. */
const HOLDS = `${COUNTS} AND NOT app.are_apart(d.stands_record, d.ends_record)
  AND (s.state IS NULL OR s.state IN (${liveStates.map((state) => `'${state}'`).join(', ')}))`;

/** SQL for a claim `c` that was decided not to stand: no run bills it, whoever has still to reverse it. */
export const DOES_NOT_STAND = `EXISTS (SELECT FROM clash_decision d
  LEFT JOIN claim s ON s.partnership_id = d.partnership_id AND s.id = d.stands_claim
  WHERE d.partnership_id = c.partnership_id AND d.ends_claim = c.id AND ${HOLDS})`;

/**
 * Of these claims those that the backbone decided do not stand, as another claim for the same outcome of the same person
 * does (docs/adr/0015): verified, such a claim would be paid a second time. A decision counts as `clashDecisions` says:
 * not once the records are of two people, nor once the claim that stood has ended itself. For whoever reads both claims.
 */
export async function whatDoesNotStand(
  tenant: Tenant,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, Refusal>> {
  const rows = await tenant.rows<{ ends: string; stands: string; reference: string | null }>(
    `SELECT d.ends_claim AS ends, d.stands_claim AS stands, s.reference FROM clash_decision d
     LEFT JOIN claim s ON s.partnership_id = d.partnership_id AND s.id = d.stands_claim
     WHERE d.partnership_id = $1 AND d.ends_claim = ANY ($2) AND ${HOLDS}`,
    [tenant.partnership.id, claimIds],
  );
  tenant.showed(
    'claim',
    rows.filter(({ reference }) => reference !== null).map(({ stands }) => stands),
  );
  return new Map(rows.map(({ ends, reference }) => [ends, doesNotStand(reference)]));
}

const doesNotStand = (reference: string | null): Refusal =>
  refuse(
    'ALREADY_CLAIMED',
    `This outcome is claimed twice for one person, and it was decided that ${reference ?? 'another claim'} stands and this claim does not. Reject it, or ask the backbone organisation to decide anew.`,
  );
