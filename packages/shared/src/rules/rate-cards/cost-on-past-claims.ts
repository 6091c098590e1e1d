import type { Cohort, TariffTerms } from './tariff.js';

/** Claims of the past that had one outcome and cohort, added up. */
export interface PastOutcome {
  readonly outcomeCode: string;
  readonly cohort: Cohort;
  readonly title: string;
  readonly claimCount: number;
  /** What they cost, minor units. */
  readonly cost: bigint;
}

/** One outcome's line: what its claims cost, and what they would have cost. */
export interface CostLine extends PastOutcome {
  /** Minor units; null where the card has no such outcome, so that its claims would not have been paid. */
  readonly wouldCost: bigint | null;
}

export interface CostOnPastClaims {
  /** The greatest difference first. */
  readonly lines: readonly CostLine[];
  readonly claimCount: number;
  readonly cost: bigint;
  /** Of the outcomes that the card has. */
  readonly wouldCost: bigint;
  /** Claims of outcomes that are no longer on the card, and what they cost. */
  readonly droppedCount: number;
  readonly droppedCost: bigint;
}

/**
 * What past claims would have cost at a card's prices against what they cost (ux.md, Commissioner). Prices only:
 * what a card asks for by way of evidence, order and maxima may have kept some of these claims from being made.
 */
export function costOnPastClaims(
  past: readonly PastOutcome[],
  tariffs: readonly Pick<TariffTerms, 'outcomeCode' | 'cohort' | 'price'>[],
): CostOnPastClaims {
  const prices = new Map(tariffs.map((line) => [`${line.cohort} ${line.outcomeCode}`, line.price]));
  const lines = past.map((one): CostLine => {
    const price = prices.get(`${one.cohort} ${one.outcomeCode}`);
    return { ...one, wouldCost: price === undefined ? null : price * BigInt(one.claimCount) };
  });
  const dropped = lines.filter((line) => line.wouldCost === null);
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n);
  const difference = ({ cost, wouldCost }: CostLine): bigint => {
    const by = (wouldCost ?? 0n) - cost;
    return by < 0n ? -by : by;
  };
  return {
    lines: lines.sort((a, b) => {
      const by = difference(b) - difference(a);
      return by === 0n ? a.title.localeCompare(b.title, 'en-GB') : by > 0n ? 1 : -1;
    }),
    claimCount: lines.reduce((total, line) => total + line.claimCount, 0),
    cost: sum(lines.map((line) => line.cost)),
    wouldCost: sum(lines.map((line) => line.wouldCost ?? 0n)),
    droppedCount: dropped.reduce((total, line) => total + line.claimCount, 0),
    droppedCost: sum(dropped.map((line) => line.cost)),
  };
}
