import { addYears, type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** No person is older than this, in years: a date further back is a slip of the finger. */
export const OLDEST_AGE = 130;

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));

/** Whether somebody can be born on this date: not in the future, nor so long ago that nobody lives; OUT_OF_RANGE. */
export function checkBirthDate(birthDate: CalendarDate, today: CalendarDate): Refusal | null {
  if (birthDate > today)
    return refuse(
      'OUT_OF_RANGE',
      `Nobody is born on ${formatDate(birthDate)} yet. Check the date of birth.`,
      'birthDate',
    );
  // by far most are younger than a hundred, and calendar sums cost most of a long file's time
  if (yearOf(today) - yearOf(birthDate) < OLDEST_AGE || birthDate >= addYears(today, -OLDEST_AGE))
    return null;
  return refuse('OUT_OF_RANGE', `${formatDate(birthDate)} is too long ago. Check the year.`, 'birthDate');
}
