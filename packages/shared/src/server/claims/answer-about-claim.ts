import { canAnswer, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { checkConversation, say } from './ask-about-claim.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { lockClaim, readReason } from './move-claims.js';
import { mustReadClaim } from './read-claims.js';

/**
 * The provider answers the question that a claim's conversation ends with, or says something to the reason
 * for which the claim was returned or withheld; its state stays.
 * @returns INVALID without an answer; WRONG_STATE when nothing was asked.
 * @throws Fault FORBIDDEN; NOT_FOUND, also for another provider's claim.
 */
export function answerAboutClaim(
  actor: Actor,
  input: { readonly id: string; readonly answer: string },
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('answerAboutClaim');
    const claim = await lockClaim(tenant, input.id);
    if (!tenant.me.providerIds.includes(claim.providerId)) throw notFound();
    const answer = readReason(input.answer, 'Write your answer.', 'answer');
    if (isRefusal(answer)) return answer;
    const refused = checkConversation(claim);
    if (refused) return refused;
    if (!canAnswer(claim.state, claim.awaitsAnswer))
      return refuse('WRONG_STATE', 'No question on this claim waits for an answer. Reload the page.');
    await say(tenant, claim, answer, false);
    return mustReadClaim(tenant, claim.id, parts);
  });
}
