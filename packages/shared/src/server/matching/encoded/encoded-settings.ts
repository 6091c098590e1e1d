import {
  type DiceLikeness,
  type EncodingSettings,
  type LinkageSettings,
  NOBODY_TWICE,
  type NobodyTwice,
  USUAL_LINKAGE,
} from '../../../rules/index.js';

/** Of one word of 64 bits of a group's filter, so many have to be the same. */
export interface Band {
  readonly group: string;
  readonly word: number;
  readonly bits: number;
}
/** Two records are compared where all bands of some rule are the same on both sides, and known. */
export type BandRule = readonly Band[];

/** How two groups' filters are compared: Dice of the bits, at least; the last level holds otherwise. */
type DiceLevel = { readonly is: 'SAME' } | DiceLikeness | { readonly is: 'OTHERWISE' };

export interface EncodedComparison {
  readonly column: string;
  readonly levels: readonly DiceLevel[];
  readonly byFrequency: boolean;
  readonly shared: boolean;
  /** how many of the first levels two people of one household reach only by chance */
  readonly apart: number;
}

/** Everything that decides what a run finds in encoded files; kept with the result, it can be told again. */
export interface EncodedSettings
  extends Pick<
    LinkageSettings,
    'matchFrom' | 'reviewFrom' | 'nobodyTwice' | 'seed' | 'randomPairs' | 'mostPairs'
  > {
  readonly columns: readonly { readonly name: string }[];
  readonly comparisons: readonly EncodedComparison[];
  /** null to be chosen; none: every record is compared with every other */
  readonly blocking: readonly BandRule[] | null;
}

/**
 * Of balanced filters half the bits are the opposite of the other half, so that two strangers have as much as two thirds
 * in common: what tells them apart lies close together.
 */
const BALANCED = [0.95, 0.92, 0.89, 0.86, 0.83, 0.8, 0.76, 0.7];
const PLAIN = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];

/** Nearer than two people's names are of whom only the family name is the same. */
const isNearlySame = (level: DiceLevel, { balanced }: EncodingSettings): boolean =>
  level.is === 'SAME' || (level.is === 'DICE' && level.atLeast >= (balanced ? 0.89 : 0.8));

const levelsOf = ({ balanced }: EncodingSettings): readonly DiceLevel[] => [
  { is: 'SAME' },
  ...(balanced ? BALANCED : PLAIN).map((atLeast) => ({ is: 'DICE', atLeast }) as const),
  { is: 'OTHERWISE' },
];

/** What is not said otherwise, and how groups encoded so are compared. */
const usualFor = (encoding: EncodingSettings): EncodedSettings => {
  const levels = levelsOf(encoding);
  return {
    ...USUAL_LINKAGE,
    columns: encoding.groups.map(({ name }) => ({ name })),
    comparisons: encoding.groups.map(({ name, shared }) => ({
      column: name,
      levels,
      // several fields together are nearly everybody's own: how often such a filter is seen says nothing of their rarity
      byFrequency: false,
      // a household can be told only where something is each person's own
      shared: shared !== 'NOTHING' && encoding.groups.some((group) => group.shared === 'NOTHING'),
      apart: shared === 'A_PART' ? levels.filter((level) => isNearlySame(level, encoding)).length : 0,
    })),
    blocking: null,
  };
};

/** Settings as a person or an earlier run wrote them, on top of the usual ones; or what is wrong, in sentences. */
export function readEncodedSettings(
  given: unknown,
  encoding: EncodingSettings,
): EncodedSettings | readonly string[] {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return ['The settings are not an object in braces.'];
  const usual = usualFor(encoding);
  const settings = { ...usual, ...(given as Partial<EncodedSettings>) };
  const wrong: string[] = [];
  const isNumber = (
    name: 'matchFrom' | 'reviewFrom' | 'seed' | 'randomPairs' | 'mostPairs',
    from: number,
    to: number,
  ): void => {
    const value: unknown = settings[name];
    if (typeof value !== 'number' || !(value >= from && value <= to))
      wrong.push(`${name} is not a number from ${from} to ${to}.`);
  };
  isNumber('matchFrom', 0.001, 0.999_999);
  isNumber('reviewFrom', 0.001, 0.999_999);
  isNumber('seed', 0, 2 ** 31);
  isNumber('randomPairs', 1, 100_000_000);
  isNumber('mostPairs', 1, 1e12);
  if (!(NOBODY_TWICE as readonly unknown[]).includes(settings.nobodyTwice))
    wrong.push(`nobodyTwice is not one of ${NOBODY_TWICE.join(', ')}.`);
  const rules: unknown = settings.blocking;
  if (rules !== null && !(Array.isArray(rules) && rules.every((rule) => isRule(rule, encoding))))
    wrong.push(
      'blocking is not a list of lists of bands, each with the group, word and bits of these encodings.',
    );
  const { matchFrom, reviewFrom, nobodyTwice, seed, randomPairs, mostPairs, blocking } = settings;
  return wrong.length > 0
    ? wrong
    : {
        ...usual,
        matchFrom,
        reviewFrom,
        nobodyTwice: nobodyTwice as NobodyTwice,
        seed,
        randomPairs,
        mostPairs,
        blocking,
      };
}

const isRule = (rule: unknown, { groups, bits }: EncodingSettings): boolean =>
  Array.isArray(rule) &&
  rule.length > 0 &&
  (rule as readonly (Partial<Band> | null)[]).every(
    (band) =>
      groups.some(({ name }) => name === band?.group) &&
      isWhole(band?.word, 0, bits / 64 - 1) &&
      isWhole(band?.bits, 1, 64),
  );

const isWhole = (given: unknown, from: number, to: number): boolean =>
  Number.isInteger(given) && Number(given) >= from && Number(given) <= to;
