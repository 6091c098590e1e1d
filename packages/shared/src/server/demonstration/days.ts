import type { CalendarDate } from '../../rules/index.js';

/**
 * A day as its place in a list of days. The plans weigh hundreds of thousands of dates against each other;
 * what they decide goes back to being a CalendarDate, and the rules judge that.
 */
export type Day = number;

const FIRST_YEAR = 1925;
const LAST_YEAR = 2032;

interface Calendar {
  readonly dates: readonly CalendarDate[];
  readonly places: ReadonlyMap<string, Day>;
}

const two = (part: number): string => String(part).padStart(2, '0');
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function makeCalendar(): Calendar {
  const dates: CalendarDate[] = [];
  const places = new Map<string, Day>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [month, length] of lengths.entries()) {
      for (let day = 1; day <= length; day++) {
        const date = `${year}-${two(month + 1)}-${two(day)}` as CalendarDate;
        places.set(date, dates.length);
        dates.push(date);
      }
    }
  }
  return { dates, places };
}

let made: Calendar | undefined;
/** Made when it is first asked for: the API loads this file and never needs it. */
const calendar = (): Calendar => {
  made ??= makeCalendar();
  return made;
};

export function dayOf(date: string): Day {
  const day = calendar().places.get(date);
  if (day === undefined) throw new RangeError(`The demonstration knows no day ${date}.`);
  return day;
}

export function dateOf(day: Day): CalendarDate {
  const date = calendar().dates[day];
  if (date === undefined) throw new RangeError(`The demonstration knows no day number ${day}.`);
  return date;
}

/** An instant of a day in UTC, for when something was recorded. */
export const instant = (date: string, hour: number, minute = 0, second = 0): Date =>
  new Date(`${date}T${two(hour)}:${two(minute)}:${two(second)}.000Z`);
