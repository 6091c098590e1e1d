import { isRefusal, type Refusal } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { lockClaim, moveLocked, readReason } from './move-claims.js';
import { mustReadClaim } from './read-claims.js';

/**
 * The backbone sends a submitted claim back to its provider, with a reason to act on.
 * @returns INVALID without a reason, WRONG_STATE, SAME_PERSON.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function returnClaim(
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('returnClaim');
    const claim = await lockClaim(tenant, input.id);
    const reason = readReason(input.reason, 'Say what the provider should change.');
    if (isRefusal(reason)) return reason;
    const refused = await moveLocked(tenant, claim, 'returnClaim', reason);
    return refused ?? mustReadClaim(tenant, input.id, parts);
  });
}
