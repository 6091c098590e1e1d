import { type Distribution, hypergeometric, momentsOf, sumOf, tailsAt, wholeOf } from './distribution.js';

/** People alike in everything that is known of them: those that one met, and all that were met. */
export interface Stratum {
  /** how many of them this one met, and to how many of those it happened */
  readonly own: number;
  readonly ownHit: number;
  /** the same of everybody together, this one included */
  readonly all: number;
  readonly allHit: number;
}

/**
 * How often it would happen to those that one met, if between people who are alike chance alone decided: the sum over
 * the strata, each with its totals as they are. Null where the totals leave one possibility only: nothing can be seen.
 */
export function byChance(strata: readonly Stratum[]): Distribution | null {
  const { fewest, most } = reach(strata);
  return fewest === most ? null : distributionOf(strata, 1);
}

/**
 * The exact conditional test of a common odds ratio of 1 over the strata, from both sides: how likely chance makes a
 * number at least as far out as the one seen, twice the smaller side and at most 1. (Agresti, Categorical Data Analysis,
 * "exact conditional test of independence in 2 x 2 x K tables"; for one stratum, Fisher's exact test.)
 *
 * Large counts take it as well as small ones, since negligible ends are left out: it is used for all, and what the
 * Mantel-Haenszel score test would say of large ones it says too.
 */
export function fromBothSides(distribution: Distribution, seen: number): number {
  const { atMost, atLeast } = tailsAt(distribution, seen);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

/**
 * How many of all that this one's hits are in `some` strata rather than the `others`, if its odds against the rest were
 * the same in both: whatever those odds are, as its total of hits is taken as given (the idea of Zelen's exact test of
 * homogeneity, Biometrika 1971, for two groups of strata). Null where there is one possibility only.
 */
export function shareByChance(some: readonly Stratum[], others: readonly Stratum[]): Distribution | null {
  const total = hits(some) + hits(others);
  const { fewest: fewestSome, most: mostSome } = reach(some);
  const { fewest: fewestOthers, most: mostOthers } = reach(others);
  const fewest = Math.max(fewestSome, total - mostOthers);
  const most = Math.min(mostSome, total - fewestOthers);
  if (fewest === most) return null;
  // any odds give the same answer; those near what was seen keep clear of the ends that are left out
  const odds = oddsNear([...some, ...others], total);
  const inSome = distributionOf(some, odds);
  const inOthers = distributionOf(others, odds);
  const chances = inSome.chances.map(
    (chance, at) => chance * (inOthers.chances[total - inSome.from - at - inOthers.from] ?? 0),
  );
  return wholeOf({ from: inSome.from, chances });
}

/**
 * To how many of those that one met it would have happened at the others' rate: what was seen, less the Mantel-Haenszel
 * difference in risk for each of them (Greenland and Robins, Biometrics 1985). It is on the same side of what was seen
 * as the mean of `byChance`, and not swayed by a stratum in which the others met one person. Between 0 and their number.
 */
export function asOthers(strata: readonly Stratum[]): number {
  let difference = 0;
  let weight = 0;
  for (const { own, ownHit, all, allHit } of strata) {
    if (all === 0) continue;
    difference += ownHit - (own * allHit) / all;
    weight += (own * (all - own)) / all;
  }
  const people = strata.reduce((sum, { own }) => sum + own, 0);
  const expected = hits(strata) - (weight === 0 ? 0 : (difference / weight) * people);
  return Math.min(people, Math.max(0, expected));
}

const hits = (strata: readonly Stratum[]): number => strata.reduce((sum, { ownHit }) => sum + ownHit, 0);

/** The fewest and the most hits that the totals leave room for. */
function reach(strata: readonly Stratum[]): { readonly fewest: number; readonly most: number } {
  let fewest = 0;
  let most = 0;
  for (const { own, all, allHit } of strata) {
    fewest += Math.max(0, own + allHit - all);
    most += Math.min(own, allHit);
  }
  return { fewest, most };
}

function distributionOf(strata: readonly Stratum[], odds: number): Distribution {
  return addedUp(strata.map(({ own, all, allHit }) => hypergeometric(all, allHit, own, odds)));
}

/** All of them added together: halves first, which is less work than one after the other. */
function addedUp(parts: readonly Distribution[]): Distribution {
  const [first, second] = parts;
  if (!first) return { from: 0, chances: Float64Array.of(1) };
  if (!second) return first;
  const half = parts.length >> 1;
  return sumOf(addedUp(parts.slice(0, half)), addedUp(parts.slice(half)));
}

/** Odds, by halving on their logarithm, that put a total within two standard deviations of the mean. */
function oddsNear(strata: readonly Stratum[], total: number): number {
  // beyond e^40 no count that a partnership can have lies: the mean is then within 1 of what is possible at all
  let low = -40;
  let high = 40;
  for (let log = 0; ; log = (low + high) / 2) {
    let mean = 0;
    let variance = 0;
    for (const { own, all, allHit } of strata) {
      const moments = momentsOf(hypergeometric(all, allHit, own, Math.exp(log)));
      mean += moments.mean;
      variance += moments.variance;
    }
    if (Math.abs(total - mean) <= 2 * Math.sqrt(variance)) return Math.exp(log);
    if (mean < total) low = log;
    else high = log;
    if (high - low < 1e-9) throw new RangeError('No odds fit this total.');
  }
}
