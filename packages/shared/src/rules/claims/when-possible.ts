import { type CalendarDate, formatDate } from '../calendar/index.js';
import { dueOn } from '../milestones/index.js';
import type { TariffTerms } from '../rate-cards/index.js';
import { type AchievedOutcome, findAchieved } from './earlier-outcome.js';
import { isLive } from './states.js';

/** What decides on which days an outcome can be achieved, as plain data. */
export interface PossibleFacts {
  readonly today: CalendarDate;
  readonly contractFrom: CalendarDate;
  readonly contractTo: CalendarDate;
  /** First day of the first episode of support; null when support has not begun. */
  readonly enrolledOn: CalendarDate | null;
  /** The lines that apply to the participant. */
  readonly tariffs: readonly Line[];
  readonly achieved: readonly AchievedOutcome[];
  /** By outcome code, the first day on which a milestone can be reached, by the breaks and hours recorded for it. */
  readonly soonest?: ReadonlyMap<string, CalendarDate>;
}

type Line = Pick<TariffTerms, 'outcomeCode' | 'after' | 'sustain'>;

/** On which days an outcome can be claimed: none yet, none ever, or from one day to another. */
export type WhenPossible =
  | { readonly kind: 'LATER' }
  | { readonly kind: 'NEVER'; readonly whyNot: string }
  | { readonly kind: 'NOW'; readonly from: CalendarDate; readonly to: CalendarDate };

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

/**
 * When one of a participant's outcomes can have been achieved, by the same rules as a submission is judged by:
 * within the contract and support, not before the outcome it follows, and not in the future. An outcome that
 * cannot be reached before the contract ends, even on the earliest days, never can.
 */
export function whenPossible(facts: PossibleFacts, tariff: Line): WhenPossible {
  const { today, contractFrom, contractTo, enrolledOn } = facts;
  if (enrolledOn === null) return { kind: 'LATER' };
  const earliest = earliestOf(facts, tariff, later(contractFrom, enrolledOn), 0);
  if (earliest === null || earliest > contractTo) {
    return {
      kind: 'NEVER',
      whyNot:
        contractTo < today
          ? `Not possible: the contract ended on ${formatDate(contractTo)}`
          : `Not possible: the contract ends on ${formatDate(contractTo)}, before it can be reached`,
    };
  }
  const waits = tariff.after !== null && findAchieved(facts.achieved, tariff.after, isLive) === null;
  if (waits || earliest > today) return { kind: 'LATER' };
  const isOver = contractTo < today;
  return { kind: 'NOW', from: earliest, to: isOver ? contractTo : today };
}

/** The first day on which it can be reached, if all that comes before is reached as early as can be; null: never. */
function earliestOf(
  facts: PossibleFacts,
  tariff: Line,
  begins: CalendarDate,
  depth: number,
): CalendarDate | null {
  if (tariff.after === null) return begins;
  const soonest = facts.soonest?.get(tariff.outcomeCode);
  if (soonest) return later(begins, soonest);
  const achieved = findAchieved(facts.achieved, tariff.after, isLive)?.achievedOn;
  const before = facts.tariffs.find((line) => line.outcomeCode === tariff.after);
  // a card that is in force has no circle; no line means that only a baseline can open the way
  if (achieved === undefined && (!before || depth > facts.tariffs.length)) return begins;
  const earlier = achieved ?? (before ? earliestOf(facts, before, begins, depth + 1) : begins);
  if (earlier === null) return null;
  return later(begins, tariff.sustain ? dueOn(earlier, tariff.sustain) : earlier);
}
