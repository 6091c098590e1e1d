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
  whyNotComparable,
} from '../../../rules/index.js';
import { inWords } from '../choose-settings.js';
import { areAllRandom, countPatterns, takeRandomPairs } from '../compare-pairs.js';
import { allPairsOf, type Sizes } from '../estimate-pairs.js';
import type { LearntModel } from '../learn-model.js';
import type { LinkageOutcome, LinkedPair } from '../linkage-order.js';
import { mustHavePlace } from '../match-files.js';
import { MatchingError } from '../matching-error.js';
import { readConnected, readFrom, readHistogram, scorePairs } from '../score-pairs.js';
import { inWorkshop, type Workshop, type WorkshopLimits } from '../workshop.js';
import { writePairs } from '../write-pairs.js';
import { chooseBands, estimateBands } from './choose-bands.js';
import { compareEncoded, findEncodedPairs } from './compare-encoded.js';
import { type BandRule, type EncodedSettings, readEncodedSettings } from './encoded-settings.js';
import { prepareEncoded } from './prepare-encoded.js';
import { readEncoded } from './read-encoded.js';

export interface EncodedOrder {
  readonly left: string;
  /** null to search the left file for duplicates */
  readonly right: string | null;
  /** what is not as usual, as JSON gives it: matchFrom, reviewFrom, nobodyTwice, mostPairs, blocking, seed, randomPairs */
  readonly settings?: unknown;
  /** where pairs.csv goes, with its settings beside it; null to write nothing */
  readonly out: string | null;
  readonly limits: WorkshopLimits;
  readonly say: (line: string) => void;
}

/** As of any run of matching: of a pair, `levels` are those of `settings.comparisons`, in their order. */
export interface EncodedOutcome
  extends Pick<
    LinkageOutcome,
    'sizes' | 'compared' | 'model' | 'matches' | 'doubts' | 'histogram' | 'pairs'
  > {
  readonly settings: EncodedSettings & { readonly blocking: readonly BandRule[] };
  readonly encoding: EncodingSettings;
}

/**
 * Matches two encoded files, or searches one for people who stand in it twice: each group's filters are compared by
 * Dice, in steps, and what a step is worth is learnt from the files themselves, without labels, as between names. The
 * same files and settings give the same result.
 *
 * @throws MatchingError, a sentence, for whatever the person who asked can mend; nothing is written then
 */
export async function matchEncoded(order: EncodedOrder): Promise<EncodedOutcome> {
  const { left: leftPath, right: rightPath, out, say } = order;
  if (out !== null) await mustHavePlace({ left: leftPath, right: rightPath, out });
  return inWorkshop(order.limits, async (workshop) => {
    const left = await readEncoded(workshop, leftPath, 'left_file');
    const right = rightPath === null ? null : await readEncoded(workshop, rightPath, 'right_file');
    const unlike = right && whyNotComparable(left.header, right.header);
    if (unlike) throw new MatchingError(`${unlike} Nothing was written.`);
    const encoding = left.header.settings;
    const given = readEncodedSettings(order.settings ?? {}, encoding);
    if (!('comparisons' in given)) throw new MatchingError(`The settings cannot be used. ${given.join(' ')}`);
    const sizes = { left: left.rows, right: right?.rows ?? null };
    await prepareEncoded(workshop, encoding, left, right);
    const settings = { ...given, blocking: given.blocking ?? (await chosenBands(workshop, encoding, sizes)) };
    await mustBeFew(workshop, settings, sizes, say);
    const compared = await findEncodedPairs(workshop, settings, settings.blocking, sizes);
    say(`${inWords(compared)} pairs to compare.`);
    const learnt = await learn(workshop, settings, encoding, sizes);
    for (const line of learnt.doubts) say(line);
    await scorePairs(workshop, settings, learnt.model);
    const histogram = await readHistogram(workshop);
    const found = await decide(workshop, settings, sizes);
    const pairs = await describe(workshop, settings, encoding, learnt.model, found.pairs);
    const told = { ...settings, nobodyTwice: found.nobodyTwice };
    if (out !== null)
      await writePairs(
        pairs.filter(({ isChosen }) => isChosen),
        out,
        { encoding, ...told, learnt: { matches: learnt.matches, ...learnt.model } },
      );
    return { sizes, compared, ...learnt, histogram, settings: told, encoding, pairs };
  });
}

