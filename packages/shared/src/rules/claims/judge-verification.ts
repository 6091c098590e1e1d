import type { CalendarDate } from '../calendar/index.js';
import type { TariffTerms } from '../rate-cards/index.js';
import { Refusal } from '../refusals/index.js';
import { type AchievedOutcome, checkSustained, findAchieved } from './earlier-outcome.js';
import { isLive, verifiedStates } from './states.js';

export interface VerificationFacts {
  readonly achievedOn: CalendarDate;
  /** The tariff that fixed the claim's price. */
  readonly tariff: Pick<TariffTerms, 'title' | 'after' | 'sustain'>;
  /** The title of the outcome named by `after`; its code is said where it is not known. */
  readonly afterTitle?: string | null;
  /** The participant's other outcomes as they stand now. */
  readonly achieved: readonly AchievedOutcome[];
}

/**
 * Whether a claim may be verified: the outcome it rests on is itself verified, billed or paid, or is a
 * baseline, and the sustained time holds against its date as it stands now (domain.md, Prerequisite).
 */
export function judgeVerification(facts: VerificationFacts): Refusal | null {
  const { after } = facts.tariff;
  if (after === null) return null;
  const title = facts.afterTitle ?? after;
  const earlier = findAchieved(facts.achieved, after, (state) => verifiedStates.includes(state));
  if (earlier) return checkSustained(facts.tariff, facts.achievedOn, earlier, title);
  const claimed = findAchieved(facts.achieved, after, isLive);
  return new Refusal(
    'EARLIER_OUTCOME_MISSING',
    claimed
      ? `This claim rests on “${title}”, which is not verified yet. Verify that claim first.`
      : `This claim rests on “${title}”, which is not claimed or was rejected or reversed. Withhold or reject this claim, or ask the provider.`,
    undefined,
    claimed?.claimId ?? undefined,
  );
}
