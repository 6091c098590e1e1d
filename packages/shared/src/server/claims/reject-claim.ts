import { isRefusal, type Refusal } from '../../rules/index.js';
import { judgeMilestones } from '../milestones/judge-milestones.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { lockClaim, moveLocked, readReason } from './move-claims.js';
import { mustReadClaim } from './read-claims.js';

/**
 * The verifier rejects a claim for good; its outcome may be claimed anew.
 * @returns INVALID without a reason, WRONG_STATE, SAME_PERSON.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function rejectClaim(
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('rejectClaim');
    const claim = await lockClaim(tenant, input.id);
    const reason = readReason(input.reason, 'Say why the claim is rejected.');
    if (isRefusal(reason)) return reason;
    const refused = await moveLocked(tenant, claim, 'rejectClaim', reason);
    if (refused) return refused;
    const view = await mustReadClaim(tenant, input.id, parts);
    await judgeMilestones(tenant, [claim.participantId]);
    return view;
  });
}
