import { parseDate } from './calendar-date.js';
import type { CalendarDate } from './calendar-date-type.js';
import { MONTHS } from './format-date.js';

const DAY_FIRST = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d+)$/;
const IN_WORDS = /^(?:[a-z]+,? +)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,})\.?,?[\s-]+(\d+)$/i;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;
/** A time of day that a system wrote behind a date; only midnight says nothing more than the date. */
const MIDNIGHT = /[T ]+00:00(?::00(?:\.0+)?)?Z?$/;
const DAYS_SINCE_1900 = /^\d{4,5}(?:\.0+)?$/;

/** Why what somebody wrote is no date, as a sentence that says what to write. */
export interface Unreadable {
  readonly message: string;
}

/**
 * A date as people here and their programs write it: '2026-03-05', '5/3/2026', '05.03.2026', '5 March 2026',
 * '5-Mar-2026'; the day comes before the month. Two figures of a year are not guessed at: 05/03/26 may be a child
 * or somebody of a hundred.
 */
export function readDate(text: string): CalendarDate | Unreadable {
  const written = text.trim().replace(MIDNIGHT, '');
  const [, isoYear = '', isoMonth = '', isoDay = ''] = YEAR_FIRST.exec(written) ?? [];
  if (isoYear !== '') return dateOf(isoYear, isoMonth, isoDay);
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(written) ?? inWords(written);
  if (day !== '') {
    if (year.length !== 4) return { message: 'Write the year with four figures, for example 5/3/1987.' };
    return dateOf(year, month, day);
  }
  if (DAYS_SINCE_1900.test(written))
    return {
      message:
        'This is the number by which a spreadsheet keeps a date. Format the column as a date, then save the file again.',
    };
  return { message: 'This cannot be read as a date. Write it like 2026-04-01 or 1/4/2026, the day first.' };
}

function inWords(text: string): string[] {
  const found = IN_WORDS.exec(text);
  if (!found) return [];
  const [, day = '', name = '', year = ''] = found;
  const nth = MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase()));
  return nth === -1 ? [] : [text, day, String(nth + 1), year];
}

function dateOf(year: string, month: string, day: string): CalendarDate | Unreadable {
  const date = parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (date !== null) return date;
  return Number(month) > 12 && Number(day) <= 12
    ? {
        message: `There is no month ${Number(month)}. Write the day before the month, for example 25/3/1987.`,
      }
    : { message: 'There is no such day in the calendar. Check the day and the month.' };
}

/** Tells a date from why there is none. */
export const isUnreadable = (read: CalendarDate | Unreadable): read is Unreadable => typeof read !== 'string';
