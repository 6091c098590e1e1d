import { addDays, addMonths, type CalendarDate } from '../calendar/index.js';
import { hundredthsOf, type Sustain } from '../rate-cards/index.js';

/** The part of a tariff's `sustain` that says how long; breaks move the date only once they are recorded. */
export type SustainLength = Pick<Sustain, 'unit' | 'length'>;

/**
 * The first day on which a sustained outcome is reached, counted from the day of the earlier outcome
 * (domain.md, Milestones). Months are calendar months: 3 months after 30 November is 28 or 29 February. A part
 * of a day counts as reached on the next: 6.5 weeks are 45.5 days, so the 46th day after the start.
 * Full-time-equivalent weeks count seven days each until hours of work are recorded.
 * @throws RangeError for a length that no rate card can hold.
 */
export function dueOn(start: CalendarDate, sustain: SustainLength): CalendarDate {
  const length = hundredthsOf(sustain.length);
  if (length === null || length === 0) throw new RangeError(`Not a length of time: ${sustain.length}`);
  if (sustain.unit === 'MONTHS') {
    if (length % 100 !== 0) throw new RangeError(`Months are counted whole, not ${sustain.length}`);
    return addMonths(start, length / 100);
  }
  return addDays(start, Math.ceil((length * 7) / 100));
}

/** "3 months", "6.5 full-time weeks", for messages and headings. */
export function describeSustain(sustain: SustainLength): string {
  const length = String(Number(sustain.length));
  const one = length === '1';
  if (sustain.unit === 'MONTHS') return one ? '1 month' : `${length} months`;
  const weeks = one ? 'week' : 'weeks';
  return sustain.unit === 'WEEKS' ? `${length} ${weeks}` : `${length} full-time ${weeks}`;
}
