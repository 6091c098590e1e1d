import { sumMoney, WHOLE } from '../money/index.js';
import { type Apportionment, apportion } from './apportion.js';
import { applies, type ClaimToSplit, type ContributionTerms } from './contribution.js';

/** What the split of one claim depends on besides its terms: everything that earlier claims left behind. */
export interface FundingState {
  /** Minor units that have run through each stream. */
  readonly streamTotals: ReadonlyMap<string, bigint>;
  /** Minor units that the contribution of each label has paid in all versions, net of reversals. */
  readonly paidByLabel: ReadonlyMap<string, bigint>;
  /** The cap of each label as the newest version has it; null or absent: none. */
  readonly caps: ReadonlyMap<string, bigint | null>;
  /** What the contract's maximum leaves, minor units; null: it has none. */
  readonly contractHeadroom: bigint | null;
}

/** Who pays how much of a claim: never zero, never negative. */
export interface ShareOfClaim {
  readonly label: string;
  readonly funderId: string;
  readonly amount: bigint;
}

/** One contribution's part of the sum, for explaining it. */
export interface SplitStep {
  readonly label: string;
  readonly kind: 'PERCENT' | 'FIXED' | 'RESIDUAL';
  /** PERCENT: hundredths of one per cent */
  readonly percent: number | null;
  /** what it would pay without a cap, minor units */
  readonly asked: bigint;
  /** what is left below its cap, minor units; null: no cap */
  readonly headroom: bigint | null;
  readonly paid: bigint;
}

export type UnfundedReason =
  | { readonly kind: 'CONTRACT_MAXIMUM'; readonly headroom: bigint }
  | { readonly kind: 'NO_ANCHOR'; readonly label: string }
  /** nobody is left to pay this much; `capped` when a cap cut somebody, and the steps say whom */
  | { readonly kind: 'NOT_COVERED'; readonly missing: bigint; readonly capped: boolean };

export interface ClaimSplit {
  /** Adds up to the price, or is empty when the claim is unfunded. */
  readonly shares: readonly ShareOfClaim[];
  readonly unfunded: UnfundedReason | null;
  /** The stream that the claim moves on by its price; null when a cap cut it or nobody pays it. */
  readonly streamKey: string | null;
  readonly steps: readonly SplitStep[];
}

interface Part {
  readonly terms: ContributionTerms;
  readonly asked: bigint;
  readonly headroom: bigint | null;
  readonly paid: bigint;
}

/**
 * The set of PERCENTs that apply, and so the rest: an ordered list of label, payer and percentage. It stays
 * the same through a new version of the agreement in which these are the same.
 */
export const streamKeyOf = (percents: readonly ContributionTerms[]): string =>
  JSON.stringify(percents.map((terms) => [terms.label, terms.funderId ?? 'anchor', terms.percent ?? 0]));

/**
 * Splits one claim across its funders (domain.md, Money: Split of one claim).
 *
 * (1) The PERCENTs that apply, and the rest, apportion the price, fair over their stream. What a cap cuts
 * joins the rest. (2) FIXED take from the rest in listed order, at most what is there. (3) RESIDUALs take
 * what is left in listed order. (4) If anything is left, nobody pays: a claim is funded whole or not at all.
 *
 * Pure: `state` is read, never changed; `splitBatch` carries it on from claim to claim.
 *
 * @throws RangeError for a negative price: what is given back is a reversal, not a claim.
 */
