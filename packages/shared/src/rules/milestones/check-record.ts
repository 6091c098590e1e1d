import { type CalendarDate, formatDate } from '../calendar/index.js';
import { type EvidenceKind, hundredthsOf } from '../rate-cards/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import type { StatusReason, StatusSpell } from './facts.js';

/** What only an interruption can have, and what never is one. */
const INTERRUPTS: readonly StatusReason[] = [
  'LOST_HOME',
  'JOB_ENDED',
  'WENT_INTO_CUSTODY',
  'IN_HOSPITAL',
  'STOPPED_TAKING_PART',
];
const CONFIRMS: readonly StatusReason[] = ['CONFIRMED', 'MANAGED_MOVE', 'JOB_STARTED', 'LEFT_CUSTODY'];

/** Reasons that go with an entry that says that it held, or that it did not. */
export const reasonsFor = (held: boolean, reasons: readonly StatusReason[]): StatusReason[] =>
  reasons.filter((reason) => !(held ? INTERRUPTS : CONFIRMS).includes(reason));

/** Evidence that consists of words alone, so that it can be given where somebody is met. */
export const SAID_KINDS = [
  'SELF_CERTIFICATION',
  'ASSESSMENT',
  'EMPLOYER_CONFIRMATION',
] as const satisfies readonly EvidenceKind[];
export type SaidKind = (typeof SAID_KINDS)[number];

interface When {
  readonly today: CalendarDate;
  /** The day on which the earlier outcome was achieved. */
  readonly startedOn: CalendarDate;
}

/** Whether an entry about how it stood can be: OUT_OF_RANGE or INVALID with the field. */
export function checkStatus(spell: StatusSpell, { today, startedOn }: When): Refusal | null {
  const { from, to, held, reason } = spell;
  if (from > today) return inFuture('from', today);
  if (to !== null && to > today) return inFuture('to', today);
  if (to !== null && to < from)
    return refuse('INVALID', `The last day comes before ${formatDate(from)}. Check both days.`, 'to');
  if ((to ?? from) < startedOn) return before(startedOn);
  if (!reasonsFor(held, [reason]).includes(reason))
    return refuse(
      'INVALID',
      `Choose a reason for which it ${held ? 'goes on' : 'is interrupted'}.`,
      'reason',
    );
  return null;
}

/** Whether hours of a week can be: OUT_OF_RANGE or INVALID with the field. */
export function checkHours(
  hours: { readonly from: CalendarDate; readonly weekly: string },
  { today, startedOn }: When,
): Refusal | null {
  if (hours.from > today) return inFuture('from', today);
  if (hours.from < startedOn) return before(startedOn);
  const weekly = hundredthsOf(hours.weekly);
  if (weekly === null || weekly > 168_00)
    return refuse('INVALID', 'Enter the hours of a week as a number from 0 to 168, such as 17.5.', 'weekly');
  return null;
}

const inFuture = (field: string, today: CalendarDate): Refusal =>
  refuse('OUT_OF_RANGE', `That day is in the future. Give a day up to today, ${formatDate(today)}.`, field);

const before = (startedOn: CalendarDate): Refusal =>
  refuse('OUT_OF_RANGE', `It counts from ${formatDate(startedOn)}. Give that day or a later one.`, 'from');
