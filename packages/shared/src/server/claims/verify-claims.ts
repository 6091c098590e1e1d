import { type Refusal, refuse } from '../../rules/index.js';
import { Fault } from '../errors.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { lockClaims } from './move-claims.js';
import { readClaimsById } from './read-claims.js';
import { verifyClaimsIn } from './verify-claim.js';

const MOST = 100;

/**
 * Verifies several claims in one action, each by itself: one that is refused holds up none of the others.
 * Whoever verifies them so has opened every piece of evidence of each.
 * @returns for each, in the order given, the claim, or why it was refused; INVALID for one that is not there.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for none or more than 100.
 */
export function verifyClaims(
  actor: Actor,
  input: { readonly ids: readonly string[] },
  parts: ClaimParts = ALL_PARTS,
): Promise<(ClaimView | Refusal)[]> {
  const { ids } = input;
  return withTenant(actor, async (tenant) => {
    tenant.must('verifyClaims');
    if (ids.length < 1 || ids.length > MOST)
      throw new Fault('BAD_USER_INPUT', `Give 1 to ${MOST} claims at a time.`);
    const known = await lockClaims(tenant, ids);
    const unopened = await findUnopened(tenant, [...known.keys()]);
    const there = ids.filter((id) => known.has(id.toLowerCase()));
    const results = await verifyClaimsIn(
      tenant,
      there.map((id) => ({ id })),
      (claim) => (unopened.has(claim.id) ? notOpened() : null),
    );
    const views = await readClaimsById(
      tenant,
      there.filter((_, nth) => results[nth] === null),
      parts,
    );
    let nth = 0;
    return ids.map((id, at) => {
      if (!known.has(id.toLowerCase()))
        return refuse('INVALID', 'There is no such claim, or it is not yours to see.', `ids.${at}`);
      const view = views.get(id.toLowerCase());
      return results[nth++] ?? view ?? refuse('INVALID', 'This claim is not there any more.', `ids.${at}`);
    });
  });
}

const notOpened = (): Refusal =>
  refuse(
    'WRONG_STATE',
    'Open every piece of this claim’s evidence first. Then it can be verified together with others.',
  );

/** The claims of which the acting person has not opened every piece of evidence. */
async function findUnopened(tenant: Tenant, claimIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tenant.rows<{ claim_id: string }>(
    `SELECT DISTINCT e.claim_id FROM evidence e WHERE e.partnership_id = $1 AND e.claim_id = ANY ($2)
       AND NOT EXISTS (SELECT FROM evidence_opening o WHERE o.partnership_id = e.partnership_id
         AND o.evidence_id = e.id AND o.person_id = $3)`,
    [tenant.partnership.id, claimIds, tenant.personId],
  );
  return new Set(rows.map((row) => row.claim_id));
}
