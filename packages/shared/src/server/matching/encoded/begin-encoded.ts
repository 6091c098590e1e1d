import { type EncodingSettings, whyNotComparable } from '../../../rules/index.js';
import { inWords } from '../choose-settings.js';
import { allPairsOf, type Sizes } from '../estimate-pairs.js';
import type { LinkageStage, Stages } from '../follow-stages.js';
import type { DecidedPair } from '../linkage-order.js';
import { MatchingError } from '../matching-error.js';
import type { Workshop, WorkshopLimits } from '../workshop.js';
import { chooseBands, estimateBands } from './choose-bands.js';
import { type BandRule, type EncodedSettings, readEncodedSettings } from './encoded-settings.js';
import { prepareEncoded } from './prepare-encoded.js';
import { readEncoded } from './read-encoded.js';

export interface EncodedOrder {
  readonly left: string;
  /** null to search the left file for duplicates */
  readonly right: string | null;
  /** what is not as usual, as JSON gives it: matchFrom, reviewFrom, nobodyTwice, mostPairs, blocking, seed, randomPairs */
  readonly settings?: unknown;
  /** Never asked again: the same are matches whatever they weigh, the different never are. */
  readonly decided?: readonly DecidedPair[];
  readonly limits: WorkshopLimits;
  /** Called as the work goes on, the fraction of a stage from 0 to 1. */
  readonly onStage?: (stage: LinkageStage, fraction: number) => void;
}

/** With the bands that were chosen: given to a run, they are what it goes by. */
export type ChosenSettings = EncodedSettings & { readonly blocking: readonly BandRule[] };

/** Bands of the same groups and widths, whichever words they are of, and how many pairs they compare together. */
export interface BandsEstimate {
  /** of each group that takes part, how many bits of its filter have to be the same */
  readonly bands: readonly { readonly group: string; readonly bits: number }[];
  readonly pairs: number;
}

/** What a run of encodings would cost: shown before somebody starts it. */
export interface EncodedEstimate {
  readonly sizes: Sizes;
  readonly encoding: EncodingSettings;
  readonly settings: ChosenSettings;
  /** none where every record is compared with every other */
  readonly estimates: readonly BandsEstimate[];
  /** at most so many pairs are compared */
  readonly pairs: number;
  /** why such a run is refused, and what to do; null where it is not */
  readonly refused: string | null;
}

/**
 * Everything that comes before the first pair: files read and held against each other, bands chosen, records prepared,
 * pairs estimated.
 * @throws MatchingError for files of two keys, lengths or settings, or such as weft-encode did not write
 */
export async function beginEncoded(
  workshop: Workshop,
  stages: Stages,
  { left: leftPath, right: rightPath, settings: wanted }: EncodedOrder,
): Promise<EncodedEstimate> {
  const [left, right] = await stages.in('READING', async (isDone) => {
    const one = await readEncoded(workshop, leftPath, 'left_file');
    isDone(0.5);
    return [one, rightPath === null ? null : await readEncoded(workshop, rightPath, 'right_file')] as const;
  });
  const unlike = right && whyNotComparable(left.header, right.header);
  if (unlike) throw new MatchingError(`${unlike} Nothing was written.`);
  const encoding = left.header.settings;
  const given = readEncodedSettings(wanted ?? {}, encoding);
  if (!('comparisons' in given)) throw new MatchingError(`The settings cannot be used. ${given.join(' ')}`);
  const sizes = { left: left.rows, right: right?.rows ?? null };
  const settings = await stages.in('CHOOSING', async (isDone) => {
    await prepareEncoded(workshop, encoding, left, right);
    isDone(0.5);
    return { ...given, blocking: given.blocking ?? (await chosenBands(workshop, encoding, sizes)) };
  });
  return stages.in('ESTIMATING', async () => {
    const estimates = await estimateFamilies(workshop, settings, sizes);
    const pairs =
      settings.blocking.length === 0
        ? allPairsOf(sizes)
        : estimates.reduce((sum, each) => sum + each.pairs, 0);
    return { sizes, encoding, settings, estimates, pairs, refused: whyRefused(pairs, settings, estimates) };
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

/** Sixteen words of a group are one family: nobody wants to read of each. */
async function estimateFamilies(
  workshop: Workshop,
  { blocking, columns }: ChosenSettings,
  sizes: Sizes,
): Promise<BandsEstimate[]> {
  const families = new Map<string, BandsEstimate>();
  for (const { rule, pairs } of await estimateBands(workshop, blocking, columns, sizes)) {
    const bands = rule.map(({ group, bits }) => ({ group, bits }));
    const name = nameOfBands(bands);
    families.set(name, { bands, pairs: (families.get(name)?.pairs ?? 0) + pairs });
  }
  return [...families.values()];
}

/** 'names 12 bits + birth 20 bits' */
export const nameOfBands = (bands: BandsEstimate['bands']): string =>
  bands.map(({ group, bits }) => `${group} ${bits} bits`).join(' + ');

/** Why a run that would compare too many pairs is refused. */
function whyRefused(
  pairs: number,
  { mostPairs }: ChosenSettings,
  estimates: readonly BandsEstimate[],
): string | null {
  if (pairs <= mostPairs) return null;
  const [worst] = [...estimates].sort((one, other) => other.pairs - one.pairs);
  return `This would compare about ${inWords(pairs)} pairs, and the limit is ${inWords(mostPairs)}. ${
    worst
      ? `Most come from the bands "${nameOfBands(worst.bands)}" (${inWords(worst.pairs)}): ask for more bits of them, or take them out.`
      : 'Add bands to the blocking.'
  } Nothing was written.`;
}
