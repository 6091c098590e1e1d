import { addDays, type CalendarDate, daysBetween } from '../calendar/index.js';
import type { Pace } from './pace.js';

/**
 * USED_UP: nothing is left. RUNS_OUT: at the present pace before the last day. LASTS: it does not. OVER: the last day
 * is past. UNKNOWN: no full quarter is over, so there is no pace.
 */
export const OUTLOOK_STATES = ['USED_UP', 'RUNS_OUT', 'LASTS', 'OVER', 'UNKNOWN'] as const;
export type OutlookState = (typeof OUTLOOK_STATES)[number];

/** What a limit is judged by: minor units, or a count. */
export interface LimitFacts {
  readonly limit: bigint;
  readonly used: bigint;
  /** up to the end of which day it is counted in `used` */
  readonly asOf: CalendarDate;
  /** the last day on which it matters: of the contract, or of its year */
  readonly last: CalendarDate;
  readonly pace: Pace | null;
}

export interface Outlook {
  readonly state: OutlookState;
  /** never below zero */
  readonly left: bigint;
  /** the first day for which, at the present pace, it does not reach */
  readonly runsOutOn: CalendarDate | null;
}

/** What is left of a maximum, a cap or a count, and on which day it runs out at the present pace. */
export function outlookOf({ limit, used, asOf, last, pace }: LimitFacts): Outlook {
  const left = used < limit ? limit - used : 0n;
  const without = (state: OutlookState): Outlook => ({ state, left, runsOutOn: null });
  if (left === 0n) return without('USED_UP');
  if (asOf >= last) return without('OVER');
  if (!pace) return without('UNKNOWN');
  if (pace.amount <= 0n) return without('LASTS');
  // whole days that it lasts from tomorrow on; compared first, because a sum of days may leave the calendar
  const days = (left * BigInt(pace.days)) / pace.amount;
  if (days >= BigInt(daysBetween(asOf, last))) return without('LASTS');
  return { state: 'RUNS_OUT', left, runsOutOn: addDays(asOf, Number(days) + 1) };
}
