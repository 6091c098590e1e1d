import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { mustReadClaim } from './read-claims.js';

/**
 * Notes that the acting person has opened a piece of evidence, or, given a claim's id, all of its evidence.
 * Doing it twice changes nothing.
 * @returns the claim.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function markEvidenceOpened(
  actor: Actor,
  input: { readonly id: string },
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('markEvidenceOpened');
    const id = mustBeId(input.id);
    const place = tenant.partnership.id;
    const found = await tenant.row<{ claim_id: string }>(
      `SELECT e.claim_id FROM evidence e WHERE e.partnership_id = $1 AND e.id = $2
       UNION ALL SELECT c.id FROM claim c WHERE c.partnership_id = $1 AND c.id = $2`,
      [place, id],
    );
    if (!found) throw notFound();
    await tenant.execute(
      `INSERT INTO evidence_opening (partnership_id, evidence_id, person_id, opened_at)
       SELECT e.partnership_id, e.id, $4, $5 FROM evidence e
       WHERE e.partnership_id = $1 AND e.claim_id = $2 AND ($3::uuid IN (e.id, e.claim_id))
       ON CONFLICT DO NOTHING`,
      [place, found.claim_id, id, tenant.personId, tenant.now],
    );
    return mustReadClaim(tenant, found.claim_id, parts);
  });
}
