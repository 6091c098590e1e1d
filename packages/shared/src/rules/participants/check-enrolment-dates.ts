import { type CalendarDate, EARLIEST_DATE, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { checkBirthDate } from './check-birth-date.js';

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
  return [checkEnrolledOn(dates), checkBirth(dates)].filter((refused) => refused !== null);
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
  return refuse('OUT_OF_RANGE', afterContract(contractTo, today), 'enrolledOn');
}

/** Why support cannot begin on a day after the contract: once that is over, an earlier day is no way on by itself. */
export const afterContract = (contractTo: CalendarDate, today: CalendarDate): string =>
  contractTo < today
    ? `The contract ended on ${formatDate(contractTo)}. Give that date or an earlier one, or ask the backbone to record a later end under This partnership.`
    : `The contract ends on ${formatDate(contractTo)}. Give that date or an earlier one.`;

function checkBirth({ enrolledOn, birthDate, today }: EnrolmentDates): Refusal | null {
  if (!birthDate) return null;
  const wrong = checkBirthDate(birthDate, today);
  if (wrong || birthDate <= enrolledOn) return wrong;
  return refuse(
    'OUT_OF_RANGE',
    `Support cannot begin before birth, on ${formatDate(birthDate)}. Check both dates.`,
    'birthDate',
  );
}
