import { addDays, calendarDate } from './calendar-date.js';
import type { CalendarDate } from './calendar-date-type.js';

/** From a first to a last day, both within it. */
export interface DateRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const QUARTERS = [
  ['-01-01', '-03-31'],
  ['-04-01', '-06-30'],
  ['-07-01', '-09-30'],
  ['-10-01', '-12-31'],
] as const;

/** The calendar quarter in which a date lies: January to March, and so on. */
export function quarterOf(date: CalendarDate): DateRange {
  const nth = Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  const [from, to] = QUARTERS[nth] ?? QUARTERS[0];
  const year = date.slice(0, 4);
  return { from: calendarDate(year + from), to: calendarDate(year + to) };
}

/** The calendar quarters from the one of a date to the one of another, in order; none when they are the wrong way round. */
export function quartersBetween(from: CalendarDate, to: CalendarDate): DateRange[] {
  const quarters: DateRange[] = [];
  let quarter = quarterOf(from);
  while (quarter.from <= to) {
    quarters.push(quarter);
    const next = quarterOf(addDays(quarter.to, 1));
    // the calendar itself ends
    if (next.from <= quarter.from) break;
    quarter = next;
  }
  return quarters;
}
