import type { CalendarDate, Cohort } from '../../rules/index.js';

/** A participant as a plan means them to be enrolled. Providers, anchors and workers go by their place in the plan's lists. */
export interface PlannedParticipant {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate;
  readonly postcode: string;
  readonly cohort: Cohort;
  readonly provider: number;
  readonly anchor: number | null;
  readonly enrolledOn: CalendarDate;
  /** What was achieved before, and nobody pays for. */
  readonly baselines: readonly PlannedBaseline[];
}

export interface PlannedBaseline {
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
}

/** The state that a claim is to be in before any payment run. */
export type Fate = 'SUBMITTED' | 'RETURNED' | 'APPROVED' | 'WITHHELD' | 'REJECTED' | 'VERIFIED';

/** An outcome that is to be claimed, and when each of those who look at it did. */
export interface PlannedClaim {
  /** Its place in the list of participants. */
  readonly participant: number;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  readonly submittedOn: CalendarDate;
  readonly approvedOn: CalendarDate;
  readonly verifiedOn: CalendarDate;
  readonly fate: Fate;
}
