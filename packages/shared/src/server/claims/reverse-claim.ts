import { isRefusal, liveStates, type Refusal } from '../../rules/index.js';
import { judgeMilestones } from '../milestones/judge-milestones.js';
import { lockRateCards } from '../rate-cards/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { type LockedClaim, lockClaim, moveLocked, readReason } from './move-claims.js';
import { mustReadClaim } from './read-claims.js';

/**
 * Reverses a claim that was verified, whatever became of it since. One that no run has billed frees its
 * outcome at once; for the others the next run writes the opposite entries first. Claims that rest on it
 * are flagged, and nothing else about them changes (domain.md, The life of a claim).
 * @returns INVALID without a reason, WRONG_STATE, SAME_PERSON for whoever verified it.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function reverseClaim(
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('reverseClaim');
    const claim = await reverseClaimIn(tenant, input);
    if (isRefusal(claim)) return claim;
    const view = await mustReadClaim(tenant, claim.id, parts);
    await flagWhatRestsOn(await tenant.continueAsSystem(), claim);
    return view;
  });
}

/**
 * The same inside a transaction, where it is one step of more. Whoever calls it goes on with `flagWhatRestsOn`,
 * last, because that goes on as the system.
 */
export async function reverseClaimIn(
  tenant: Tenant,
  input: { readonly id: string; readonly reason: string },
): Promise<LockedClaim | Refusal> {
  // no claim is being submitted meanwhile on the strength of this one, and misses its flag
  await lockRateCards(tenant, 'exclusive');
  const claim = await lockClaim(tenant, input.id);
  const reason = readReason(input.reason, 'Say why the claim is reversed.');
  if (isRefusal(reason)) return reason;
  const refused = await moveLocked(tenant, claim, 'reverseClaim', reason);
  if (refused) return refused;
  if (claim.state !== 'VERIFIED') {
    await tenant.execute('UPDATE claim SET reversal_pending = true WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      claim.id,
    ]);
  }
  return claim;
}

/** As the system: an auditor does not see the claims that were not verified yet, and they are flagged too. The
 * milestones that counted from it, or that it claimed, are judged anew. */
export async function flagWhatRestsOn(system: Tenant, reversed: LockedClaim): Promise<void> {
  await system.execute(
    `UPDATE claim c SET rests_on_reversed = true FROM tariff t
     WHERE t.partnership_id = c.partnership_id AND t.id = c.tariff_id AND t.after = $3
       AND c.partnership_id = $1 AND c.participant_id = $2 AND c.state = ANY ($4)`,
    [system.partnership.id, reversed.participantId, reversed.outcomeCode, liveStates],
  );
  await judgeMilestones(system, [reversed.participantId]);
}
