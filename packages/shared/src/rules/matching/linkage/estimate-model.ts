import {
  type LevelShares,
  type LinkageModel,
  NOT_KNOWN,
  type PatternCount,
  priorWeights,
  weightOfLevel,
} from './linkage-model.js';

/** What a model is learnt from: counts alone, never a record. */
export interface Counted {
  /** of each comparison */
  readonly levels: readonly number[];
  /** of each comparison: whether people of one household may have it in common; no household where all may, or none */
  readonly shared: readonly boolean[];
  /**
   * of each comparison that people of one household may have in common, how many of its first levels they reach only by
   * chance, as strangers do: names together are the same in part, and not wholly; none where nothing is said
   */
  readonly apart?: readonly (number | undefined)[];
  /** of the pairs that blocking found */
  readonly blocked: readonly PatternCount[];
  /** of pairs taken at random from all that there are */
  readonly random: readonly PatternCount[];
  /** how many pairs there are, compared or not */
  readonly allPairs: number;
  readonly records: number;
}

export interface Learnt {
  readonly model: LinkageModel;
  readonly rounds: number;
  readonly isSettled: boolean;
  /** expected pairs of one person among those compared */
  readonly matches: number;
}

const MOST_ROUNDS = 500;
const SETTLED = 1e-5;
/**
 * What is left to gain decides nothing where this many rounds gain less than half a unit of log likelihood: two models
 * that near are told apart by no counts.
 */
const LAST_ROUNDS = 100;
const TELLS_APART = 0.5;
const LEAST_PRIOR = 1e-15;
/** Beyond it there would be no strangers, and nothing to learn from them. */
const MOST_PRIOR = 0.49;
/** Random pairs hold pairs of one person too, many where there are few records: u is learnt anew without them. */
const MOST_TURNS = 8;
/** Pairs that are thought of beside those counted, so that what was never seen is not held impossible. */
const THOUGHT_OF = { m: 1, u: 0.5 };
/** Of one person's pairs, before anything is learnt, the share on the first level. */
const FIRST_LEVEL = 0.9;

/**
 * Learns a model from counted pairs without being told which are of one person (A. P. Dempster, N. M. Laird and
 * D. B. Rubin, Maximum Likelihood from Incomplete Data via the EM Algorithm, 1977). What blocking did not find is taken
 * to be of two people, so that the prior is of all pairs and a pair's probability does not hang on how it was found.
 * The order of the patterns does not matter.
 */
export function estimateModel(counted: Counted): Learnt {
  const sorted = { ...counted, blocked: inOrder(counted.blocked), random: inOrder(counted.random) };
  const start = Math.min(0.25, (0.5 * counted.records) / counted.allPairs);
  const own = counted.shared.filter((isShared) => !isShared).length;
  let model = withU(
    {
      prior: start,
      household: own > 0 && own < counted.shared.length ? start : 0,
      comparisons: counted.levels.map((count) => ({ m: firstGuess(count), u: [], h: firstGuess(count) })),
    },
    sorted,
    () => 1,
  );
  let learnt = learnMatches(model, sorted);
  for (let turn = 1; turn < MOST_TURNS; turn++) {
    const before = learnt.model;
    const expected = expecting(before);
    model = withU(before, sorted, (levels) => expected(levels).strangers);
    learnt = learnMatches(model, sorted);
    if (furthest(before, learnt.model) < SETTLED) break;
  }
  return { ...learnt, model: withNobodyBelow(learnt.model, sorted) };
}

/** How likely a pair is of one person, of one household, and of strangers; together 1. */
interface Expected {
  readonly person: number;
  readonly household: number;
  readonly strangers: number;
}

