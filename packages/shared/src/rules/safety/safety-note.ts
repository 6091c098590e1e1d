import { addMonths, type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/**
 * What is written apart from the story (domain.md, Participants and support): of whom somebody has to take care, and how
 * to visit safely. Neither is a label: each is dated, looked at again, and ends.
 */
export const SAFETY_KINDS = ['LONE_WORKING', 'SAFEGUARDING'] as const;
export type SafetyKind = (typeof SAFETY_KINDS)[number];

export const LONGEST_SAFETY_NOTE = 5000;
/** A note that nobody looks at any more misleads whoever visits. */
export const MOST_MONTHS_TO_REVIEW = 12;

/** Whether a note can be looked at again on this day: after today, and within a year. OUT_OF_RANGE on `reviewOn`. */
export function checkReviewOn(reviewOn: CalendarDate, today: CalendarDate): Refusal | null {
  const latest = addMonths(today, MOST_MONTHS_TO_REVIEW);
  if (reviewOn > today && reviewOn <= latest) return null;
  return refuse(
    'OUT_OF_RANGE',
    `Look at it again on a day after today, ${formatDate(latest)} at the latest.`,
    'reviewOn',
  );
}
