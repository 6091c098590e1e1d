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

/** An outcome that is to be claimed. */
export interface PlannedClaim {
  /** Its place in the list of participants. */
  readonly participant: number;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  /** When it is submitted: the place in the plan's list of rounds. */
  readonly round: number;
}

/** A day on which providers submit what they have, the backbone looks through it, and the verifier checks it. */
export interface Round {
  readonly submittedOn: CalendarDate;
  readonly approvedOn: CalendarDate;
  readonly verifiedOn: CalendarDate;
  /** Which payment period it is the last or an earlier round of, by place. */
  readonly period: number;
}
