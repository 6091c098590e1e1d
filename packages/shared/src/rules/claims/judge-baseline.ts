import { type CalendarDate, EARLIEST_DATE, formatDate } from '../calendar/index.js';
import type { Cohort, TariffTerms } from '../rate-cards/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import type { AchievedOutcome } from './earlier-outcome.js';
import { isLive } from './states.js';

export interface BaselineFacts {
  readonly today: CalendarDate;
  readonly cohort: Cohort;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  /** The lines of the card in force today for the participant's provider, of either cohort. */
  readonly tariffs: readonly TariffTerms[];
  readonly achieved: readonly AchievedOutcome[];
}

/**
 * Whether an outcome may be recorded as a baseline: achieved under an earlier service by a historic
 * participant, paid for by nobody, and of any age (domain.md, Prerequisite).
 */
export function judgeBaseline(facts: BaselineFacts): Refusal | null {
  if (facts.cohort !== 'HISTORIC') {
    return refuse(
      'INVALID',
      'Only participants who came from an earlier service have outcomes from before. Record this one as a claim.',
      'participantId',
    );
  }
  if (facts.achievedOn > facts.today) {
    return refuse(
      'OUT_OF_RANGE',
      `${formatDate(facts.achievedOn)} is in the future. Give the day on which it was achieved.`,
      'achievedOn',
    );
  }
  if (facts.achievedOn < EARLIEST_DATE)
    return refuse(
      'OUT_OF_RANGE',
      `${formatDate(facts.achievedOn)} is too long ago. Check the year.`,
      'achievedOn',
    );
  const tariff = facts.tariffs.find((line) => line.outcomeCode === facts.outcomeCode);
  if (!tariff) {
    return refuse(
      'NOT_ON_RATE_CARD',
      `${facts.outcomeCode} is not on the rate card. Choose an outcome from the card.`,
      'outcomeCode',
    );
  }
  const known = facts.achieved.some(
    (one) => one.outcomeCode === facts.outcomeCode && (one.state === 'BASELINE' || isLive(one.state)),
  );
  if (!known) return null;
  return refuse(
    'ALREADY_CLAIMED',
    `“${tariff.title}” is recorded for this participant already. Open the participant’s page to see it.`,
    'outcomeCode',
  );
}
