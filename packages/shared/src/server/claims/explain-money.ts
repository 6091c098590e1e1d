import {
  type ClaimState,
  type ClaimToSplit,
  explainClaim,
  explainSplit,
  type FundingState,
  may,
  stepsOfShares,
} from '../../rules/index.js';
import { loadFundingState } from '../payments/funding-state.js';
import { type AgreedTerms, EVERY_VERSION, loadTerms } from '../payments/load-terms.js';
import { PAID_BY_GRANT } from '../payments/paid-by-grant.js';
import type { Tenant } from '../tenancy/index.js';
import { type ClaimRow, knowsTerms } from './claim-columns.js';
import type { ClaimParts, ClaimView } from './claim-view.js';
import { loadCountWarnings } from './count-warnings.js';

/** Adds to a claim what becomes of its price: warnings, and how it was divided. */
export type MoneyExplainer = (row: ClaimRow, view: ClaimView) => ClaimView;

/** Approved, and not billed yet: who decides on it now is told when the money does not reach, or hardly. */
const WARNED: readonly ClaimState[] = ['APPROVED', 'WITHHELD', 'VERIFIED'];

/**
 * Reads what warnings and splits are worked out from, by seven statements at most, however many claims
 * there are; none when neither was asked for, or the actor may not know the funders' terms (domain.md, Money).
 */
export async function loadMoneyExplainer(
  tenant: Tenant,
  rows: readonly ClaimRow[],
  parts: ClaimParts,
): Promise<MoneyExplainer> {
  const wanted = parts.has('warnings') || parts.has('split');
  if (!wanted || !knowsTerms(tenant.me)) return (_, view) => view;
  const { currency } = tenant.partnership;
  const terms = await loadTerms(tenant, EVERY_VERSION);
  if (!parts.has('warnings'))
    return (row, view) => ({ ...view, split: explainShares(row, view, terms, currency) });
  const state = await loadFundingState(tenant, { periodEnd: tenant.today, caps: terms.caps });
  const waiting = await loadWaiting(tenant);
  // who approves is told before the money is on its way
  const approves = may(tenant.me.roles, 'approveClaim');
  const isWarned = (row: ClaimRow): boolean =>
    !row.paid_by_grant && (WARNED.includes(row.state) || (approves && row.state === 'SUBMITTED'));
  const counts = await loadCountWarnings(
    tenant,
    rows.filter(isWarned).map(({ id }) => id),
  );
  return (row, view) => ({
    ...view,
    split: parts.has('split') ? explainShares(row, view, terms, currency) : [],
    warnings: isWarned(row)
      ? [...warningsOf(row, terms, state, waiting, currency), ...(counts.get(row.id) ?? [])]
      : [],
  });
}

/** What verified claims come to that no run has billed. */
export async function loadWaiting(tenant: Tenant): Promise<bigint> {
  const row = await tenant.row<{ waiting: bigint }>(
    `SELECT coalesce(sum(c.price), 0)::bigint AS waiting FROM claim c
     WHERE c.partnership_id = $1 AND c.state = 'VERIFIED' AND NOT ${PAID_BY_GRANT}`,
    [tenant.partnership.id],
  );
  return row?.waiting ?? 0n;
}

export const toSplit = (row: ClaimRow): ClaimToSplit => ({
  id: row.id,
  outcomeCode: row.outcome_code,
  cohort: row.cohort,
  anchorId: row.anchor_id,
  price: BigInt(row.price),
});

/** What is said of its price to whoever decides on it now. */
function warningsOf(
  row: ClaimRow,
  terms: AgreedTerms,
  state: FundingState,
  waiting: bigint,
  currency: string,
): string[] {
  const claim = toSplit(row);
  const ahead = row.state === 'VERIFIED' ? waiting : waiting + claim.price;
  const agreed = terms.on(row.achieved_on);
  return explainClaim({ ...claim, achievedOn: row.achieved_on, terms: agreed }, state, ahead, currency);
}

/** How the price was divided, from what stands in the ledger; nothing before it is billed, or once reversed. */
function explainShares(row: ClaimRow, view: ClaimView, terms: AgreedTerms, currency: string): string[] {
  const agreed =
    view.shares.length > 0 ? terms.on(row.achieved_on, row.agreement_version ?? undefined) : null;
  if (!agreed) return [];
  const paid = new Map<string, bigint>();
  for (const share of view.shares)
    paid.set(share.label ?? '', (paid.get(share.label ?? '') ?? 0n) + share.amount.amount);
  const steps = stepsOfShares(agreed, toSplit(row), paid);
  return explainSplit({ shares: [], unfunded: null, streamKey: null, steps }, BigInt(row.price), currency);
}
