import { type Refusal, refuse } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { decideOnSeveral } from './decide-on-several.js';
import { verifyClaimsIn } from './verify-claim.js';

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
  return withTenant(actor, (tenant) => {
    tenant.must('verifyClaims');
    return decideOnSeveral(tenant, input.ids, parts, 'verified', async (decisions) => {
      const unopened = await findUnopened(
        tenant,
        decisions.map(({ id }) => id),
      );
      return verifyClaimsIn(tenant, decisions, (claim) => (unopened.has(claim.id) ? notOpened() : null));
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
