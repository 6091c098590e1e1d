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
  /**
   * The rule of runs from before migration 0021: a contribution whose cap is used up still applies, and every claim
   * from then on counts as cut. They are checked, and finished, by the rule they began with.
   */
  readonly usedUpApplies?: boolean;
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
  /** what it would pay without a cap, minor units; where its cap is used up, its percentage of the price, rounded down */
  readonly asked: bigint;
  /** what is left below its cap before this claim, minor units; 0: it is used up, and does not apply; null: no cap */
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
  /** The stream that the claim moves on by its price; null when a cap cuts it in part or nobody pays it. */
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
 * The set of PERCENTs that apply, without those whose cap is used up, and so the rest: an ordered list of label, payer
 * and percentage. It stays the same through a new version of the agreement in which these are the same.
 */
export const streamKeyOf = (percents: readonly ContributionTerms[]): string =>
  JSON.stringify(percents.map((terms) => [terms.label, terms.funderId ?? 'anchor', terms.percent ?? 0]));

/**
 * Splits one claim across its funders (domain.md, Money: Split of one claim).
 *
 * A contribution whose cap is used up before the claim does not apply: a PERCENT joins the rest, and those that
 * still apply are a stream of their own. Else every claim from then on would count as cut, and so stand in no
 * stream, and the other parts would be rounded at a total that never moves.
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
  const { matching, percents, streamOf } = whoApplies(terms, claim);
  const headroomOf = (one: ContributionTerms): bigint | null => {
    const cap = state.caps.get(one.label) ?? null;
    return cap === null ? null : atLeastZero(cap - (state.paidByLabel.get(one.label) ?? 0n));
  };
  const pay = (one: ContributionTerms, asked: bigint): Part => {
    const headroom = headroomOf(one);
    const paid = headroom !== null && headroom < asked ? headroom : asked;
    return { terms: one, asked, headroom, paid };
  };
  const {
    weights,
    apportionment,
    key: streamKey,
  } = streamOf((one) => state.usedUpApplies === true || headroomOf(one) !== 0n);

  const before = state.streamTotals.get(streamKey) ?? 0n;
  const from = apportionment.at(before);
  const to = apportionment.at(before + claim.price);
  const parts: Part[] = percents.map((one, index) => {
    const isUsedUp = weights[index] === 0;
    const inStream = (to[index] ?? 0n) - (from[index] ?? 0n);
    return pay(one, isUsedUp ? (claim.price * BigInt(one.percent ?? 0)) / BigInt(WHOLE) : inStream);
  });
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
  // cut in part; what is used up did not apply to begin with
  const cut = parts.some(
    (part) => part.paid < part.asked && (state.usedUpApplies === true || part.headroom !== 0n),
  );
  const unfunded = whyUnfunded(parts, rest, claim, state);
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
  /** The stream of those percentages whose cap leaves something; the others have no weight in it. */
  streamOf(hasHeadroom: (one: ContributionTerms) => boolean): Stream;
}

interface Stream {
  readonly key: string;
  /** of each percentage, and of the rest, hundredths of one per cent */
  readonly weights: readonly number[];
  readonly apportionment: Apportionment;
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
  const streams = new Map<string, Stream>();
  const streamOf = (hasHeadroom: (one: ContributionTerms) => boolean): Stream => {
    const open = percents.map(hasHeadroom);
    const which = open.join(' ');
    const known = streams.get(which);
    if (known) return known;
    const weights = percents.map((one, index) => (open[index] ? (one.percent ?? 0) : 0));
    const rest = WHOLE - weights.reduce((sum, weight) => sum + weight, 0);
    const stream = {
      key: streamKeyOf(percents.filter((_, index) => open[index])),
      weights: [...weights, rest],
      apportionment: apportion([...weights, rest]),
    };
    streams.set(which, stream);
    return stream;
  };
  const made = { matching, percents, streamOf };
  ofTerms.set(key, made);
  return made;
}

function whyUnfunded(
  parts: readonly Part[],
  rest: bigint,
  claim: ClaimToSplit,
  state: FundingState,
): UnfundedReason | null {
  if (state.contractHeadroom !== null && claim.price > state.contractHeadroom)
    return { kind: 'CONTRACT_MAXIMUM', headroom: atLeastZero(state.contractHeadroom) };
  const nobody = parts.find((part) => part.paid > 0n && part.terms.anchorPays && claim.anchorId === null);
  if (nobody) return { kind: 'NO_ANCHOR', label: nobody.terms.label };
  const capped = parts.some((part) => part.paid < part.asked);
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
