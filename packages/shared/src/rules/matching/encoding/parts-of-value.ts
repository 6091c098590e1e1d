import type { ColumnKind } from '../linkage/linkage-settings.js';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * What of a cleaned value is encoded, each once: two values are as alike as they have parts in common.
 *
 * A text is its bigrams, with a mark before and behind it: 'ann' is _a, an, nn, n_. Spaces are left out, so that
 * 'Mary-Ann' and 'Maryann' are the same. A date is its digits, each in its place, and its year, month and day: two
 * dates of one digit's difference are alike, two dates that happen to have the same digits are not.
 */
export function partsOfValue(kind: ColumnKind, value: string): readonly string[] {
  const date = kind === 'DATE' ? DATE.exec(value) : null;
  if (date) {
    const [, year = '', month = '', day = ''] = date;
    return [
      ...[...`${year}${month}${day}`].map((digit, place) => `${place}:${digit}`),
      `y${year}`,
      `m${month}`,
      `d${day}`,
    ];
  }
  const characters = ['_', ...value.replaceAll(' ', ''), '_'];
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))];
}
