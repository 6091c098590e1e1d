import { betaQuantile } from './beta.js';
import { LEAST_OF_A_BAND } from './queue-parts.js';

/** Pairs of a run that weigh about the same, and what people said of some of them. */
export interface PairStratum {
  /** whether the run took them for one person by itself */
  readonly taken: boolean;
  readonly pairs: number;
  /** of a part that chance drew: what people said of it */
  readonly same: number;
  readonly different: number;
  /** said of pairs that somebody chose to look at: known, and no sign of what the others are */
  readonly chosenSame: number;
  readonly chosenDifferent: number;
}

/** A share with the range in which it lies 19 times in 20; each 0 to 1. */
export interface ShareEstimate {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

export interface MatchQuality {
  /** of the pairs that the run took for one person, the share that is; null while too little is decided */
  readonly precision: ShareEstimate | null;
  /** of the pairs of one person among those kept, the share that the run took; null while too little is decided */
  readonly recall: ShareEstimate | null;
  /** how many more decisions each of the two needs */
  readonly precisionNeeds: number;
  readonly recallNeeds: number;
  readonly decided: number;
}

/** How many pairs of one person there are: as reckoned, and with what is not known of it. */
interface Reckoned {
  /** the stratified estimate */
  readonly value: number;
  /** of the posterior */
  readonly mean: number;
  readonly variance: number;
}

/**
 * How good a run is, by what people decided of its pairs.
 *
 * Pairs are parted into strata by weight and by whether the run took them. Of each, the share of decided ones that are
 * one person stands for all (the stratified estimator: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, ch. 5). Around
 * it lies a range: what is not decided of a stratum is beta-binomial, after Jeffreys' prior (one half and one half:
 * L. D. Brown, T. T. Cai, A. DasGupta, Interval Estimation for a Binomial Proportion, Statistical Science 16, 2001), so
 * that a stratum in which all 20 were right is not taken for one in which all are. The strata's means and variances add
 * up; recall, a ratio of two sums, takes its variance from both (the delta method); a beta distribution of that mean and
 * variance gives the range, which is widened to hold the estimate. Where all is decided, nothing is left open.
 *
 * Recall is of pairs that were compared and kept: of people whom no rule brought together nobody here knows.
 */
export function estimateQuality(strata: readonly PairStratum[]): MatchQuality {
  const some = strata.filter(({ pairs }) => pairs > 0);
  const taken = some.filter((stratum) => stratum.taken);
  const left = some.filter((stratum) => !stratum.taken);
  const precisionNeeds = needsOf(taken);
  const recallNeeds = precisionNeeds + needsOf(left);
  const found = reckon(taken);
  const missed = reckon(left);
  const all = taken.reduce((sum, { pairs }) => sum + pairs, 0);
  return {
    precision:
      all > 0 && precisionNeeds === 0
        ? estimate(found.value / all, found.mean / all, found.variance / all ** 2)
        : null,
    recall: found.value + missed.value > 0 && recallNeeds === 0 ? recallOf(found, missed) : null,
    precisionNeeds,
    recallNeeds,
    decided: some.reduce((sum, stratum) => sum + decidedOf(stratum) + chosenOf(stratum), 0),
  };
}

const decidedOf = ({ same, different }: PairStratum): number => same + different;
const chosenOf = ({ chosenSame, chosenDifferent }: PairStratum): number => chosenSame + chosenDifferent;

const needsOf = (strata: readonly PairStratum[]): number =>
  strata.reduce((sum, stratum) => {
    const open = stratum.pairs - chosenOf(stratum);
    return sum + Math.max(0, Math.min(open, LEAST_OF_A_BAND) - decidedOf(stratum));
  }, 0);

function reckon(strata: readonly PairStratum[]): Reckoned {
  const sum = { value: 0, mean: 0, variance: 0 };
  for (const stratum of strata) {
    const decided = decidedOf(stratum);
    const rest = stratum.pairs - chosenOf(stratum) - decided;
    const known = stratum.same + stratum.chosenSame;
    sum.value += known + (decided > 0 ? (rest * stratum.same) / decided : 0);
    const [a, b] = [stratum.same + 0.5, stratum.different + 0.5];
    sum.mean += known + (rest * a) / (a + b);
    sum.variance += (rest * a * b * (a + b + rest)) / ((a + b) ** 2 * (a + b + 1));
  }
  return sum;
}

function recallOf(found: Reckoned, missed: Reckoned): ShareEstimate {
  const total = found.mean + missed.mean;
  const variance = (missed.mean ** 2 * found.variance + found.mean ** 2 * missed.variance) / total ** 4;
  return estimate(found.value / (found.value + missed.value), found.mean / total, variance);
}

const TAIL = 0.025;

function estimate(value: number, mean: number, variance: number): ShareEstimate {
  const spread = mean * (1 - mean);
  // nothing is left open
  if (variance <= spread * 1e-12) return { value, from: value, to: value };
  // no distribution between 0 and 1 is wider
  const weight = Math.max(spread / variance - 1, 1e-6);
  const [a, b] = [mean * weight, (1 - mean) * weight];
  return {
    value,
    from: Math.min(value, betaQuantile(TAIL, a, b)),
    to: Math.max(value, betaQuantile(1 - TAIL, a, b)),
  };
}