async function chosenBands(
  workshop: Workshop,
  encoding: EncodingSettings,
  sizes: Sizes,
): Promise<readonly BandRule[]> {
  const rules = await chooseBands(workshop, encoding, sizes);
  if (rules) return rules;
  throw new MatchingError(
    `No one or two groups tell the records apart: too many have just the same ${encoding.groups.map(({ name }) => name).join(', ')}. Ask for files in which more is encoded. Nothing was written.`,
  );
}

/** A run that would compare too many pairs is refused before it begins. */
async function mustBeFew(
  workshop: Workshop,
  settings: EncodedSettings & { readonly blocking: readonly BandRule[] },
  sizes: Sizes,
  say: (line: string) => void,
): Promise<void> {
  const { blocking, mostPairs } = settings;
  const families = new Map<string, number>();
  for (const { rule, pairs } of await estimateBands(workshop, blocking, settings.columns, sizes)) {
    const name = rule.map(({ group, bits }) => `${group} ${bits} bits`).join(' + ');
    families.set(name, (families.get(name) ?? 0) + pairs);
  }
  for (const [name, pairs] of families) say(`  ${name}: ${inWords(pairs)} pairs`);
  const sums = [...families.values()];
  const pairs = blocking.length === 0 ? allPairsOf(sizes) : sums.reduce((sum, each) => sum + each, 0);
  if (pairs <= mostPairs) return;
  const [worst] = [...families].sort(([, one], [, other]) => other - one);
  throw new MatchingError(
    `This would compare about ${inWords(pairs)} pairs, and the limit is ${inWords(mostPairs)}. ${
      worst
        ? `Most come from the bands "${worst[0]}" (${inWords(worst[1])}): ask for more bits of them, or take them out.`
        : 'Add bands to the blocking.'
    } Nothing was written.`,
  );
}

/** Compares, counts, and learns the model from the counts. */
async function learn(
  workshop: Workshop,
  settings: EncodedSettings & { readonly blocking: readonly BandRule[] },
  { bits }: EncodingSettings,
  sizes: Sizes,
): Promise<LearntModel> {
  await compareEncoded(workshop, settings, bits, 'pair', 'compared');
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
): Promise<{ readonly pairs: readonly JudgedPair[]; readonly nobodyTwice: NobodyTwice }> {
  const thresholds = { match: bitsOf(matchFrom), review: bitsOf(reviewFrom) };
  const found = await readFrom(workshop, thresholds.review);
  if (sizes.right !== null) return decideBetweenFiles(found, thresholds, nobodyTwice);
  const connected = await readConnected(
    workshop,
    found.filter(({ weight }) => weight >= thresholds.match),
  );
  const all = new Map([...connected, ...found].map((pair) => [`${pair.left} ${pair.right}`, pair]));
  return { pairs: decideWithinFile([...all.values()], thresholds), nobodyTwice };
}

/** As log odds to the base of 2. */
const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));
/** In bits: DuckDB and JavaScript may differ in the last digits of a logarithm. */
const ROUNDED = 1e-6;

/** The pairs with what their files call them, and with the level of each group. */
async function describe(
  workshop: Workshop,
  settings: EncodedSettings,
  { bits }: EncodingSettings,
  model: LinkageModel,
  pairs: readonly JudgedPair[],
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
  return pairs.map((pair, row): LinkedPair => {
    const levels = settings.comparisons.map((_, j) => numbers[j]?.[row] ?? NOT_KNOWN);
    const weight = weightOfPattern(model, levels);
    const isJoined = Math.abs(pair.weight - weight) > ROUNDED;
    return {
      left: ids[row] ?? '',
      right: others[row] ?? '',
      weight,
      probability: probabilityOf(isJoined ? pair.weight : weight),
      levels,
      rarities: levels.map(() => 0),
      verdict: pair.verdict,
      isChosen: pair.isChosen,
      by: isJoined ? 'OTHER_RECORDS' : 'WEIGHT',
    };
  });
}
