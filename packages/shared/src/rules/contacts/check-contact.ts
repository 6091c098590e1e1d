import { type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import type { ContactKind } from './kinds.js';

/** A contact as somebody enters it; words and place are read elsewhere. */
export interface EnteredContact {
  /** a code of the partnership's list */
  readonly kind: string;
  readonly on: CalendarDate;
  /** "HH:MM" of the day, where it is known */
  readonly at: string | null;
  readonly minutes: number | null;
  /** Whether they met or spoke; false: it was tried. */
  readonly seen: boolean;
}

interface When {
  readonly kinds: readonly ContactKind[];
  readonly today: CalendarDate;
  /** Before it no contact can have been: the contract's first day. */
  readonly earliest: CalendarDate;
}

const LONGEST_MINUTES = 24 * 60;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a contact can have been as it is entered: null, or INVALID or OUT_OF_RANGE with its field. */
export function checkContact(contact: EnteredContact, { kinds, today, earliest }: When): Refusal | null {
  const { on, at, minutes, seen } = contact;
  const kind = kinds.find(({ code }) => code === contact.kind);
  if (!kind?.offered) return refuse('INVALID', 'Choose what kind of contact it was.', 'kind');
  if (on > today)
    return refuse(
      'OUT_OF_RANGE',
      `That day is in the future. Give a day up to today, ${formatDate(today)}.`,
      'on',
    );
  if (on < earliest)
    return refuse('OUT_OF_RANGE', `The contract began on ${formatDate(earliest)}. Check the year.`, 'on');
  if (at !== null && !TIME.test(at))
    return refuse('INVALID', 'Give the time of day, such as 14:30, or leave it out.', 'at');
  if (minutes !== null && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_MINUTES))
    return refuse('INVALID', 'Give whole minutes from 1 to 1,440, or leave it out.', 'minutes');
  if (seen && !kind.meets)
    return refuse(
      'INVALID',
      'Nobody is seen by this kind of contact. Choose another kind, or say that you did not meet.',
      'seen',
    );
  return null;
}
