import { addMonths, type CalendarDate } from '../calendar/index.js';

/** A stretch of days, both included. */
export interface Term {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A term of three in a year, in months: looked back on where no review was held before. */
const USUAL_MONTHS = 4;

/** What the next review looks back on: since the last one, or a term where there was none. */
export const termToReview = (lastReview: CalendarDate | null, today: CalendarDate): Term => ({
  from: lastReview && lastReview < today ? lastReview : addMonths(today, -USUAL_MONTHS),
  to: today,
});

/** Of which days attendance is told: a term up to today. The database counts the same (own_anchor_participant). */
export const termAttended = (today: CalendarDate): Term => ({
  from: addMonths(today, -USUAL_MONTHS),
  to: today,
});
