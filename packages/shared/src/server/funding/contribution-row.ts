import type { Cohort, ContributionKind, ContributionTerms } from '../../rules/index.js';

/** The columns that `contribution` and `proposed_contribution` have alike. */
export interface ContributionRow {
  readonly label: string;
  readonly funder_id: string | null;
  readonly anchor_pays: boolean;
  readonly kind: ContributionKind;
  readonly percent: number | null;
  readonly amount: bigint | null;
  readonly cap: bigint | null;
  readonly outcome_codes: string[] | null;
  readonly anchor_ids: string[] | null;
  readonly cohort: Cohort | null;
}

/** SQL for them, of a table under the alias `c`. */
export const CONTRIBUTION_COLUMNS = `c.label, c.funder_id, c.anchor_pays, c.kind, c.percent, c.amount, c.cap,
  c.outcome_codes, c.anchor_ids, c.cohort`;

export const toContributionTerms = (row: ContributionRow): ContributionTerms => ({
  label: row.label,
  funderId: row.funder_id,
  anchorPays: row.anchor_pays,
  kind: row.kind,
  percent: row.percent,
  amount: row.amount,
  cap: row.cap,
  outcomeCodes: row.outcome_codes,
  anchorIds: row.anchor_ids,
  cohort: row.cohort,
});
