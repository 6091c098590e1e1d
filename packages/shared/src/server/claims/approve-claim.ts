import { isRefusal, type Refusal } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { judgeStep, lockClaims, type Move, moveClaims, overtaken } from './move-claims.js';
import { mustReadClaim } from './read-claims.js';

/** What is decided about a claim, and, for records of the past, when. */
export interface Decision {
  readonly id: string;
  readonly at?: Date;
}

/**
 * The backbone approves a submitted claim.
 * @returns WRONG_STATE, SAME_PERSON.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function approveClaim(
  actor: Actor,
  input: { readonly id: string },
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('approveClaim');
    const [refused] = await approveClaimsIn(tenant, [{ id: input.id }]);
    return refused ?? mustReadClaim(tenant, input.id, parts);
  });
}

/**
 * Approves many by four statements; for each, in the order given, why it was refused, or null.
 * @throws Fault NOT_FOUND when one of them is not there.
 */
export async function approveClaimsIn(
  tenant: Tenant,
  decisions: readonly Decision[],
): Promise<(Refusal | null)[]> {
  const locked = await lockClaims(
    tenant,
    decisions.map((one) => one.id),
  );
  const judged = decisions.map((one) => {
    const claim = locked.get(one.id.toLowerCase());
    if (!claim) throw notFound();
    const to = judgeStep(tenant, claim, 'approveClaim');
    return isRefusal(to) ? to : { claim, ...(one.at ? { at: one.at } : {}) };
  });
  const moves = judged.filter((one): one is Move => !isRefusal(one));
  const moved = await moveClaims(tenant, 'APPROVED', moves);
  return judged.map((one) => {
    if (isRefusal(one)) return one;
    return moved.has(one.claim.id) ? null : overtaken();
  });
}
