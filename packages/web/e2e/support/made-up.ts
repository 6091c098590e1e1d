/** Of people whom a story makes up: nobody of an earlier run, and nobody of the demonstration, is like them. */

const CONSONANTS = 'bcdfghjklmnprstvz';
const VOWELS = 'aeiou';

const oneOf = (letters: string): string => letters[Math.floor(Math.random() * letters.length)] ?? '';
const between = (least: number, most: number): string =>
  String(least + Math.floor(Math.random() * (most - least + 1))).padStart(2, '0');

/** The end of a name that can be said: ten letters. */
export const rareName = (): string =>
  Array.from({ length: 5 }, () => oneOf(CONSONANTS) + oneOf(VOWELS)).join('');

/** A date of birth of somebody grown up. */
export const someBirthDate = (): string => `${between(1931, 1990)}-${between(1, 12)}-${between(1, 28)}`;
