import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from './calendar-date-type.js';
import { dateOf, dateOfDayNumber, dayNumberOf, daysOfMonth, MONTHS_OF_A_YEAR } from './day-number.js';

/** Nothing that Weft records began before: an earlier year is a slip of the finger. */
export const EARLIEST_DATE = '1900-01-01' as CalendarDate;

const FIRST = '0001-01-01' as CalendarDate;
const LAST = '9999-12-31' as CalendarDate;
const [FIRST_DAY, LAST_DAY] = [dayNumberOf(FIRST), dayNumberOf(LAST)];
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads a real day in the one form 'YYYY-MM-DD'; anything else (30 February, year 0000, blanks) is null. */
export const parseDate = (text: string): CalendarDate | null => {
  const match = ISO_DATE.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  return day <= daysOfMonth(year, month) ? (text as CalendarDate) : null;
};

/** What to ask of somebody whose date could not be read: another thing when none was given. */
export const askForDate = (text: string): string =>
  text.trim() === ''
    ? 'Enter a date, for example 2026-04-01.'
    : 'This is no date of the calendar. Enter a real one, for example 2026-04-01.';

/**
 * A date written in the code, or read from a column of type date.
 * @throws RangeError where the text is no date: that is a fault, not a person's mistake.
 */
export const calendarDate = (text: string): CalendarDate => {
  const date = parseDate(text);
  if (date === null) throw new RangeError(`not a calendar date: ${JSON.stringify(text)}`);
  return date;
};

/** Below, at or above zero as `a` comes before, is, or comes after `b`. ISO dates order as their text does. */
export const compareDates = (a: CalendarDate, b: CalendarDate): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whichever of two dates comes first. */
export const earlierOf = (a: CalendarDate, b: CalendarDate): CalendarDate =>
  compareDates(a, b) <= 0 ? a : b;

/** Whichever of two dates comes last. */
export const laterOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (compareDates(a, b) >= 0 ? a : b);

/**
 * What lies beyond the calendar stops at its first or last day: a date that a person typed, such as
 * 9999-12-31 for "no end", must never turn into a fault on the next day's sum.
 */
const withinCalendar = (date: Temporal.PlainDate): CalendarDate => {
  if (date.year < 1) return FIRST;
  return date.year > 9999 ? LAST : (date.toString() as CalendarDate);
};

/**
 * Calendar months later (or earlier); a day the month does not have becomes its last: 30 November + 3 is 28 or 29
 * February. @throws RangeError for a part of a month
 */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  if (!Number.isInteger(months)) throw new RangeError(`months are added whole, not ${months}`);
  const sum = Number(date.slice(0, 4)) * MONTHS_OF_A_YEAR + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(sum / MONTHS_OF_A_YEAR);
  if (year < 1) return FIRST;
  if (year > 9999) return LAST;
  return dateOf(year, sum - year * MONTHS_OF_A_YEAR + 1, Number(date.slice(8)));
};

/** Days later (or earlier). @throws RangeError for a part of a day */
export const addDays = (date: CalendarDate, days: number): CalendarDate => {
  if (!Number.isInteger(days)) throw new RangeError(`days are added whole, not ${days}`);
  const day = dayNumberOf(date) + days;
  if (day < FIRST_DAY) return FIRST;
  return day > LAST_DAY ? LAST : dateOfDayNumber(day);
};

/** Years later (or earlier); 29 February becomes the 28th in a common year. @throws RangeError for a part of a year */
export const addYears = (date: CalendarDate, years: number): CalendarDate => {
  if (!Number.isInteger(years)) throw new RangeError(`years are added whole, not ${years}`);
  return addMonths(date, years * MONTHS_OF_A_YEAR);
};

/** Whole days from one date to the other, negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  dayNumberOf(to) - dayNumberOf(from);

/**
 * The date that it is in a time zone at an instant.
 * @param timeZone IANA name, 'Europe/London'; an unknown one throws RangeError.
 * @param nowMs milliseconds since 1970 in UTC, as `Date.now()` gives them.
 */
export const today = (timeZone: string, nowMs: number): CalendarDate =>
  withinCalendar(Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate());
