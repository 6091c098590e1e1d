import type { CalendarDate, Cohort } from '../../rules/index.js';

/** A claim on a run's list, as it stands when its turn comes. */
export interface ListedClaim {
  readonly position: number;
  readonly kind: 'BILL' | 'REVERSE';
  readonly id: string;
  readonly state: string;
  readonly reversal_pending: boolean;
  readonly outcome_code: string;
  readonly cohort: Cohort;
  readonly anchor_id: string | null;
  readonly achieved_on: CalendarDate;
  readonly price: bigint;
}

/** What became of it. */
export interface BatchResult {
  readonly claim: ListedClaim;
  readonly result: 'BILLED' | 'REVERSED' | 'UNFUNDED' | 'LEFT_OUT';
  /** why nobody can pay it */
  readonly reason: string | null;
  /** whether that is because no funding agreement was in effect when it was achieved */
  readonly withoutAgreement?: boolean;
}
