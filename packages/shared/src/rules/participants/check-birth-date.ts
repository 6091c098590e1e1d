import { addYears, type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** No person is older than this, in years: a date further back is a slip of the finger. */
export const OLDEST_AGE = 130;

/** Whether somebody can be born on this date: not in the future, nor so long ago that nobody lives; OUT_OF_RANGE. */
export function checkBirthDate(birthDate: CalendarDate, today: CalendarDate): Refusal | null {
  const born = formatDate(birthDate);
  if (birthDate > today)
    return refuse('OUT_OF_RANGE', `Nobody is born on ${born} yet. Check the date of birth.`, 'birthDate');
  if (birthDate < addYears(today, -OLDEST_AGE))
    return refuse('OUT_OF_RANGE', `${born} is too long ago. Check the year.`, 'birthDate');
  return null;
}
