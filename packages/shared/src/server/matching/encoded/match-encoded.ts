import {
  assignPairs,
  clusterRecords,
  type EncodingSettings,
  estimateModel,
  findNobodyTwice,
  judgeModel,
  type Learnt,
  NOT_KNOWN,
  type NobodyTwice,
  pairsOfClusters,
  probabilityOf,
  type ScoredPair,
  whyNotComparable,
} from '../../../rules/index.js';
import { inWords } from '../choose-settings.js';
import { areAllRandom, countPatterns, takeRandomPairs } from '../compare-pairs.js';
import { allPairsOf, type Sizes } from '../estimate-pairs.js';
import type { PairOfIds } from '../linkage-order.js';
import { mustHavePlace } from '../match-files.js';
import { MatchingError } from '../matching-error.js';
import { readConnected, readFrom, scorePairs } from '../score-pairs.js';
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
  /** what is not as usual, as JSON gives it: matchFrom, nobodyTwice, mostPairs, blocking, seed, randomPairs */
  readonly settings?: unknown;
  /** where pairs.csv goes, with its settings beside it; null to write nothing */
  readonly out: string | null;
  readonly limits: WorkshopLimits;
  readonly say: (line: string) => void;
}

/** Two rows that are one person, by what they are called in their files. */
export interface EncodedPair extends PairOfIds {
  /** 0 to 1 */
  readonly probability: number;
  /** of each group, in the order of `settings.comparisons`: the level on which the pair stands; null where a side knows nothing, or the pair is one by way of a third record */
  readonly levels: readonly (number | null)[];
}

export interface EncodedResult {
  readonly pairs: readonly EncodedPair[];
  readonly compared: number;
  readonly settings: EncodedSettings & { readonly blocking: readonly BandRule[] };
  readonly encoding: EncodingSettings;
  readonly learnt: Learnt;
  /** sentences that say what is wrong with the model, none where it can be used */
  readonly doubts: readonly string[];
}

/**
 * Matches two encoded files, or searches one for people who stand in it twice: each group's filters are compared by
 * Dice, in steps, and what a step is worth is learnt from the files themselves, without labels, as between names. The
 * same files and settings give the same result.
 *
 * @throws MatchingError, a sentence, for whatever the person who asked can mend; nothing is written then
 */
export async function matchEncoded(order: EncodedOrder): Promise<EncodedResult> {
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
    const found = await decide(workshop, settings, sizes);
    const pairs = await readPairs(workshop, settings, found.pairs);
    if (out !== null)
      await writePairs(pairs, out, {
        encoding,
        ...settings,
        nobodyTwice: found.nobodyTwice,
        learnt: { matches: learnt.matches, ...learnt.model },
      });
    return { pairs, compared, settings, encoding, learnt, doubts: learnt.doubts };
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
): Promise<Learnt & { readonly doubts: readonly string[] }> {
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
  return { ...learnt, doubts: judgeModel(learnt, settings.comparisons, blocked) };
}

/** Which pairs are the result: groups within one file, pairs between two. */
async function decide(
  workshop: Workshop,
  { matchFrom, nobodyTwice }: EncodedSettings,
  sizes: Sizes,
): Promise<{ readonly pairs: readonly ScoredPair[]; readonly nobodyTwice: NobodyTwice }> {
  const from = Math.log2(matchFrom / (1 - matchFrom));
  const matches = await readFrom(workshop, from);
  if (sizes.right === null) {
    const pairs = await readConnected(workshop, matches);
    return { pairs: pairsOfClusters(clusterRecords(pairs, from), pairs, from), nobodyTwice };
  }
  const known = nobodyTwice === 'AS_FOUND' ? findNobodyTwice(matches) : nobodyTwice;
  return { pairs: assignPairs(matches, known), nobodyTwice: known };
}

/** The pairs with what their files call them, in the order of the files' ids. */
async function readPairs(
  workshop: Workshop,
  { comparisons }: EncodedSettings,
  pairs: readonly ScoredPair[],
): Promise<EncodedPair[]> {
  await workshop.run('CREATE TABLE told (a INTEGER, b INTEGER, nth INTEGER)');
  await workshop.append(
    'told',
    pairs.map(({ left, right }, nth) => [left, right, nth] as const),
  );
  const levels = comparisons.map((_, j) => `c.g${j}`).join(', ');
  const rows = await workshop.rows(`SELECT l.id AS left_id, r.id AS right_id, nth, ${levels} FROM told
    JOIN record l ON l.k = a JOIN record r ON r.k = b LEFT JOIN compared c ON c.a = told.a AND c.b = told.b
    ORDER BY told.a, told.b`);
  return rows.map((row) => ({
    left: String(row.left_id),
    right: String(row.right_id),
    probability: probabilityOf(pairs[Number(row.nth)]?.weight ?? 0),
    levels: comparisons.map((_, j) => {
      const level = row[`g${j}`];
      return level === null || level === undefined || Number(level) === NOT_KNOWN ? null : Number(level);
    }),
  }));
}
