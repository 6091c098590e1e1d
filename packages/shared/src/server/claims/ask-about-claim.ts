import { canConverse, isRefusal, type Refusal, refuse, STATE_IN_WORDS } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { type LockedClaim, lockClaim, readReason } from './move-claims.js';
import { mustReadClaim } from './read-claims.js';

/**
 * Asks the provider something about a claim; its state stays.
 * @returns INVALID without a question; WRONG_STATE for a claim on which nothing is left to decide.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function askAboutClaim(
  actor: Actor,
  input: { readonly id: string; readonly question: string },
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('askAboutClaim');
    const claim = await lockClaim(tenant, input.id);
    const question = readReason(input.question, 'Write your question.', 'question');
    if (isRefusal(question)) return question;
    const refused = checkConversation(claim);
    if (refused) return refused;
    await say(tenant, claim, question, true);
    return mustReadClaim(tenant, claim.id, parts);
  });
}

/** WRONG_STATE where nobody is left to talk to. */
export function checkConversation(claim: LockedClaim): Refusal | null {
  if (canConverse(claim.state)) return null;
  return refuse('WRONG_STATE', `This claim ${STATE_IN_WORDS[claim.state]}, so there is nothing left to ask.`);
}

/** Adds to a claim's conversation, and says on the claim whether the last word is a question. */
export async function say(
  tenant: Tenant,
  claim: LockedClaim,
  text: string,
  isQuestion: boolean,
): Promise<void> {
  const place = tenant.partnership.id;
  await tenant.execute(
    `INSERT INTO claim_message (partnership_id, claim_id, at, by_person, text, is_question)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [place, claim.id, tenant.now, tenant.personId, text, isQuestion],
  );
  await tenant.execute('UPDATE claim SET awaits_answer = $3 WHERE partnership_id = $1 AND id = $2', [
    place,
    claim.id,
    isQuestion,
  ]);
}
