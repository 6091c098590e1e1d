import type { Cohort } from '../rate-cards/index.js';

export const CONTRIBUTION_KINDS = ['PERCENT', 'FIXED', 'RESIDUAL'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

/** One funder's terms in a funding agreement; the list's order is the agreement's (domain.md, Money). */
export interface ContributionTerms {
  /** Names the contribution through all versions: a cap counts what its label has paid. */
  readonly label: string;
  /** Null exactly when the anchor organisation of the participant pays. */
  readonly funderId: string | null;
  readonly anchorPays: boolean;
  readonly kind: ContributionKind;
  /** PERCENT: hundredths of one per cent (30 % is 3000). */
  readonly percent?: number | null;
  /** FIXED: minor units a claim. */
  readonly amount?: bigint | null;
  /** Minor units in all; absent: no cap. */
  readonly cap?: bigint | null;
  /** Restrictions: the claim must match each that is given. */
  readonly outcomeCodes?: readonly string[] | null;
  readonly anchorIds?: readonly string[] | null;
  readonly cohort?: Cohort | null;
}

/** What of a claim decides who pays it. A grant has no outcome, cohort or anchor: null. */
export interface ClaimToSplit {
  readonly id: string;
  readonly outcomeCode: string | null;
  readonly cohort: Cohort | null;
  /** The participant's anchor organisation on the date of achievement. */
  readonly anchorId: string | null;
  /** Minor units. */
  readonly price: bigint;
}

/** Whether a contribution's restriction lets it pay for such a claim. */
export const applies = (
  terms: ContributionTerms,
  claim: Pick<ClaimToSplit, 'outcomeCode' | 'cohort' | 'anchorId'>,
): boolean =>
  (!terms.outcomeCodes || (claim.outcomeCode !== null && terms.outcomeCodes.includes(claim.outcomeCode))) &&
  (!terms.anchorIds || (claim.anchorId !== null && terms.anchorIds.includes(claim.anchorId))) &&
  (!terms.cohort || terms.cohort === claim.cohort);
