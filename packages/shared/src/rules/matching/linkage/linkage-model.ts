/** How many pairs were compared alike: for each comparison the level on which they stand, NOT_KNOWN where a side knows nothing. */
export interface PatternCount {
  readonly levels: readonly number[];
  readonly pairs: number;
}

export const NOT_KNOWN = -1;

/** What one comparison has learnt of its levels; each list adds up to 1. */
export interface LevelShares {
  /** of two records of the same person, the share for which the level holds */
  readonly m: readonly number[];
  /** of two records of different people who have nothing to do with each other */
  readonly u: readonly number[];
  /** of two records of different people of one household; as u in what is each person's own */
  readonly h: readonly number[];
}

/**
 * What tells how likely a pair is of one person, by Fellegi and Sunter (A Theory for Record Linkage, 1969), with one kind
 * of pair more than theirs: people who live together share names, addresses and phones without being one person, and
 * there are so many of them in real files that a model that does not know of them takes them for its matches.
 */
export interface LinkageModel {
  /** of all pairs that there are, compared or not, the share that is of one person */
  readonly prior: number;
  /** and the share that is of two people of one household; 0 where the columns cannot tell them from one person */
  readonly household: number;
  readonly comparisons: readonly LevelShares[];
}

/** In bits: what standing on a level adds for one person (m) or for one household (h), against strangers. */
export function weightOfLevel(shares: LevelShares, level: number, as: 'm' | 'h' = 'm'): number {
  if (level === NOT_KNOWN) return 0;
  const [share, u] = [shares[as][level], shares.u[level]];
  if (share === undefined || u === undefined) throw new RangeError(`A comparison has no level ${level}.`);
  return Math.log2(share / u);
}

/** In bits, before anything was compared: one person, or one household, against strangers. */
export function priorWeights({ prior, household }: LinkageModel): { readonly m: number; readonly h: number } {
  const strangers = Math.log2(1 - prior - household);
  return { m: Math.log2(prior) - strangers, h: Math.log2(household) - strangers };
}

/** In bits: one person, and one household, each against strangers. */
function weightsOfPattern(
  model: LinkageModel,
  levels: readonly number[],
): { readonly m: number; readonly h: number } {
  let { m, h } = priorWeights(model);
  for (const [at, shares] of model.comparisons.entries()) {
    const level = levels[at] ?? NOT_KNOWN;
    m += weightOfLevel(shares, level);
    h += weightOfLevel(shares, level, 'h');
  }
  return { m, h };
}

/** In bits: one person against all else. */
export function weightOfPattern(model: LinkageModel, levels: readonly number[]): number {
  const { m, h } = weightsOfPattern(model, levels);
  return m - Math.log2(1 + 2 ** h);
}

/** 0 to 1: bits as a probability. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);
