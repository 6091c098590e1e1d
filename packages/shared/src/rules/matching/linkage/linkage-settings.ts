import type { Likeness } from '../levels.js';
import type { NamePart } from '../part-name.js';

/** What a column holds: says how it is cleaned, compared and blocked by. */
export const COLUMN_KINDS = [
  'GIVEN_NAME',
  'NAME',
  'TEXT',
  'DATE',
  'POSTCODE',
  'PHONE',
  'EMAIL',
  'IDENTIFIER',
  'CODE',
  'CATEGORY',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** Where a column stands in one of the files. */
export interface ColumnSource {
  /** as the file's first line writes it, without blanks around it */
  readonly heading: string;
  /** of dates such as 3/5/1984: whether the day stands first */
  readonly dayFirst?: boolean;
  /** of a column of whole names ('Smith, John' or 'Dr John Smith'): the part of them that is this column */
  readonly part?: NamePart;
}

/** A column that both files have; when one file is searched for duplicates, left and right are the same. */
export interface LinkedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly left: ColumnSource;
  readonly right: ColumnSource;
}

/** What two cleaned values can have in common: as between two people, and what only columns of files need. */
export type LinkageLikeness =
  | Likeness
  /** as long as each other, and different in so many places at most */
  | { readonly is: 'PLACES'; readonly atMost: number }
  /** of the words of the shorter, at least this share also stands in the longer */
  | { readonly is: 'WORDS'; readonly atLeast: number }
  /** this column's value is the other's, and the other way about: Jaro-Winkler of each of the two, at least */
  | { readonly is: 'EXCHANGED'; readonly with: string; readonly atLeast: number };

/** Of encoded values: at least so much of their filters in common (L. Dice, 1945; rules/matching/encoding). */
export interface DiceLikeness {
  readonly is: 'DICE';
  /** 0 to 1 */
  readonly atLeast: number;
}

/**
 * How a column is compared: the first level that holds is the one, and the last holds otherwise. Where either side knows
 * nothing the comparison adds nothing.
 */
export interface LinkageComparison {
  readonly column: string;
  readonly levels: readonly LinkageLikeness[];
  /** whether to share a rare value says more than to share a common one */
  readonly byFrequency: boolean;
  /** whether people who live together may have it in common, other than by chance */
  readonly shared: boolean;
  /**
   * Columns that this one is made of, as many an e-mail address is of a name: where one of them is the same on both
   * sides, to be merely alike is no news, and adds nothing. Without it, people of one name are taken for one person.
   */
  readonly echoes?: readonly string[];
}

export const KEY_PARTS = ['WHOLE', 'START', 'END', 'FIRST_PART', 'SOUND'] as const;
/** What of a cleaned value has to be the same. */
export interface BlockingKey {
  readonly column: string;
  readonly part: (typeof KEY_PARTS)[number];
  /** of START and END */
  readonly characters?: number;
}

/** Two records are compared where all keys of some rule are the same on both sides, and known. */
export type BlockingRule = readonly BlockingKey[];

export const NOBODY_TWICE = ['AS_FOUND', 'BOTH', 'LEFT', 'RIGHT', 'NEITHER'] as const;
/**
 * Which of two files holds nobody twice: where it is LEFT, a record of the right file has one pair at most. AS_FOUND
 * leaves it to what the sure pairs show.
 */
export type NobodyTwice = (typeof NOBODY_TWICE)[number];

/** Everything that decides what a run finds; kept with the result, it can be told again. */
export interface LinkageSettings {
  readonly columns: readonly LinkedColumn[];
  readonly comparisons: readonly LinkageComparison[];
  /** none: every record is compared with every other, which only small files allow */
  readonly blocking: readonly BlockingRule[];
  /** 0 to 1: the probability from which a pair is a match */
  readonly matchFrom: number;
  /** 0 to 1: the probability from which a pair that is no match is for people to look at */
  readonly reviewFrom: number;
  readonly nobodyTwice: NobodyTwice;
  /** of the random pairs */
  readonly seed: number;
  readonly randomPairs: number;
  /** more pairs than this are not begun */
  readonly mostPairs: number;
}

/** What of a run's settings says why a pair weighs what it weighs: those of columns, and those of encodings. */
export interface ExplainedSettings {
  readonly columns: readonly { readonly name: string; readonly kind?: ColumnKind }[];
  readonly comparisons: readonly (Pick<LinkageComparison, 'column' | 'shared' | 'echoes'> &
    ComparedByLevels)[];
}

interface ComparedByLevels {
  readonly levels: readonly (LinkageLikeness | DiceLikeness)[];
}

/**
 * From a half on a pair is more likely one person than not: no other threshold makes fewer mistakes, where a wrong pair
 * is as bad as a missed one. Where it is worse by so many times (money is paid on it), matchFrom is times / (times + 1):
 * 0.95 for 19 times. Below a tenth, people would look at ten pairs to find one.
 */
export const USUAL_LINKAGE = {
  matchFrom: 0.5,
  reviewFrom: 0.1,
  nobodyTwice: 'AS_FOUND',
  seed: 1,
  randomPairs: 500_000,
  mostPairs: 100_000_000,
} as const satisfies Partial<LinkageSettings>;

/** The other column of each pair that may be exchanged: it adds nothing where the two are. */
export function exchangedWith(comparison: ComparedByLevels): string | null {
  for (const level of comparison.levels) if (level.is === 'EXCHANGED') return level.with;
  return null;
}
