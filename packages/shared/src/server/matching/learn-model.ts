import {
  estimateModel,
  judgeModel,
  type LinkageComparison,
  type LinkageModel,
  type LinkageSettings,
} from '../../rules/index.js';
import { areAllRandom, countPatterns, takeRandomPairs } from './compare-pairs.js';
import { allPairsOf, type Sizes } from './estimate-pairs.js';
import type { Workshop } from './workshop.js';

export interface LearntModel {
  readonly model: LinkageModel;
  /** pairs of one person that it expects among those compared */
  readonly matches: number;
  readonly doubts: readonly string[];
}

/** Of columns, or of encoded groups, which say how far a household comes by chance (`apart`). */
interface ComparedSettings extends Pick<LinkageSettings, 'seed' | 'randomPairs'> {
  readonly blocking: readonly unknown[];
  readonly comparisons: readonly (Pick<LinkageComparison, 'column' | 'shared'> & {
    readonly levels: readonly unknown[];
    readonly apart?: number;
  })[];
}

/**
 * Learns the model from counts of the table `compared`, and of random pairs.
 *
 * @param compareRandom compares the pairs of `random_pair` into the table `random_compared`
 */
export async function learnModel(
  workshop: Workshop,
  settings: ComparedSettings,
  sizes: Sizes,
  compareRandom: () => Promise<void>,
): Promise<LearntModel> {
  const { comparisons, blocking } = settings;
  const blocked = await countPatterns(workshop, settings, 'compared');
  let random = blocked;
  // where every pair is compared, these are the random ones too
  if (blocking.length > 0 || !areAllRandom(settings, sizes)) {
    await takeRandomPairs(workshop, settings, sizes);
    await compareRandom();
    random = await countPatterns(workshop, settings, 'random_compared');
  }
  const learnt = estimateModel({
    levels: comparisons.map(({ levels }) => levels.length),
    shared: comparisons.map(({ shared }) => shared),
    apart: comparisons.map(({ apart }) => apart),
    blocked,
    random,
    allPairs: Math.max(1, allPairsOf(sizes)),
    records: Math.min(sizes.left, sizes.right ?? sizes.left),
  });
  const { model, matches } = learnt;
  return { model, matches, doubts: judgeModel(learnt, comparisons, blocked) };
}