/** What `weightsOfPattern` says, as probabilities, with each level's weight worked out once for many patterns. */
function expecting(model: LinkageModel): (levels: readonly number[]) => Expected {
  const priors = priorWeights(model);
  const weights = model.comparisons.map((shares) => ({
    m: shares.m.map((_, level) => weightOfLevel(shares, level)),
    h: shares.h.map((_, level) => weightOfLevel(shares, level, 'h')),
  }));
  return (levels) => {
    let { m, h } = priors;
    for (let at = 0; at < weights.length; at++) {
      const level = levels[at] ?? NOT_KNOWN;
      if (level === NOT_KNOWN) continue;
      m += weights[at]?.m[level] ?? 0;
      h += weights[at]?.h[level] ?? 0;
    }
    // against the greatest, so that nothing runs over
    const most = Math.max(0, m, h);
    const [person, household, strangers] = [2 ** (m - most), 2 ** (h - most), 2 ** -most];
    const all = person + household + strangers;
    return { person: person / all, household: household / all, strangers: strangers / all };
  };
}

/**
 * Rounds of EM over the compared pairs, with u as it is, until nothing changes: no round lowers `logLikelihood`.
 */
function learnMatches(start: LinkageModel, counted: Counted): Learnt {
  let model = start;
  let before = start;
  let isSettled = false;
  let round = 0;
  while (!isSettled && round < MOST_ROUNDS) {
    if (round === MOST_ROUNDS - LAST_ROUNDS) before = model;
    const next = oneRound(model, counted);
    isSettled = furthest(model, next) < SETTLED;
    model = next;
    round++;
  }
  isSettled ||= logLikelihood(model, counted) - logLikelihood(before, counted) < TELLS_APART;
  return { model, rounds: round, isSettled, matches: model.prior * counted.allPairs };
}

/** Expects what each pair is, and takes for m, h and both priors what makes that likeliest. */
export function oneRound(
  model: LinkageModel,
  { blocked, allPairs, levels: counts, shared, apart: own = [] }: Counted,
): LinkageModel {
  const start = () => counts.map((count) => firstGuess(count).map((share) => share * THOUGHT_OF.m));
  const [asPerson, asHousehold] = [start(), start()];
  let matches = 0;
  let households = 0;
  const expected = expecting(model);
  for (const { levels, pairs } of blocked) {
    const { person, household } = expected(levels);
    matches += pairs * person;
    households += pairs * household;
    addTo(asPerson, levels, pairs * person);
    addTo(asHousehold, levels, pairs * household);
  }
  const asPrior = (pairs: number): number => Math.min(Math.max(pairs / allPairs, LEAST_PRIOR), MOST_PRIOR);
  return {
    prior: asPrior(matches),
    household: model.household === 0 ? 0 : asPrior(households),
    comparisons: model.comparisons.map(({ u }, at) => ({
      m: asShares(asPerson[at] ?? []),
      u,
      h: shared[at] ? ofHousehold(asHousehold[at] ?? [], u, own[at] ?? 0) : u,
    })),
  };
}

/** How likely the counts are under a model, as a natural logarithm, with what is thought of beside them. */
export function logLikelihood(
  model: LinkageModel,
  { blocked, allPairs, levels: counts, shared }: Counted,
): number {
  const strangers = 1 - model.prior - model.household;
  let sum = 0;
  let compared = 0;
  for (const { levels, pairs } of blocked) {
    const of = (start: number, kind: 'm' | 'u' | 'h'): number =>
      model.comparisons.reduce((product, shares, at) => {
        const level = levels[at] ?? NOT_KNOWN;
        return level === NOT_KNOWN ? product : product * (shares[kind][level] ?? 0);
      }, start);
    sum += pairs * Math.log(of(model.prior, 'm') + of(model.household, 'h') + of(strangers, 'u'));
    compared += pairs;
  }
  sum += (allPairs - compared) * Math.log(strangers);
  for (const [at, count] of counts.entries())
    for (const [level, share] of firstGuess(count).entries()) {
      const { m, h } = model.comparisons[at] ?? { m: [], h: [] };
      sum += share * THOUGHT_OF.m * Math.log(m[level] ?? 1);
      if (shared[at]) sum += share * THOUGHT_OF.m * Math.log(h[level] ?? 1);
    }
  return sum;
}

