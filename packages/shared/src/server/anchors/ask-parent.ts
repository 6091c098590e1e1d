import { type CalendarDate, parseDate, type Refusal, refuse } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type CandidateView, lockCandidate, mustReadCandidate } from './candidates.js';

/**
 * Records on which day a parent was asked about a candidate, or who is grown up themselves (rules/anchors).
 * @returns the candidate; WRONG_STATE once a parent has consented; OUT_OF_RANGE (on) for a day to come.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function askCandidateParent(
  actor: Actor,
  input: { readonly id: string; readonly on: CalendarDate },
): Promise<CandidateView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('askCandidateParent');
    const candidate = await lockCandidate(tenant, input.id);
    if (candidate.consentedOn) return refuse('WRONG_STATE', 'Consent was given already.');
    if (parseDate(input.on) === null || input.on > tenant.today)
      return refuse('OUT_OF_RANGE', 'Give the day of the question, today or before.', 'on');
    await tenant.execute('UPDATE anchor_candidate SET asked_on = $3 WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      candidate.id,
      input.on,
    ]);
    return mustReadCandidate(await tenant.continueAsSystem(), candidate.id);
  });
}
