import {
  type BlockingRule,
  chooseBlocking,
  chooseColumns,
  type LinkageSettings,
  pairsToChoose,
  possibleRules,
  USUAL_LINKAGE,
} from '../../rules/index.js';
import { allPairsOf, estimateRoughly, type Sizes } from './estimate-pairs.js';
import type { LinkageEstimate } from './linkage-order.js';
import { MatchingError } from './matching-error.js';
import { findEchoes, findRepeats, profileColumns } from './profile-columns.js';
import type { FileRead } from './read-file.js';
import type { Workshop } from './workshop.js';

export interface Chosen {
  readonly settings: LinkageSettings;
  readonly leftOut: readonly string[];
  /** what the columns hold; null where the settings were given */
  readonly profiles: LinkageEstimate['profiles'];
}

/** Columns, their cleaning and their comparisons, from the files themselves; rules are chosen by `chooseRules`. */
export async function chooseSettings(
  workshop: Workshop,
  left: FileRead,
  right: FileRead | null,
): Promise<Chosen> {
  const profiles = {
    left: await profileColumns(workshop, left),
    right: right && (await profileColumns(workshop, right)),
  };
  const { columns, comparisons, leftOut } = chooseColumns(
    profiles.left,
    profiles.right,
    await findRepeats(workshop, left),
    await findEchoes(workshop, left, profiles.left),
  );
  if (columns.length === 0)
    throw new MatchingError(
      `There is no column to compare by.${leftOut.length > 0 ? ` Left out: ${leftOut.join('; ')}.` : ''}`,
    );
  return { settings: { columns, comparisons, blocking: [], ...USUAL_LINKAGE }, leftOut, profiles };
}

/** Blocking rules for prepared records: none where so few are there that every pair can be compared. */
export async function chooseRules(
  workshop: Workshop,
  { columns }: LinkageSettings,
  sizes: Sizes,
): Promise<readonly BlockingRule[]> {
  const allowed = pairsToChoose(sizes.left + (sizes.right ?? 0));
  if (allPairsOf(sizes) <= allowed) return [];
  const candidates = await estimateRoughly(workshop, columns, possibleRules(columns), sizes);
  const rules = chooseBlocking(candidates, await readKnown(workshop, columns.length, columns), allowed);
  if (rules.length > 0) return rules;
  const cheapest = candidates.reduce((least, { pairs }) => Math.min(least, pairs), Number.POSITIVE_INFINITY);
  const cost = Number.isFinite(cheapest)
    ? `: even the narrowest blocking rule would compare about ${inWords(cheapest)} pairs, and ${inWords(allowed)} are allowed`
    : '';
  throw new MatchingError(
    `No one or two columns tell the records apart${cost}. Give the file a column that differs between people, or write settings with rules of your own. Nothing was written.`,
  );
}

async function readKnown(
  workshop: Workshop,
  count: number,
  columns: readonly { readonly name: string }[],
): Promise<Map<string, number>> {
  const shares = Array.from({ length: count }, (_, at) => `count(c${at})::DOUBLE / count(*) AS k${at}`);
  const [row = {}] = await workshop.rows(`SELECT ${shares.join(', ')} FROM record`);
  return new Map(columns.map(({ name }, at) => [name, Number(row[`k${at}`] ?? 0)]));
}

export const inWords = (count: number): string => Math.round(count).toLocaleString('en-GB');