/** u of every level as the random pairs show it, each as far as it is of two people. */
function withU(
  model: LinkageModel,
  { random, levels: counts, shared, apart: own = [] }: Counted,
  apart: (levels: readonly number[]) => number,
): LinkageModel {
  const seen = counts.map((count) => Array.from({ length: count }, () => THOUGHT_OF.u));
  for (const { levels, pairs } of random) addTo(seen, levels, pairs * apart(levels));
  return {
    ...model,
    comparisons: model.comparisons.map(({ m, h }, at) => {
      const u = asShares(seen[at] ?? []);
      return { m, u, h: shared[at] ? ofHousehold(h, u, own[at] ?? 0) : u };
    }),
  };
}

function firstGuess(count: number): number[] {
  const others = (1 - FIRST_LEVEL) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, level) => (level === 0 ? FIRST_LEVEL : others));
}

function addTo(seen: readonly number[][], levels: readonly number[], pairs: number): void {
  for (const [at, level] of levels.entries()) {
    const counts = seen[at];
    if (level !== NOT_KNOWN && counts?.[level] !== undefined) counts[level] += pairs;
  }
}

/** The first levels as strangers reach them, and what is left as it was counted. */
function ofHousehold(counts: readonly number[], u: readonly number[], own: number): number[] {
  const first = u.slice(0, own);
  const left = 1 - sumOf(first);
  return [...first, ...asShares(counts.slice(own)).map((share) => share * left)];
}

/**
 * What is less alike than any pair was speaks no more for one person than the least alike of them, and never for one: m
 * is learnt from few pairs and u from many, so that what is thought of beside them would speak for one person there.
 */
function withNobodyBelow(
  model: LinkageModel,
  { blocked, random, shared, apart: own = [] }: Counted,
): LinkageModel {
  return {
    ...model,
    comparisons: model.comparisons.map(({ m, u, h }, at) => {
      const last = [...blocked, ...random].reduce(
        (most, { levels }) => Math.max(most, levels[at] ?? NOT_KNOWN),
        NOT_KNOWN,
      );
      return { m: endingAt(last, m, u, 0), u, h: shared[at] ? endingAt(last, h, u, own[at] ?? 0) : h };
    }),
  };
}

/** What comes after a level in proportion to u, and the others, but for the first `own`, as far as they then reach. */
function endingAt(
  last: number,
  shares: readonly number[],
  u: readonly number[],
  own: number,
): readonly number[] {
  if (last < own || last === shares.length - 1) return shares;
  const weight = Math.min(1, (shares[last] ?? 0) / (u[last] ?? 1));
  const first = shares.slice(0, own);
  const below = u.slice(last + 1).map((share) => share * weight);
  const left = 1 - sumOf(first) - sumOf(below);
  return [...first, ...asShares(shares.slice(own, last + 1)).map((share) => share * left), ...below];
}

const sumOf = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0);

function asShares(counts: readonly number[]): number[] {
  const sum = sumOf(counts);
  return counts.map((count) => count / sum);
}

/**
 * By how much two models differ where they differ most; the prior as a share of itself. What households have in common
 * counts as far as there are households: of two or three among hundreds of matches it wanders long, and decides nothing.
 */
function furthest(one: LinkageModel, other: LinkageModel): number {
  const households = Math.min(1, other.household / other.prior);
  const of = ({ m, u, h }: LevelShares): readonly number[] => [
    ...m,
    ...u,
    ...h.map((share) => share * households),
  ];
  const shares = one.comparisons.flatMap((each, at) => {
    const others = other.comparisons[at];
    return others ? of(each).map((share, level) => Math.abs(share - (of(others)[level] ?? 0))) : [];
  });
  return Math.max(Math.abs(one.prior - other.prior) / Math.max(one.prior, other.prior), ...shares);
}

function inOrder(patterns: readonly PatternCount[]): PatternCount[] {
  return [...patterns].sort((one, other) => {
    for (const [at, level] of one.levels.entries()) {
      const apart = level - (other.levels[at] ?? NOT_KNOWN);
      if (apart !== 0) return apart;
    }
    return one.pairs - other.pairs;
  });
}
