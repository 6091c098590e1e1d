import { addDays, type CalendarDate } from '@weft/shared';
import { dateText, dayIn } from '../ui/date-text.js';

/** What happened, by the day in the partnership's time zone, in the order in which it came. */
export function daysOf<One extends { at: string }>(
  all: readonly One[],
  timeZone: string,
  today: string,
): { day: string; title: string; of: One[] }[] {
  const days = new Map<string, One[]>();
  for (const one of all) {
    const day = dayIn(one.at, timeZone);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  const yesterday = addDays(today as CalendarDate, -1);
  const titleOf = (day: string): string =>
    day === today ? 'Today' : day === yesterday ? 'Yesterday' : dateText(day);
  return [...days].map(([day, of]) => ({ day, title: titleOf(day), of }));
}
