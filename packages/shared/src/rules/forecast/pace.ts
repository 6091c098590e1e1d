import {
  addDays,
  addMonths,
  type CalendarDate,
  type DateRange,
  daysBetween,
  earlierOf,
  laterOf,
  quarterOf,
} from '../calendar/index.js';
import type { PeriodAmount } from './compare-plan.js';

/** How many full quarters say what the present pace is. */
export const PACE_QUARTERS = 4;

/** Full quarters next to one another, from the first day to the last. */
export interface PaceWindow extends DateRange {
  readonly quarters: number;
  readonly days: number;
}

/** So much, or so many, in the window. */
export interface Pace extends PaceWindow {
  readonly amount: bigint;
}

/**
 * The last four full quarters of a contract that are over on a day; fewer where the contract is younger. Null:
 * not one is over, and it is too early to speak of a pace.
 */
export function paceWindow(contract: DateRange, until: CalendarDate): PaceWindow | null {
  const end = earlierOf(until, contract.to);
  const ending = quarterOf(end);
  const to = ending.to === end ? end : addDays(ending.from, -1);
  let from = addDays(to, 1);
  let quarters = 0;
  while (quarters < PACE_QUARTERS && addMonths(from, -3) >= contract.from) {
    from = addMonths(from, -3);
    quarters += 1;
  }
  return quarters === 0 ? null : { from, to, quarters, days: daysBetween(from, to) + 1 };
}

/**
 * What fell into the window. Of a period that lies in it in part, the part by days, rounded down: an estimate is
 * good enough for a pace, and is nowhere added to money.
 */
export function paceOf(window: PaceWindow, amounts: readonly PeriodAmount[]): Pace {
  const amount = amounts.reduce((sum, one) => {
    const from = laterOf(one.from, window.from);
    const to = earlierOf(one.to, window.to);
    if (from > to) return sum;
    return sum + (one.amount * BigInt(daysBetween(from, to) + 1)) / BigInt(daysBetween(one.from, one.to) + 1);
  }, 0n);
  return { ...window, amount };
}

/** The mean of the window's quarters, to the nearest whole unit. */
export const perQuarter = ({ amount, quarters }: Pace): bigint =>
  (2n * amount + BigInt(quarters)) / BigInt(2 * quarters);
