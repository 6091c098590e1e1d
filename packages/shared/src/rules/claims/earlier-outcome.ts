import { type CalendarDate, formatDate } from '../calendar/index.js';
import { describeSustain, dueOn } from '../milestones/index.js';
import type { TariffTerms } from '../rate-cards/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import type { ClaimState } from './states.js';

/** An outcome of the participant: a claim in whatever state, or a baseline that nobody pays for. */
export interface AchievedOutcome {
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  readonly state: ClaimState | 'BASELINE';
  /** Of the claim, where the caller knows it. */
  readonly claimId?: string | null;
}

/** The earliest outcome of this code that counts: a baseline always does, a claim when its state says so. */
export function findAchieved(
  achieved: readonly AchievedOutcome[],
  outcomeCode: string,
  counts: (state: ClaimState) => boolean,
): AchievedOutcome | null {
  let found: AchievedOutcome | null = null;
  for (const one of achieved) {
    if (one.outcomeCode !== outcomeCode || !(one.state === 'BASELINE' || counts(one.state))) continue;
    if (found === null || one.achievedOn < found.achievedOn) found = one;
  }
  return found;
}

/**
 * Whether an outcome may have been reached on a date, given the day on which the earlier one was: not before
 * that day, and where it has to be sustained, not before the time is over.
 */
export function checkSustained(
  tariff: Pick<TariffTerms, 'title' | 'sustain'>,
  achievedOn: CalendarDate,
  earlier: AchievedOutcome,
  earlierTitle: string,
): Refusal | null {
  const since = formatDate(earlier.achievedOn);
  if (tariff.sustain) {
    const due = dueOn(earlier.achievedOn, tariff.sustain);
    if (achievedOn >= due) return null;
    return refuse(
      'TOO_SOON',
      `“${tariff.title}” is reached ${describeSustain(tariff.sustain)} after “${earlierTitle}” of ${since}. Claim it for ${formatDate(due)} or later.`,
      'achievedOn',
    );
  }
  if (achievedOn >= earlier.achievedOn) return null;
  return refuse(
    'EARLIER_OUTCOME_MISSING',
    `“${earlierTitle}” comes first, and it was achieved on ${since}. Give that date or a later one.`,
    'achievedOn',
  );
}
