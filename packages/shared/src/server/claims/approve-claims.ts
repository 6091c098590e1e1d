import type { Refusal } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { approveClaimsIn } from './approve-claim.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { decideOnSeveral } from './decide-on-several.js';

/**
 * The backbone approves several claims in one action, each by itself: one that is refused holds up none of the
 * others, and three persons stand behind each of them as behind one.
 * @returns for each, in the order given, the claim, or why it was refused; INVALID for one that is not there.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for none or more than 100.
 */
export function approveClaims(
  actor: Actor,
  input: { readonly ids: readonly string[] },
  parts: ClaimParts = ALL_PARTS,
): Promise<(ClaimView | Refusal)[]> {
  return withTenant(actor, (tenant) => {
    tenant.must('approveClaims');
    return decideOnSeveral(tenant, input.ids, parts, 'approved', (decisions) =>
      approveClaimsIn(tenant, decisions),
    );
  });
}
