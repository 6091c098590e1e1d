import { type CalendarDate, EARLIEST_DATE, formatDate } from '../calendar/index.js';
import type { StatusReason } from '../milestones/facts.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** Something that changed in somebody's life, and what it can mean for what they sustain. */
export interface CircumstanceKind {
  readonly code: string;
  readonly title: string;
  /** How it is said of an outcome that is being sustained (rules/milestones). */
  readonly reason: StatusReason;
  /** Whether it can say that it goes on, that it is interrupted, or either. */
  readonly holds: readonly boolean[];
}

const GOES_ON = [true] as const;
const ENDS = [false] as const;
const EITHER = [true, false] as const;

/** In the order in which they are offered. Hours of work say themselves how many. */
export const CIRCUMSTANCE_KINDS: readonly CircumstanceKind[] = [
  { code: 'MOVED', title: 'Moved to another home', reason: 'MOVED', holds: EITHER },
  { code: 'MANAGED_MOVE', title: 'A managed move to another home', reason: 'MANAGED_MOVE', holds: GOES_ON },
  { code: 'LOST_HOME', title: 'Lost their home', reason: 'LOST_HOME', holds: ENDS },
  { code: 'JOB_STARTED', title: 'Started a job', reason: 'JOB_STARTED', holds: GOES_ON },
  { code: 'JOB_ENDED', title: 'A job ended', reason: 'JOB_ENDED', holds: ENDS },
  { code: 'HOURS_CHANGED', title: 'Hours of work changed', reason: 'HOURS_CHANGED', holds: EITHER },
  { code: 'WENT_INTO_CUSTODY', title: 'Went into custody', reason: 'WENT_INTO_CUSTODY', holds: ENDS },
  { code: 'LEFT_CUSTODY', title: 'Left custody', reason: 'LEFT_CUSTODY', holds: GOES_ON },
  { code: 'IN_HOSPITAL', title: 'Went into hospital', reason: 'IN_HOSPITAL', holds: ENDS },
  { code: 'LEFT_HOSPITAL', title: 'Came out of hospital', reason: 'OTHER', holds: GOES_ON },
  { code: 'CHANGED_SCHOOL', title: 'Went to another school', reason: 'OTHER', holds: EITHER },
  { code: 'LEFT_SCHOOL', title: 'Left school', reason: 'OTHER', holds: EITHER },
  { code: 'BEGAN_COURSE', title: 'Began a course', reason: 'OTHER', holds: GOES_ON },
  { code: 'FAMILY', title: 'Something changed in their family', reason: 'OTHER', holds: EITHER },
  { code: 'OTHER', title: 'Something else, as the words say', reason: 'OTHER', holds: EITHER },
];

export const circumstanceKind = (code: string): CircumstanceKind | undefined =>
  CIRCUMSTANCE_KINDS.find((kind) => kind.code === code);

export interface CircumstanceGiven {
  readonly kind: string;
  readonly on: CalendarDate;
  /** Without outer blanks; null: none. */
  readonly words: string | null;
  /** What it means for an outcome that is being sustained; null: nothing is said of one. */
  readonly held: boolean | null;
}

/** Why a change cannot be recorded so, with its field; null: it can. */
export function checkCircumstance(
  { kind, on, words, held }: CircumstanceGiven,
  today: CalendarDate,
): Refusal | null {
  const known = circumstanceKind(kind);
  if (!known) return refuse('INVALID', 'Choose what changed from the list.', 'kind');
  if (on < EARLIEST_DATE)
    return refuse('OUT_OF_RANGE', `${formatDate(on)} is too long ago. Check the year.`, 'on');
  if (on > today) return refuse('OUT_OF_RANGE', 'This day is still to come.', 'on');
  if (kind === 'OTHER' && words === null)
    return refuse('INVALID', 'Say in a few words what changed.', 'words');
  return held !== null && !known.holds.includes(held)
    ? refuse('INVALID', `This is a change ${held ? 'that interrupts' : 'with which it goes on'}.`, 'held')
    : null;
}
