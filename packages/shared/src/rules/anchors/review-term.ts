import { addMonths, type CalendarDate } from '../calendar/index.js';

/** A stretch of days, both included. */
export interface Term {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Months looked back on where no review was held before: a term of three in a year. */
const USUAL_MONTHS = 4;

/** What the next review looks back on: since the last one, or a term where there was none. */
export const termToReview = (lastReview: CalendarDate | null, today: CalendarDate): Term => ({
  from: lastReview && lastReview < today ? lastReview : addMonths(today, -USUAL_MONTHS),
  to: today,
});
