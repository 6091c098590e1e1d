import { addYears, type CalendarDate, EARLIEST_DATE, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** No person is older than this, in years: a date further back is a slip of the finger. */
const OLDEST = 130;

export interface EnrolmentDates {
  readonly enrolledOn: CalendarDate;
  readonly birthDate?: CalendarDate | null | undefined;
  /** Today in the partnership's time zone. */
  readonly today: CalendarDate;
  readonly contractTo: CalendarDate;
}

/**
 * What is wrong with the dates of an enrolment: all of it, each OUT_OF_RANGE with its field, at most one a
 * field. Empty: nothing. What is wrong with a date alone is said before what is wrong between two.
 */
export function checkEnrolmentDates(dates: EnrolmentDates): Refusal[] {
  return [checkEnrolledOn(dates), checkBirthDate(dates)].filter((refused) => refused !== null);
}

function checkEnrolledOn({ enrolledOn, today, contractTo }: EnrolmentDates): Refusal | null {
  if (enrolledOn > today) {
    return refuse(
      'OUT_OF_RANGE',
      `${formatDate(enrolledOn)} is in the future. Enrol the participant once support begins, with a date up to today, ${formatDate(today)}.`,
      'enrolledOn',
    );
  }
  if (enrolledOn < EARLIEST_DATE)
    return refuse('OUT_OF_RANGE', `${formatDate(enrolledOn)} is too long ago. Check the year.`, 'enrolledOn');
  if (enrolledOn <= contractTo) return null;
  return refuse(
    'OUT_OF_RANGE',
    `The contract ends on ${formatDate(contractTo)}. Give that date or an earlier one.`,
    'enrolledOn',
  );
}

function checkBirthDate({ enrolledOn, birthDate, today }: EnrolmentDates): Refusal | null {
  if (!birthDate) return null;
  const born = formatDate(birthDate);
  if (birthDate > today)
    return refuse('OUT_OF_RANGE', `Nobody is born on ${born} yet. Check the date of birth.`, 'birthDate');
  if (birthDate < addYears(today, -OLDEST))
    return refuse('OUT_OF_RANGE', `${born} is too long ago. Check the year.`, 'birthDate');
  if (birthDate > enrolledOn)
    return refuse(
      'OUT_OF_RANGE',
      `Support cannot begin before birth, on ${born}. Check both dates.`,
      'birthDate',
    );
  return null;
}
