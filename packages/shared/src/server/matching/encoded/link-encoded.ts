import {
  decideBetweenFiles,
  decideWithinFile,
  type EncodingSettings,
  estimateModel,
  type JudgedPair,
  judgeModel,
  type LinkageModel,
  NOT_KNOWN,
  type NobodyTwice,
  probabilityOf,
  weightOfPattern,
} from '../../../rules/index.js';
import { areAllRandom, countPatterns, takeRandomPairs } from '../compare-pairs.js';
import { bitsOf, withDecisions } from '../decide-pairs.js';
import { allPairsOf, type Sizes } from '../estimate-pairs.js';
import { followStages } from '../follow-stages.js';
import type { LearntModel } from '../learn-model.js';
import type { LinkageOutcome, LinkedPair } from '../linkage-order.js';
import { MatchingError } from '../matching-error.js';
import { type Decision, readNamedPairs } from '../read-named-pairs.js';
import { readConnected, readFrom, readHistogram, scorePairs } from '../score-pairs.js';
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
    const { pairs, nobodyTwice } = await stages.in('DECIDING', async () => {
      const found = await decide(workshop, settings, sizes, decisions);
      return {
        ...found,
        pairs: await describe(workshop, settings, encoding, learnt.model, found.pairs, decisions),
      };
    });
    return {
      sizes,
      encoding,
      settings: { ...settings, nobodyTwice },
      estimates,
      compared,
      ...learnt,
      seconds: stages.seconds,
      histogram,
      pairs,
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

/** Which pairs are the result, and which are for people: groups within one file, pairs between two. */
async function decide(
  workshop: Workshop,
  { matchFrom, reviewFrom, nobodyTwice }: EncodedSettings,
  sizes: Sizes,
  decisions: readonly Decision[],
): Promise<{ readonly pairs: readonly JudgedPair[]; readonly nobodyTwice: NobodyTwice }> {
  const thresholds = { match: bitsOf(matchFrom), review: bitsOf(reviewFrom) };
  const found = withDecisions(await readFrom(workshop, thresholds.review), decisions);
  if (sizes.right !== null) return decideBetweenFiles(found, thresholds, nobodyTwice);
  const connected = await readConnected(
    workshop,
    found.filter(({ weight }) => weight >= thresholds.match),
  );
  const all = new Map([...connected, ...found].map((pair) => [`${pair.left} ${pair.right}`, pair]));
  return { pairs: decideWithinFile([...all.values()], thresholds), nobodyTwice };
}

/** In bits: DuckDB and JavaScript may differ in the last digits of a logarithm. */
const ROUNDED = 1e-6;

/** The pairs with what their files call them, and with the level of each group. */
async function describe(
  workshop: Workshop,
  settings: EncodedSettings,
  { bits }: EncodingSettings,
  model: LinkageModel,
  pairs: readonly JudgedPair[],
  decisions: readonly Decision[],
): Promise<LinkedPair[]> {
  await workshop.run('CREATE TABLE result (a INTEGER, b INTEGER)');
  await workshop.append(
    'result',
    pairs.map(({ left, right }) => [left, right]),
  );
  // two records that a third joins were perhaps never compared
  await compareEncoded(workshop, settings, bits, 'result', 'described');
  const joined = 'FROM described JOIN record l ON l.k = a JOIN record r ON r.k = b ORDER BY a, b';
  const [ids = [], others = []] = await workshop.texts(`SELECT l.id, r.id ${joined}`);
  const numbers = await workshop.numbers(
    `SELECT ${settings.comparisons.map((_, j) => `g${j}`).join(', ')} ${joined}`,
  );
  const decided = new Set(decisions.map(({ left, right }) => `${left} ${right}`));
  return pairs.map((pair, row): LinkedPair => {
    const levels = settings.comparisons.map((_, j) => numbers[j]?.[row] ?? NOT_KNOWN);
    const weight = weightOfPattern(model, levels);
    const isDecided = decided.has(`${pair.left} ${pair.right}`);
    const isJoined = !isDecided && Math.abs(pair.weight - weight) > ROUNDED;
    return {
      left: ids[row] ?? '',
      right: others[row] ?? '',
      weight,
      probability: probabilityOf(isJoined ? pair.weight : weight),
      levels,
      rarities: levels.map(() => 0),
      verdict: pair.verdict,
      isChosen: pair.isChosen,
      by: isDecided ? 'PERSON' : isJoined ? 'OTHER_RECORDS' : 'WEIGHT',
    };
  });
}
