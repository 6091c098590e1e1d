import { type Day, dateOf, dayOf } from './days.js';
import type { PlannedClaim } from './plan.js';
import type { Dice } from './random.js';

export type Paperwork = Pick<PlannedClaim, 'submittedOn' | 'approvedOn' | 'verifiedOn'>;

/** Days after the end of a period by which all of it has been verified. */
export const PAPERWORK_DAYS = 17;

/**
 * When an outcome is submitted, approved and verified: within days of each other, and never before the
 * outcome that it rests on.
 */
export function paperworkFor(achieved: Day, earlier: Paperwork | undefined, dice: Dice): Paperwork {
  const after = (date: string | undefined): Day => (date === undefined ? 0 : dayOf(date));
  const submitted = Math.max(achieved + dice.between(1, 6), after(earlier?.submittedOn));
  const approved = Math.max(submitted + dice.between(1, 4), after(earlier?.approvedOn));
  const verified = Math.max(approved + dice.between(1, 6), after(earlier?.verifiedOn));
  return { submittedOn: dateOf(submitted), approvedOn: dateOf(approved), verifiedOn: dateOf(verified) };
}
