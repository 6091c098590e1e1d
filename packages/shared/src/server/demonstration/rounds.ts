import type { CalendarDate } from '../../rules/index.js';
import { dateOf, dayOf } from './days.js';
import type { Round } from './plan.js';

/** Days after the end of a period on which what is still missing from it is submitted. */
const CLOSING = [6, 10, 14, 18];

/**
 * The rounds of each period, in order of time: one towards the end of each month, and a few after the
 * period's end, so that all of it is verified before its payments are run.
 */
export function planRounds(periods: readonly { from: CalendarDate; to: CalendarDate }[]): Round[] {
  return periods.flatMap(({ from, to }, period) => {
    const months = new Set<string>();
    for (let day = dayOf(from); day <= dayOf(to); day++) months.add(dateOf(day).slice(0, 7));
    const monthly = [...months].map((month) => dayOf(`${month}-25`));
    const closing = CLOSING.map((days) => dayOf(to) + days);
    return [...monthly, ...closing].map((day) => ({
      submittedOn: dateOf(day),
      approvedOn: dateOf(day + 1),
      verifiedOn: dateOf(day + 2),
      period,
    }));
  });
}

/** The first round of its own period in which an outcome can be submitted, after the round of what came before it. */
export function roundFor(
  rounds: readonly Round[],
  period: number,
  achievedOn: CalendarDate,
  earlier: number,
): number {
  const round = rounds.findIndex(
    (one, place) => one.period === period && place > earlier && one.submittedOn >= achievedOn,
  );
  if (round < 0) throw new RangeError(`No round is left for an outcome of ${achievedOn}.`);
  return round;
}
