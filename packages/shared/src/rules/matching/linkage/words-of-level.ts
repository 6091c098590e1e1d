import type { ColumnKind, DiceLikeness, LinkageLikeness } from './linkage-settings.js';

/** Jaro-Winkler, 0 to 1: from where a spelling is said to be nearly the same. */
const NEARLY = 0.9;

/** What two values have in common, in plain words that follow a column's name: 'the same', 'one letter or digit different'. */
export function wordsOfLevel(level: LinkageLikeness | DiceLikeness, kind: ColumnKind | null): string {
  switch (level.is) {
    case 'SAME':
      return 'the same';
    case 'ALIKE':
      return level.atLeast >= NEARLY ? 'nearly the same spelling' : 'a similar spelling';
    case 'EDITS':
      return level.atMost === 1 ? 'one letter or digit different' : `up to ${level.atMost} letters different`;
    case 'SHORT_FORM':
      return 'one name is short for the other';
    case 'SAME_FIRST_PART':
      if (kind === 'POSTCODE') return 'the same first half';
      return kind === 'EMAIL' ? 'the same before the @' : 'the same first part';
    case 'SAME_PART':
      return 'one part is the same';
    case 'BEGINS':
      return 'one begins with the other';
    case 'ENDS':
      return 'one ends with the other';
    case 'SAME_START':
      if (kind === 'DATE' && level.characters === '1984'.length) return 'the same year';
      return level.characters === 1
        ? 'the same first letter'
        : `the same first ${level.characters} characters`;
    case 'SAME_END':
      if (kind === 'DATE' && level.characters === '-03-05'.length) return 'the same day and month';
      return `the same last ${level.characters} characters`;
    case 'DAY_FOR_MONTH':
      return 'day and month exchanged';
    case 'PLACES':
      return `up to ${level.atMost} letters or digits different`;
    case 'WORDS':
      return 'most words are the same';
    case 'DICE':
      return `at least ${Math.round(100 * level.atLeast)} % in common`;
    case 'EXCHANGED':
      return `exchanged with ${level.with}`;
    case 'OTHERWISE':
      return 'different';
  }
}
