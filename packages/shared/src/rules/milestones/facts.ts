import type { CalendarDate } from '../calendar/index.js';
import type { Sustain } from '../rate-cards/index.js';

/** Why something began, ended or was confirmed, as a link worker records it. */
export const STATUS_REASONS = [
  'CONFIRMED',
  'MOVED',
  'MANAGED_MOVE',
  'LOST_HOME',
  'JOB_STARTED',
  'JOB_ENDED',
  'HOURS_CHANGED',
  'WENT_INTO_CUSTODY',
  'LEFT_CUSTODY',
  'IN_HOSPITAL',
  'STOPPED_TAKING_PART',
  'OTHER',
] as const;
export type StatusReason = (typeof STATUS_REASONS)[number];

/** How a reason is said after "Interrupted since 3 March 2026, ". */
export const REASON_IN_WORDS: Readonly<Record<StatusReason, string>> = {
  CONFIRMED: 'as was confirmed',
  MOVED: 'because of a move',
  MANAGED_MOVE: 'because of a managed move',
  LOST_HOME: 'when the home was lost',
  JOB_STARTED: 'because of another job',
  JOB_ENDED: 'when the job ended',
  HOURS_CHANGED: 'when the hours changed',
  WENT_INTO_CUSTODY: 'because of custody',
  LEFT_CUSTODY: 'after custody',
  IN_HOSPITAL: 'because of a stay in hospital',
  STOPPED_TAKING_PART: 'when taking part stopped',
  OTHER: 'for a reason given in the notes',
};

/** What never interrupts, although something ended: a managed move to another home (domain.md, Milestones). */
export const NO_BREAK: readonly StatusReason[] = ['MANAGED_MOVE'];

/** Whether what was achieved held from one day to another. */
export interface StatusSpell {
  readonly held: boolean;
  readonly from: CalendarDate;
  /** The last day, itself included; null: until a spell that begins later, or further notice. */
  readonly to: CalendarDate | null;
  readonly reason: StatusReason;
}

/** Hours of work a week, from a day until the next entry. Of two for the same day the smaller one counts. */
export interface WorkedHours {
  readonly from: CalendarDate;
  /** A decimal as text, at most two places: "17.5"; "0" where there was no work. */
  readonly weekly: string;
}

/**
 * All that is recorded about one outcome that is being sustained, whatever the order in which it was entered.
 * The same facts serve every milestone of its ladder. A day on which spells contradict each other does not hold.
 */
export interface SustainedFacts {
  /** The day on which the earlier outcome was achieved, from its claim or baseline. */
  readonly startedOn: CalendarDate;
  readonly spells: readonly StatusSpell[];
  /** Asked for by full-time-equivalent weeks only. */
  readonly hours: readonly WorkedHours[];
  /**
   * The day on which support was closed; null while it is active or being monitored, also after it was
   * re-opened. It stops nobody's clock; only there is nobody left to prompt.
   */
  readonly supportEndedOn: CalendarDate | null;
}

/** The facts with what is known of one milestone's own outcome. */
export interface MilestoneFacts extends SustainedFacts {
  /** There is evidence for it with which `checkEvidence` is content. */
  readonly hasEvidence: boolean;
  /** The date of achievement of its live claim, in whatever state that is; null: it has none. */
  readonly claimedFor: CalendarDate | null;
}

/** What the rate card asks. */
export interface MilestoneTerms {
  readonly sustain: Sustain;
  /** Hours of a full-time week: the card's own `fullTimeHours`. Asked for once hours are recorded. */
  readonly fullTimeHours: string | null;
}

/** When people are reminded, in days. */
export interface MilestoneTiming {
  /** How long before the due date the link worker is prompted. */
  readonly promptDaysBefore: number;
  /** How long after the due date a milestone that nobody has confirmed is missed. */
  readonly missedAfterDays: number;
}

/** A suggestion of ours: two weeks to arrange to meet, and four to find out. No contract that we know says more. */
export const DEFAULT_TIMING: MilestoneTiming = { promptDaysBefore: 14, missedAfterDays: 28 };

/** Nothing is recorded yet but the day on which the earlier outcome was achieved. */
export const onlyStarted = (startedOn: CalendarDate): SustainedFacts => ({
  startedOn,
  spells: [],
  hours: [],
  supportEndedOn: null,
});
