import type { CleanPerson } from './clean-person.js';
import { comparePeople, type MatchStep, sumOf } from './compare-people.js';
import { householdStep } from './household.js';
import { type MatchingSettings, USUAL_MATCHING } from './matching-settings.js';

/** Whether two records are of one person, as far as can be told: shown to a person, who decides. */
export type MatchVerdict = 'LIKELY' | 'POSSIBLE' | 'NOT';

/** How a pair was judged, and why: the prior, then what each comparison added, as a waterfall. */
export interface MatchScore {
  /** in bits, before anything was compared: log2 of the odds that somebody who comes is this one of the people */
  readonly prior: number;
  readonly steps: readonly MatchStep[];
  /** in bits: the prior and all steps */
  readonly weight: number;
  /** 0 to 1: weight bits as a probability */
  readonly probability: number;
  readonly verdict: MatchVerdict;
}

/**
 * How likely two records are of one person, by Fellegi and Sunter (A Theory for Record Linkage, 1969): each comparison
 * adds log2(m / u), the sum with the prior is the log of the odds. The same both ways round; what one side does not
 * know adds nothing.
 *
 * @param people how many people are on record: the more, the likelier that two agree by chance. At least 1.
 */
export function scorePair(
  one: CleanPerson,
  other: CleanPerson,
  people: number,
  settings: MatchingSettings = USUAL_MATCHING,
): MatchScore {
  if (!(people >= 1)) throw new RangeError('A pair is judged among at least one person on record.');
  const prior = bitsOf(settings.metBefore / people);
  const compared = comparePeople(one, other, settings);
  const household = householdStep(compared, people, settings);
  const steps = household ? [...compared, household] : compared;
  const weight = prior + sumOf(steps);
  const probability = 1 / (1 + 2 ** -weight);
  return { prior, steps, weight, probability, verdict: verdictOf(probability, settings) };
}

/**
 * Whether what is typed so far could make anybody possible, if all of it agreed: before that there is nothing to look
 * up. A common family name alone is not enough among many people; a rare one is among few.
 */
export const isEnoughToAsk = (typed: CleanPerson, people: number, settings?: MatchingSettings): boolean =>
  scorePair(typed, typed, people, settings).verdict !== 'NOT';

const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));

function verdictOf(probability: number, { likelyFrom, possibleFrom }: MatchingSettings): MatchVerdict {
  if (probability >= likelyFrom) return 'LIKELY';
  return probability >= possibleFrom ? 'POSSIBLE' : 'NOT';
}
