import {
  estimateModel,
  judgeModel,
  type LinkageModel,
  type LinkageSettings,
  type PatternCount,
} from '../../rules/index.js';
import { areAllRandom, comparePairs, countPatterns, takeRandomPairs } from './compare-pairs.js';
import { allPairsOf, type Sizes } from './estimate-pairs.js';
import type { Workshop } from './workshop.js';

export interface LearntModel {
  readonly model: LinkageModel;
  /** pairs of one person that it expects among those compared */
  readonly matches: number;
  readonly doubts: readonly string[];
}

/** Learns the model from counts of the table `compared`, and of random pairs. */
export async function learnModel(
  workshop: Workshop,
  settings: LinkageSettings,
  sizes: Sizes,
): Promise<LearntModel> {
  const blocked = await countPatterns(workshop, settings, 'compared');
  // where every pair is compared, these are the random ones too
  const isAll = settings.blocking.length === 0 && areAllRandom(settings, sizes);
  const random = isAll ? blocked : await countRandom(workshop, settings, sizes);
  const learnt = estimateModel({
    levels: settings.comparisons.map(({ levels }) => levels.length),
    shared: settings.comparisons.map(({ shared }) => shared),
    blocked,
    random,
    allPairs: Math.max(1, allPairsOf(sizes)),
    records: Math.min(sizes.left, sizes.right ?? sizes.left),
  });
  const { model, matches } = learnt;
  return { model, matches, doubts: judgeModel(learnt, settings.comparisons, blocked) };
}

async function countRandom(
  workshop: Workshop,
  settings: LinkageSettings,
  sizes: Sizes,
): Promise<PatternCount[]> {
  await takeRandomPairs(workshop, settings, sizes);
  await comparePairs(workshop, settings, 'random_pair', 'random_compared');
  return countPatterns(workshop, settings, 'random_compared');
}
