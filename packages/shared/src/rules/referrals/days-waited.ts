import { type CalendarDate, daysBetween, earlierOf } from '../calendar/index.js';
import { isOpenReferral, type ReferralState } from './states.js';

/** One step of a referral's history: the state that it came into, and the day. */
export interface ReferralStep {
  readonly state: ReferralState;
  readonly on: CalendarDate;
}

export interface Waited {
  /** Days in which somebody waited for an answer or for support. */
  readonly days: number;
  /** The same days by state; a state in which it never was is left out. */
  readonly byState: ReadonlyMap<ReferralState, number>;
  /** Whether the person waits still. */
  readonly waits: boolean;
}

/**
 * How long a person waited (domain.md, Measures the council watches: days from referral to start of support): the days
 * of the states in which somebody owed them an answer. A referral that was declined and opened again does not count
 * the days between. Steps are in the order in which they happened; days after `today` do not count.
 * @throws RangeError where the steps go back in time: the database keeps them in order.
 */
export function daysWaited(history: readonly ReferralStep[], today: CalendarDate): Waited {
  const byState = new Map<ReferralState, number>();
  let days = 0;
  for (const [nth, { state, on }] of history.entries()) {
    const end = history[nth + 1]?.on ?? today;
    if (history[nth + 1] && end < on)
      throw new RangeError(`A referral’s history goes back from ${on} to ${end}.`);
    if (!isOpenReferral(state)) continue;
    const stayed = Math.max(0, daysBetween(on, earlierOf(end, today)));
    byState.set(state, (byState.get(state) ?? 0) + stayed);
    days += stayed;
  }
  const last = history.at(-1);
  return { days, byState, waits: last !== undefined && isOpenReferral(last.state) };
}

/** "waits since today", "waited 1 day", as a list says it. */
export function describeWait({ days, waits }: Waited): string {
  const length = days === 1 ? '1 day' : `${days.toLocaleString('en-GB')} days`;
  if (!waits) return days === 0 ? 'did not wait' : `waited ${length}`;
  return days === 0 ? 'waits since today' : `has waited ${length}`;
}
