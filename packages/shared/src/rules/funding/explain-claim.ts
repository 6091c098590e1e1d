import { type CalendarDate, formatDate } from '../calendar/index.js';
import { formatMoney, sumMoney } from '../money/index.js';
import type { ClaimToSplit, ContributionTerms } from './contribution.js';
import { explainCaps } from './explain-caps.js';
import { explainCap, explainMaximum } from './explain-limits.js';
import { explainUnfunded } from './explain-split.js';
import { type ClaimSplit, type FundingState, splitClaim } from './split-claim.js';

/** A claim that somebody decides on. */
export interface ClaimToExplain extends ClaimToSplit {
  readonly achievedOn: CalendarDate;
  /** The contributions of the version that applies to it, in listed order; null: none was in effect. */
  readonly terms: readonly ContributionTerms[] | null;
}

const WITH_ALL = 'With all that is billed, and the verified claims that are not yet,';

/**
 * What the next run would meet if it began with this claim: a cap or the contract's maximum that does not reach, or of
 * which this leaves five per cent or less. It refuses nothing: the claim would stand unfunded, in sight (domain.md,
 * Counts). What several claims do together is `explainSelection`'s to say.
 *
 * @param ahead what it comes to with the verified claims that no run has billed, minor units
 * @returns sentences; none where nothing is gone over or near
 */
export function explainClaim(
  claim: ClaimToExplain,
  state: FundingState,
  ahead: bigint,
  currency: string,
): string[] {
  const { terms, achievedOn, price } = claim;
  if (!terms) return [`No funding agreement was in effect on ${formatDate(achievedOn)}.`];
  const split = splitClaim(terms, claim, state);
  return [
    ...explainCaps(terms, claim, state, currency),
    ...(split.unfunded
      ? [explainUnfunded(split.unfunded, currency)]
      : capsNearlyUsed(split, state, currency)),
    ...sayMaximum(price, state, ahead, currency),
  ];
}

/** Caps that pay their whole share, and have five per cent or less left after it. */
function capsNearlyUsed({ steps }: ClaimSplit, state: FundingState, currency: string): string[] {
  return steps.flatMap(({ label, asked, paid }) => {
    const cap = state.caps.get(label) ?? null;
    if (cap === null || paid < asked || paid === 0n) return [];
    const used = (state.paidByLabel.get(label) ?? 0n) + paid;
    return explainCap(label, { limit: cap, used }, currency) ?? [];
  });
}

/** Where the claim alone is more than the maximum leaves, it is unfunded, and why is said already. */
function sayMaximum(
  price: bigint,
  { contractHeadroom: left, paidByLabel }: FundingState,
  ahead: bigint,
  currency: string,
): string[] {
  if (left === null || price > left) return [];
  if (ahead > left) {
    const money = (amount: bigint): string => formatMoney(amount, currency);
    return [
      `With the verified claims that no run has billed yet it comes to ${money(ahead)}, and the contract’s maximum leaves ${money(left)}.`,
    ];
  }
  const billed = sumMoney(paidByLabel.values());
  const near = explainMaximum({ limit: left + billed, used: billed + ahead }, WITH_ALL, currency);
  return near === null ? [] : [near];
}
