import type { OutcomeLine } from '../../rules/index.js';
import type { PlannedClaim } from './plan.js';
import type { PlannedEvidence } from './statements.js';

/** A claim as it stands in the database. */
export interface StandingClaim extends PlannedClaim {
  readonly id: string;
}

/** What a claim is to be submitted with. */
export interface PlannedSubmission {
  readonly claim: StandingClaim;
  readonly line: OutcomeLine;
  readonly evidence: PlannedEvidence;
}
