import type { MatchField } from './clean-person.js';

/** What two cleaned values of a field can have in common; plain data, so that a database can be asked the same. */
export type Likeness =
  /** the same but for spaces */
  | { readonly is: 'SAME' }
  /** Jaro-Winkler, spaces left out */
  | { readonly is: 'ALIKE'; readonly atLeast: number }
  /** Damerau-Levenshtein, in texts of at least so many characters */
  | { readonly is: 'EDITS'; readonly atMost: number; readonly characters: number }
  /** one given name is short for the other, or both for a third */
  | { readonly is: 'SHORT_FORM' }
  /** the first of the parts between spaces is the same */
  | { readonly is: 'SAME_FIRST_PART' }
  /** some part is the same */
  | { readonly is: 'SAME_PART' }
  /** one is the other's beginning, of at least so many characters */
  | { readonly is: 'BEGINS'; readonly characters: number }
  /** one is the other's end */
  | { readonly is: 'ENDS' }
  | { readonly is: 'SAME_START'; readonly characters: number }
  | { readonly is: 'SAME_END'; readonly characters: number }
  /** a birth date with the day for the month and the month for the day */
  | { readonly is: 'DAY_FOR_MONTH' }
  /** whatever is left */
  | { readonly is: 'OTHERWISE' };

export type LevelName =
  | 'SAME'
  | 'SHORT_FORM'
  | 'ONE_LETTER'
  | 'ONE_DIGIT'
  | 'DAY_FOR_MONTH'
  | 'FIRST_PART'
  | 'PART'
  | 'VERY_ALIKE'
  | 'ALIKE'
  | 'BEGINS'
  | 'SAME_DAY'
  | 'SAME_YEAR'
  | 'DISTRICT'
  | 'DIFFERENT';

/** One step of a comparison: how often it is seen, and how it is said. */
export interface Level {
  readonly name: LevelName;
  readonly likeness: Likeness;
  /** of two records of the same person, the share for which this level holds */
  readonly m: number;
  /** of two records of different people, the share for which it holds */
  readonly u: number;
  /** in plain words, without the values: 'Family name one letter different' */
  readonly words: string;
}

/** How much of a field both sides know; two values are compared as the one that says less. */
export type Known = 'WHOLE' | 'INITIAL' | 'YEAR_AND_MONTH' | 'YEAR' | 'START' | 'END';

/**
 * How one field is compared, where this much of it is known: the first level that holds is the one. The m of all levels
 * add up to 1, so do the u, and the last level holds otherwise.
 */
export interface Comparison {
  readonly field: MatchField;
  readonly known: Known;
  readonly levels: readonly [Level, ...Level[]];
}
