import type { CalendarDate, Cohort } from '../../rules/index.js';
import { isId } from '../ids.js';

/** Of which referrals the figures are. */
export interface MeasuredPeriod {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The day as of which it is told who waits and what goes on; left out: today. What came later is not told then. */
  readonly asOf?: CalendarDate;
  readonly sourceId?: string | null;
  readonly providerId?: string | null;
  /** the anchor organisation that referred, or that the participant belongs to */
  readonly anchorId?: string | null;
  /** of those who became participants: before, nobody has one */
  readonly cohort?: Cohort | null;
}

/** The day of an instant in the partnership's time zone. */
export const dayOf = (instant: string, zone: string): string => `(${instant} AT TIME ZONE ${zone})::date`;

/** An id; of what is none, the null that nothing equals. */
export const known = (id: string): string | null => (isId(id) ? id : null);
