import type { CalendarDate } from '../calendar/index.js';
import type { Progress } from './measure.js';
import type { JudgedBreak } from './run-clock.js';

export const MILESTONE_STATES = [
  'RUNNING',
  'PAUSED',
  'BROKEN',
  'DUE',
  'REACHED',
  'MISSED',
  'CLAIMED',
] as const;
/**
 * RUNNING: it holds, and the time counts. PAUSED: it does not hold (or nothing is worked) today, and what has
 * been counted stays. BROKEN: it has not held for longer than the card allows, and the time begins anew on the
 * day it holds again. DUE: the time is full, and nobody has said yet whether it held until then. REACHED: the
 * time is full, and it is on record that it held. MISSED: nobody said so in good time; saying so late still makes
 * it reached. CLAIMED: it has a live claim, which stays whatever the facts become.
 */
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** Where a milestone stands on a day. */
export interface Milestone {
  readonly state: MilestoneState;
  /** The day from which it is so: of REACHED the day it was reached, of CLAIMED the claim's own. */
  readonly since: CalendarDate;
  /** Why, in sentences that a link worker would say. */
  readonly reason: string;
  /** The day on which the time is full, if all goes on as it is; null where that hangs on when it holds again. */
  readonly dueOn: CalendarDate | null;
  /** The first day on which the time can be full: `dueOn`, or if it holds again from tomorrow. */
  readonly soonestOn: CalendarDate;
  /** From which day the time counts: after a break that began it anew, the first day after that. */
  readonly countsFrom: CalendarDate;
  readonly progress: Progress;
  /** Those before the time was full, in order. */
  readonly breaks: readonly JudgedBreak[];
  /** The day from which to prompt the link worker; null where there is nothing, or nobody, to prompt. */
  readonly promptOn: CalendarDate | null;
  /** Reached, with evidence, and not claimed: its claim can be offered. */
  readonly readyToClaim: boolean;
  /** That the facts no longer bear out a claim that was made, in sentences; nothing is undone by it. */
  readonly doubt: string | null;
  /**
   * The next day on which time alone changes anything of this but `soonestOn`, `progress` and the length of a
   * break that goes on: until then only a changed fact is a reason to judge again. Null: no such day.
   */
  readonly lookAgainOn: CalendarDate | null;
}
