import { access, constants, readFile as readText } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type LinkageSettings, readLinkageSettings } from '../../rules/index.js';
import { nameOfRule } from './begin-linkage.js';
import { inWords } from './choose-settings.js';
import type { LinkageStage } from './follow-stages.js';
import { linkRecords } from './link-records.js';
import type { LinkageOutcome } from './linkage-order.js';
import { MatchingError } from './matching-error.js';
import type { WorkshopLimits } from './workshop.js';
import { sweepWorkshops } from './workshop-folder.js';
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

/** The pairs are those that were written. */
export type MatchingResult = LinkageOutcome;

/**
 * Matches two files of people, or searches one for people who stand in it twice, without a database of Weft's. The same
 * files and settings give the same bytes.
 *
 * @throws MatchingError, a sentence, for whatever the person who asked can mend; nothing is written then
 */
export async function matchFiles(order: MatchingOrder): Promise<MatchingResult> {
  const { say, limits } = order;
  await mustHavePlace(order);
  await sweepWorkshops(limits.folder);
  const settings = order.settings === 'auto' ? order.settings : await readGiven(order.settings);
  const sources = {
    left: { path: order.left, id: order.id },
    right: order.right === null ? null : { path: order.right, id: order.id },
  };
  const outcome = await linkRecords({ ...sources, settings, limits, onStage: onStageOf(say) });
  const pairs = outcome.pairs.filter(({ isChosen }) => isChosen);
  for (const line of outcome.leftOut) say(`Left out: ${line}.`);
  for (const { rule, pairs: few } of outcome.estimates) say(`  ${nameOfRule(rule)}: ${inWords(few)} pairs`);
  say(`${inWords(outcome.compared)} pairs were compared.`);
  for (const line of outcome.doubts) say(line);
  await writePairs(pairs, order.out, {
    ...outcome.settings,
    learnt: { matches: outcome.matches, ...outcome.model },
  });
  say(`${inWords(pairs.length)} pairs in ${order.out}, the settings in ${settingsPathOf(order.out)}.`);
  return { ...outcome, pairs };
}

const SAID: Readonly<Record<LinkageStage, string>> = {
  READING: 'Reading …',
  CHOOSING: 'Looking at the columns …',
  ESTIMATING: 'Counting the pairs to compare …',
  COMPARING: 'Comparing …',
  LEARNING: 'Learning …',
  SCORING: 'Weighing …',
  DECIDING: 'Deciding …',
};
const onStageOf =
  (say: (line: string) => void) =>
  (stage: LinkageStage, fraction: number): void => {
    if (fraction === 0) say(SAID[stage]);
  };

/** A result that has no place to go is said before the work. */
export async function mustHavePlace({
  left,
  right,
  out,
}: Pick<MatchingOrder, 'left' | 'right' | 'out'>): Promise<void> {
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
