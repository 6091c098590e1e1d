import {
  applies,
  type ClaimSplit,
  type ClaimState,
  type ClaimToSplit,
  type ContributionTerms,
  explainCap,
  explainCaps,
  explainMaximum,
  explainSplit,
  explainUnfunded,
  type FundingState,
  formatDate,
  formatMoney,
  may,
  type SplitStep,
  splitClaim,
  sumMoney,
  WHOLE,
} from '../../rules/index.js';
import { loadFundingState } from '../payments/funding-state.js';
import { type AgreedTerms, loadTerms } from '../payments/load-terms.js';
import { PAID_BY_GRANT } from '../payments/paid-by-grant.js';
import type { Tenant } from '../tenancy/index.js';
import type { ClaimRow } from './claim-columns.js';
import type { ClaimParts, ClaimView } from './claim-view.js';
import { loadCountWarnings } from './count-warnings.js';

/** Adds to a claim what becomes of its price: warnings, and how it was divided. */
export type MoneyExplainer = (row: ClaimRow, view: ClaimView) => ClaimView;

/** Approved, and not billed yet: who decides on it now is told when the money does not reach, or hardly. */
const WARNED: readonly ClaimState[] = ['APPROVED', 'WITHHELD', 'VERIFIED'];
export const EVERY_VERSION = 2 ** 31 - 1;

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
  const roles = tenant.me.roles.filter((role) => role !== 'FUNDER' && role !== 'INVESTOR');
  if (!wanted || !(tenant.me.isSystem || may(roles, 'fundingAgreement'))) return (_, view) => view;
  const { currency } = tenant.partnership;
  const terms = await loadTerms(tenant, EVERY_VERSION);
  if (!parts.has('warnings'))
    return (row, view) => ({ ...view, split: explainShares(row, view, terms, currency) });
  const state = await loadFundingState(tenant, { periodEnd: tenant.today, caps: terms.caps });
  const waiting = await loadWaiting(tenant);
  // who approves is told before the money is on its way
  const approves = may(roles, 'approveClaim');
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

/**
 * What the next run would meet if it began with this claim: a cap or the contract's maximum that does not
 * reach, or of which this leaves five per cent or less. It refuses nothing; the claim would stand unfunded, in sight (domain.md, Counts).
 */
function warningsOf(
  row: ClaimRow,
  terms: AgreedTerms,
  state: FundingState,
  waiting: bigint,
  currency: string,
): string[] {
  const agreed = terms.on(row.achieved_on);
  if (!agreed) return [`No funding agreement was in effect on ${formatDate(row.achieved_on)}.`];
  const money = (amount: bigint): string => formatMoney(amount, currency);
  const split = splitClaim(agreed, toSplit(row), state);
  const warnings = explainCaps(agreed, toSplit(row), state, currency);
  if (split.unfunded) warnings.push(explainUnfunded(split.unfunded, currency));
  else warnings.push(...capsNearlyUsed(split, state, currency));
  const left = state.contractHeadroom;
  const price = BigInt(row.price);
  const ahead = row.state === 'VERIFIED' ? waiting : waiting + price;
  if (left !== null && price <= left && ahead > left) {
    warnings.push(
      `With the verified claims that no run has billed yet it comes to ${money(ahead)}, and the contract’s maximum leaves ${money(left)}.`,
    );
  } else if (left !== null && ahead <= left) {
    const billed = sumMoney(state.paidByLabel.values());
    const near = explainMaximum({ limit: left + billed, used: billed + ahead }, WITH_ALL, currency);
    if (near) warnings.push(near);
  }
  return warnings;
}

const WITH_ALL = 'With all that is billed, and the verified claims that are not yet,';

/** Caps that pay their whole share, and have five per cent or less left after it. */
function capsNearlyUsed({ steps }: ClaimSplit, state: FundingState, currency: string): string[] {
  return steps.flatMap(({ label, asked, paid }) => {
    const cap = state.caps.get(label) ?? null;
    if (cap === null || paid < asked || paid === 0n) return [];
    const used = (state.paidByLabel.get(label) ?? 0n) + paid;
    return explainCap(label, { limit: cap, used }, currency) ?? [];
  });
}

/** How the price was divided, from what stands in the ledger; nothing before it is billed, or once reversed. */
function explainShares(row: ClaimRow, view: ClaimView, terms: AgreedTerms, currency: string): string[] {
  const agreed =
    view.shares.length > 0 ? terms.on(row.achieved_on, row.agreement_version ?? undefined) : null;
  if (!agreed) return [];
  const paid = new Map<string, bigint>();
  for (const share of view.shares)
    paid.set(share.label ?? '', (paid.get(share.label ?? '') ?? 0n) + share.amount.amount);
  const steps = stepsOf(agreed, toSplit(row), paid);
  return explainSplit({ shares: [], unfunded: null, streamKey: null, steps }, BigInt(row.price), currency);
}

/** The steps of a split again, from its terms and from what each contribution paid in the end. */
export function stepsOf(
  terms: readonly ContributionTerms[],
  claim: ClaimToSplit,
  paidByLabel: ReadonlyMap<string, bigint>,
): SplitStep[] {
  const matching = terms.filter((one) => applies(one, claim));
  const steps: SplitStep[] = [];
  let rest = claim.price;
  for (const kind of ['PERCENT', 'FIXED', 'RESIDUAL'] as const) {
    for (const one of matching) {
      if (one.kind !== kind) continue;
      const paid = paidByLabel.get(one.label) ?? 0n;
      const asked = askedBy(one, claim.price, rest, paid);
      // less than it was asked for: its cap left no more
      const headroom = paid < asked ? paid : null;
      if (asked > 0n)
        steps.push({ label: one.label, kind, percent: one.percent ?? null, asked, headroom, paid });
      rest -= paid;
    }
  }
  return steps;
}

function askedBy(one: ContributionTerms, price: bigint, rest: bigint, paid: bigint): bigint {
  if (one.kind === 'RESIDUAL') return rest;
  if (one.kind === 'FIXED') return (one.amount ?? 0n) < rest ? (one.amount ?? 0n) : rest;
  const exact = price * BigInt(one.percent ?? 0);
  const down = exact / BigInt(WHOLE);
  // over its stream a part is fair to less than a penny, so one claim may stray by less than two: that is no cap
  return paid >= down - 1n ? paid : down;
}
