import { type EncodingSettings, estimateModel, judgeModel } from '../../../rules/index.js';
import { areAllRandom, countPatterns, takeRandomPairs } from '../compare-pairs.js';
import { decidePairs } from '../decide-pairs.js';
import { allPairsOf, type Sizes } from '../estimate-pairs.js';
import { followStages } from '../follow-stages.js';
import type { LearntModel } from '../learn-model.js';
import type { LinkageOutcome } from '../linkage-order.js';
import { MatchingError } from '../matching-error.js';
import { readNamedPairs } from '../read-named-pairs.js';
import { readHistogram, scorePairs } from '../score-pairs.js';
import { inWorkshop, type Workshop } from '../workshop.js';
import {
  beginEncoded,
  type ChosenSettings,
  type EncodedEstimate,
  type EncodedOrder,
} from './begin-encoded.js';
import { compareEncoded, findEncodedPairs } from './compare-encoded.js';
import type { EncodedSettings } from './encoded-settings.js';

/** As of any run of matching: of a pair, `levels` are those of `settings.comparisons`, in their order. */
export interface EncodedOutcome
  extends Omit<LinkageOutcome, 'settings' | 'leftOut' | 'estimates'>,
    Pick<EncodedEstimate, 'settings' | 'encoding' | 'estimates'> {}

/**
 * Matches two encoded files, or searches one for people who stand in it twice: each group's filters are compared by
 * Dice, in steps, and what a step is worth is learnt from the files themselves, without labels, as between names. The
 * same files and settings give the same result.
 *
 * @throws MatchingError, a sentence, for whatever the person who asked can mend; nothing is left behind then
 */
export async function linkEncoded(order: EncodedOrder): Promise<EncodedOutcome> {
  const stages = followStages(order.onStage);
  return inWorkshop(order.limits, async (workshop) => {
    const begun = await beginEncoded(workshop, stages, order);
    const { settings, encoding, sizes, estimates, refused } = begun;
    if (refused !== null) throw new MatchingError(refused);
    const compared = await stages.in('COMPARING', async (isDone) => {
      const found = await findEncodedPairs(workshop, settings, settings.blocking, sizes);
      isDone(0.3);
      await compareEncoded(workshop, settings, encoding.bits, 'pair', 'compared');
      return found;
    });
    const learnt = await stages.in('LEARNING', () => learn(workshop, settings, encoding, sizes));
    const decisions = await stages.in('SCORING', async () => {
      await scorePairs(workshop, settings, learnt.model);
      return readNamedPairs(workshop, order, sizes);
    });
    const histogram = await readHistogram(workshop);
    const decided = await stages.in('DECIDING', () =>
      decidePairs(workshop, {
        settings,
        sizes,
        model: learnt.model,
        decisions,
        compareResult: () => compareResult(workshop, settings, encoding),
      }),
    );
    return {
      sizes,
      encoding,
      settings: { ...settings, nobodyTwice: decided.nobodyTwice },
      estimates,
      compared,
      ...learnt,
      doubts: [...learnt.doubts, ...decided.doubts],
      seconds: stages.seconds,
      histogram,
      pairs: decided.pairs,
    };
  });
}

/** Learns the model from the counts of what was compared. */
async function learn(
  workshop: Workshop,
  settings: ChosenSettings,
  { bits }: EncodingSettings,
  sizes: Sizes,
): Promise<LearntModel> {
  const blocked = await countPatterns(workshop, settings, 'compared');
  let random = blocked;
  // where every pair is compared, these are the random ones too
  if (settings.blocking.length > 0 || !areAllRandom(settings, sizes)) {
    await takeRandomPairs(workshop, settings, sizes);
    await compareEncoded(workshop, settings, bits, 'random_pair', 'random_compared');
    random = await countPatterns(workshop, settings, 'random_compared');
  }
  const learnt = estimateModel({
    levels: settings.comparisons.map(({ levels }) => levels.length),
    shared: settings.comparisons.map(({ shared }) => shared),
    apart: settings.comparisons.map(({ apart }) => apart),
    blocked,
    random,
    allPairs: Math.max(1, allPairsOf(sizes)),
    records: Math.min(sizes.left, sizes.right ?? sizes.left),
  });
  const { model, matches } = learnt;
  return { model, matches, doubts: judgeModel(learnt, settings.comparisons, blocked) };
}

/** Adds those pairs of the table `result` to `compared` that are not in it yet. */
async function compareResult(
  workshop: Workshop,
  settings: EncodedSettings,
  { bits }: EncodingSettings,
): Promise<void> {
  await workshop.run('CREATE TABLE uncompared AS SELECT a, b FROM result ANTI JOIN compared USING (a, b)');
  await compareEncoded(workshop, settings, bits, 'uncompared', 'compared_late');
  await workshop.run('INSERT INTO compared SELECT * FROM compared_late');
}
