import type { CalendarDate } from '../../rules/index.js';
import { type Day, dateOf, dayOf } from './days.js';
import type { PlannedClaim } from './plan.js';
import type { Dice } from './random.js';

export type Paperwork = Pick<PlannedClaim, 'submittedOn' | 'approvedOn' | 'verifiedOn'>;

/** The demonstration's last day: nothing in it happened later. */
export const TODAY = '2026-10-30' as CalendarDate;

/**
 * When an outcome is submitted, approved and verified: within days of each other, never before the outcome
 * that it rests on, and not after the demonstration's last day.
 */
export function paperworkFor(achieved: Day, earlier: Paperwork | undefined, dice: Dice): Paperwork {
  const last = dayOf(TODAY);
  const step = (day: Day, before: string | undefined): Day =>
    Math.min(last, Math.max(day, before === undefined ? 0 : dayOf(before)));
  const submitted = step(achieved + dice.between(1, 6), earlier?.submittedOn);
  const approved = step(submitted + dice.between(1, 4), earlier?.approvedOn);
  const verified = step(approved + dice.between(1, 6), earlier?.verifiedOn);
  return { submittedOn: dateOf(submitted), approvedOn: dateOf(approved), verifiedOn: dateOf(verified) };
}
