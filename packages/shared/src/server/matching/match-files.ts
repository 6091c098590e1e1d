import { access, constants, readFile as readText } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  assignPairs,
  clusterRecords,
  estimateModel,
  findNobodyTwice,
  judgeModel,
  type Learnt,
  type LinkageSettings,
  type PatternCount,
  pairsOfClusters,
  readLinkageSettings,
  type ScoredPair,
} from '../../rules/index.js';
import { chooseRules, chooseSettings, inWords } from './choose-settings.js';
import { areAllRandom, comparePairs, countPatterns, findPairs, takeRandomPairs } from './compare-pairs.js';
import { allPairsOf, estimatePairs, type Sizes } from './estimate-pairs.js';
import { MatchingError } from './matching-error.js';
import { prepareRecords } from './prepare-records.js';
import { readFile } from './read-file.js';
import { readConnected, readMatches, scorePairs } from './score-pairs.js';
import { inWorkshop, type Workshop, type WorkshopLimits } from './workshop.js';
import { settingsPathOf, writePairs } from './write-pairs.js';

export interface MatchingOrder {
  readonly left: string;
  /** null to search the left file for duplicates */
  readonly right: string | null;
  /** the heading of the column that tells one row from another, in both files */
  readonly id: string;
  /** a file of settings, or 'auto' */
  readonly settings: string;
  readonly out: string;
  readonly limits: WorkshopLimits;
  readonly say: (line: string) => void;
}

export interface MatchingResult {
  readonly pairs: number;
  readonly compared: number;
  readonly settings: LinkageSettings;
  readonly learnt: Learnt;
}

/**
 * Matches two files of people, or searches one for people who stand in it twice, without a database of Weft's. The same
 * files and settings give the same bytes.
 *
 * @throws MatchingError, a sentence, for whatever the person who asked can mend; nothing is written then
 */
export async function matchFiles(order: MatchingOrder): Promise<MatchingResult> {
  const { say } = order;
  await mustHavePlace(order);
  const given = order.settings === 'auto' ? null : await readGiven(order.settings);
  return inWorkshop(order.limits, async (workshop) => {
    const left = await readFile(workshop, order.left, order.id, 'left_file');
    const right = order.right === null ? null : await readFile(workshop, order.right, order.id, 'right_file');
    const sizes = { left: left.rows, right: right?.rows ?? null };
    const chosen = given ? { settings: given, leftOut: [] } : await chooseSettings(workshop, left, right);
    for (const line of chosen.leftOut) say(`Left out: ${line}.`);
    await prepareRecords(workshop, chosen.settings, left, right);
    const blocking = given?.blocking ?? (await chooseRules(workshop, chosen.settings, sizes));
    const settings = { ...chosen.settings, blocking };
    await mustBeFew(workshop, settings, sizes, say);
    const compared = await findPairs(workshop, settings, sizes);
    say(`${inWords(compared)} pairs to compare.`);
    const learnt = await learn(workshop, settings, sizes);
    for (const line of learnt.doubts) say(line);
    await scorePairs(workshop, settings, learnt.model);
    const found = await decide(workshop, settings, sizes);
    await writePairs(workshop, found.pairs, order.out, {
      ...settings,
      nobodyTwice: found.nobodyTwice,
      learnt: { matches: learnt.matches, ...learnt.model },
    });
    say(
      `${inWords(found.pairs.length)} pairs in ${order.out}, the settings in ${settingsPathOf(order.out)}.`,
    );
    return { pairs: found.pairs.length, compared, settings, learnt };
  });
}

/** A result that has no place to go is said before the work. */
async function mustHavePlace({ left, right, out }: MatchingOrder): Promise<void> {
  if (out === left || out === right)
    throw new MatchingError(`The result would take the place of ${out}. Give it another name.`);
  await access(dirname(out), constants.W_OK).catch(() => {
    throw new MatchingError(
      `The result cannot be written: ${dirname(out)} is no folder that can be written to.`,
    );
  });
}

async function readGiven(path: string): Promise<LinkageSettings> {
  const text = await readText(path, 'utf8').catch(() => {
    throw new MatchingError(`There is no file of settings ${path}.`);
  });
  const read = readLinkageSettings(parsed(text, path));
  if ('columns' in read) return read;
  throw new MatchingError(`The settings in ${path} cannot be used. ${read.join(' ')}`);
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MatchingError(`${path} is not JSON.`);
  }
}

/** A run that would compare too many pairs is refused before it begins. */
async function mustBeFew(
  workshop: Workshop,
  { columns, blocking, mostPairs }: LinkageSettings,
  sizes: Sizes,
  say: (line: string) => void,
): Promise<void> {
  const estimates = await estimatePairs(workshop, columns, blocking, sizes);
  const nameOf = (rule: LinkageSettings['blocking'][number]): string =>
    rule
      .map(({ column, part, characters }) =>
        [column, part === 'WHOLE' ? '' : part, characters ?? ''].join(' ').trim(),
      )
      .join(' + ');
  for (const { rule, pairs } of estimates) say(`  ${nameOf(rule)}: ${inWords(pairs)} pairs`);
  const pairs =
    blocking.length === 0 ? allPairsOf(sizes) : estimates.reduce((sum, each) => sum + each.pairs, 0);
  if (pairs <= mostPairs) return;
  const [worst] = [...estimates].sort((one, other) => other.pairs - one.pairs);
  throw new MatchingError(
    `This would compare about ${inWords(pairs)} pairs, and the limit is ${inWords(mostPairs)}. ${
      worst
        ? `Most come from the rule "${nameOf(worst.rule)}" (${inWords(worst.pairs)}): add another key to it, or take it out.`
        : 'Add blocking rules.'
    } Nothing was written.`,
  );
}

/** Compares, counts, and learns the model from the counts. */
async function learn(
  workshop: Workshop,
  settings: LinkageSettings,
  sizes: Sizes,
): Promise<Learnt & { readonly doubts: readonly string[] }> {
  await comparePairs(workshop, settings, 'pair', 'compared');
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
  return { ...learnt, doubts: judgeModel(learnt, settings.comparisons, blocked) };
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

/** Which pairs are the result: groups within one file, pairs between two. */
async function decide(
  workshop: Workshop,
  { matchFrom, nobodyTwice }: LinkageSettings,
  sizes: Sizes,
): Promise<{ readonly pairs: readonly ScoredPair[]; readonly nobodyTwice: LinkageSettings['nobodyTwice'] }> {
  const from = Math.log2(matchFrom / (1 - matchFrom));
  const matches = await readMatches(workshop, from);
  if (sizes.right === null) {
    const pairs = await readConnected(workshop, matches);
    return { pairs: pairsOfClusters(clusterRecords(pairs, from), pairs, from), nobodyTwice };
  }
  const known = nobodyTwice === 'AS_FOUND' ? findNobodyTwice(matches) : nobodyTwice;
  return { pairs: assignPairs(matches, known), nobodyTwice: known };
}
