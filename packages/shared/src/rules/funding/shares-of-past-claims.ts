import type { Cohort } from '../rate-cards/index.js';
import type { ContributionTerms } from './contribution.js';
import { splitClaim } from './split-claim.js';

/** Claims of the past that are alike to an agreement: same outcome, cohort, anchor organisation and price. */
export interface PastClaims {
  readonly outcomeCode: string;
  readonly cohort: Cohort;
  readonly anchorId: string | null;
  /** Of each, minor units. */
  readonly price: bigint;
  readonly claimCount: number;
}

export interface SharesOfPastClaims {
  /** What each contribution would have paid by its label, minor units; every label of the terms is there. */
  readonly byLabel: ReadonlyMap<string, bigint>;
  readonly unfundedCount: number;
  /** Price of the claims that the terms leave without somebody to pay a part. */
  readonly unfunded: bigint;
}

/**
 * Who would have paid how much of past claims, by some terms (ux.md, Commissioner: what it would have cost on past
 * claims). Claims that are alike are split together, as one claim of their price taken that many times, so the
 * work grows with the kinds of claims and not with their number; a share may stray by a penny a kind. Caps and the
 * contract's maximum are left out: they hang on what else was paid, which a comparison of terms is not about.
 */
export function sharesOfPastClaims(
  past: readonly PastClaims[],
  terms: readonly ContributionTerms[],
): SharesOfPastClaims {
  const byLabel = new Map(terms.map((one) => [one.label, 0n]));
  let unfundedCount = 0;
  let unfunded = 0n;
  for (const one of past) {
    const times = BigInt(one.claimCount);
    const together = terms.map((term) => ({
      ...term,
      amount: term.amount == null ? null : term.amount * times,
    }));
    const price = one.price * times;
    const split = splitClaim(together, { ...one, id: 'past', price }, NOTHING_PAID);
    if (split.unfunded) {
      unfundedCount += one.claimCount;
      unfunded += price;
    }
    for (const share of split.shares)
      byLabel.set(share.label, (byLabel.get(share.label) ?? 0n) + share.amount);
  }
  return { byLabel, unfundedCount, unfunded };
}

const NOTHING_PAID = {
  streamTotals: new Map<string, bigint>(),
  paidByLabel: new Map<string, bigint>(),
  caps: new Map<string, bigint | null>(),
  contractHeadroom: null,
};
