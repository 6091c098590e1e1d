import { addYears, type CalendarDate, parseDate } from '../calendar/index.js';
import { OLDEST_AGE } from '../participants/index.js';

/** Days that systems write where they know none. */
const NO_DATES: ReadonlySet<string> = /* @__PURE__ */ new Set(['1900-01-01', '1901-01-01']);

const YEAR_FIRST = /^(\d{4})(?:[-/.](\d{2})?(?:[-/.](\d{2})?)?)?\d?$/;
const RUN_TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;

/**
 * A birth date, or as much of it as is typed: '1984-03-05', '1984-03' or '1984'. Reads 1984-03-05, 19840305 and
 * 5/3/1984, the day first as in Britain; where the month cannot be one and the day can, the two were exchanged
 * (03/25/1984). A day that the month does not have is left out. Years of two digits are not guessed.
 *
 * Null for none, for what is written for none, and where nobody alive was born: after today, or more than `OLDEST_AGE`
 * years ago.
 *
 * @param today in the partnership's time zone
 */
export function cleanBirthDate(text: string | null | undefined, today: CalendarDate): string | null {
  const written = (text ?? '').trim();
  const [, d, m, y] = DAY_FIRST.exec(written) ?? [];
  const [, year = y, month = m, day = d] = RUN_TOGETHER.exec(written) ?? YEAR_FIRST.exec(written) ?? [];
  if (year === undefined) return null;
  const read = dateOf(year, month?.padStart(2, '0'), day?.padStart(2, '0'));
  return NO_DATES.has(read) || !isPlausible(read, today) ? null : read;
}

function dateOf(year: string, month: string | undefined, day: string | undefined): string {
  if (month === undefined) return year;
  if (day !== undefined) {
    const whole =
      parseDate(`${year}-${month}-${day}`) ?? (month > '12' ? parseDate(`${year}-${day}-${month}`) : null);
    if (whole !== null) return whole;
  }
  return month >= '01' && month <= '12' ? `${year}-${month}` : year;
}

/** Compares as far as it is typed: the month that somebody turned `OLDEST_AGE` in is still plausible. */
function isPlausible(born: string, today: CalendarDate): boolean {
  const start = (date: string): string => date.slice(0, born.length);
  return born <= start(today) && born >= start(addYears(today, -OLDEST_AGE));
}
