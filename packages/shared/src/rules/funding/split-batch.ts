import type { ClaimToSplit, ContributionTerms } from './contribution.js';
import { type ClaimSplit, type FundingState, splitClaim } from './split-claim.js';

export interface ClaimWithTerms extends ClaimToSplit {
  /** The contributions of the version that applies to this claim, in listed order. */
  readonly terms: readonly ContributionTerms[];
}

export interface BatchSplit {
  /** In the order of the claims. */
  readonly splits: readonly ClaimSplit[];
  /** The state after the last of them: what the next batch begins with. */
  readonly state: FundingState;
}

/** Splits claims one after the other: each finds the streams, caps and contract as the ones before left them. */
export function splitBatch(claims: readonly ClaimWithTerms[], state: FundingState): BatchSplit {
  const streamTotals = new Map(state.streamTotals);
  const paidByLabel = new Map(state.paidByLabel);
  let { contractHeadroom } = state;
  const splits = claims.map((claim) => {
    const split = splitClaim(claim.terms, claim, {
      ...state,
      streamTotals,
      paidByLabel,
      contractHeadroom,
    });
    if (split.unfunded) return split;
    for (const share of split.shares)
      paidByLabel.set(share.label, (paidByLabel.get(share.label) ?? 0n) + share.amount);
    if (split.streamKey !== null)
      streamTotals.set(split.streamKey, (streamTotals.get(split.streamKey) ?? 0n) + claim.price);
    if (contractHeadroom !== null) contractHeadroom -= claim.price;
    return split;
  });
  return { splits, state: { ...state, streamTotals, paidByLabel, contractHeadroom } };
}