export function splitClaim(
  terms: readonly ContributionTerms[],
  claim: ClaimToSplit,
  state: FundingState,
): ClaimSplit {
  if (claim.price < 0n) throw new RangeError(`Claim ${claim.id} has a negative price: ${claim.price}`);
  const { matching, percents, stream, streamKey } = whoApplies(terms, claim);
  const paidHere = new Map<string, bigint>();
  const pay = (one: ContributionTerms, asked: bigint): Part => {
    const cap = state.caps.get(one.label) ?? null;
    const headroom =
      cap === null
        ? null
        : atLeastZero(cap - (state.paidByLabel.get(one.label) ?? 0n) - (paidHere.get(one.label) ?? 0n));
    const paid = headroom !== null && headroom < asked ? headroom : asked;
    paidHere.set(one.label, (paidHere.get(one.label) ?? 0n) + paid);
    return { terms: one, asked, headroom, paid };
  };

  const before = state.streamTotals.get(streamKey) ?? 0n;
  const from = stream.at(before);
  const to = stream.at(before + claim.price);
  const parts: Part[] = percents.map((one, index) => pay(one, (to[index] ?? 0n) - (from[index] ?? 0n)));
  let rest = claim.price - sumMoney(parts.map((part) => part.paid));
  for (const kind of ['FIXED', 'RESIDUAL'] as const) {
    for (const one of matching) {
      if (one.kind !== kind) continue;
      const fixed = one.amount ?? 0n;
      const part = pay(one, kind === 'FIXED' && fixed < rest ? fixed : rest);
      parts.push(part);
      rest -= part.paid;
    }
  }

  const steps = parts.map(toStep);
  const cut = parts.some((part) => part.paid < part.asked);
  const unfunded = whyUnfunded(parts, rest, cut, claim, state);
  if (unfunded) return { shares: [], unfunded, streamKey: null, steps };
  const shares = parts.flatMap((part) => {
    const funderId = part.terms.anchorPays ? claim.anchorId : part.terms.funderId;
    return part.paid > 0n && funderId !== null
      ? [{ label: part.terms.label, funderId, amount: part.paid }]
      : [];
  });
  return { shares, unfunded: null, streamKey: cut ? null : streamKey, steps };
}

/** What of an agreement concerns a claim of one outcome, cohort and anchor. */
interface Applying {
  readonly matching: readonly ContributionTerms[];
  readonly percents: readonly ContributionTerms[];
  readonly stream: Apportionment;
  readonly streamKey: string;
}

/** By the list of terms itself, since a payment run asks the same for a hundred thousand claims. */
const applying = new WeakMap<readonly ContributionTerms[], Map<string, Applying>>();

function whoApplies(terms: readonly ContributionTerms[], claim: ClaimToSplit): Applying {
  let ofTerms = applying.get(terms);
  if (!ofTerms) {
    ofTerms = new Map();
    applying.set(terms, ofTerms);
  }
  const key = `${claim.outcomeCode} ${claim.cohort} ${claim.anchorId}`;
  const there = ofTerms.get(key);
  if (there) return there;
  const matching = terms.filter((one) => applies(one, claim));
  const percents = matching.filter((one) => one.kind === 'PERCENT');
  const weights = percents.map((one) => one.percent ?? 0);
  const rest = WHOLE - weights.reduce((sum, weight) => sum + weight, 0);
  const made = {
    matching,
    percents,
    stream: apportion([...weights, rest]),
    streamKey: streamKeyOf(percents),
  };
  ofTerms.set(key, made);
  return made;
}

function whyUnfunded(
  parts: readonly Part[],
  rest: bigint,
  capped: boolean,
  claim: ClaimToSplit,
  state: FundingState,
): UnfundedReason | null {
  if (state.contractHeadroom !== null && claim.price > state.contractHeadroom)
    return { kind: 'CONTRACT_MAXIMUM', headroom: atLeastZero(state.contractHeadroom) };
  const nobody = parts.find((part) => part.paid > 0n && part.terms.anchorPays && claim.anchorId === null);
  if (nobody) return { kind: 'NO_ANCHOR', label: nobody.terms.label };
  return rest > 0n ? { kind: 'NOT_COVERED', missing: rest, capped } : null;
}

const toStep = ({ terms, asked, headroom, paid }: Part): SplitStep => ({
  label: terms.label,
  kind: terms.kind,
  percent: terms.percent ?? null,
  asked,
  headroom,
  paid,
});

const atLeastZero = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
