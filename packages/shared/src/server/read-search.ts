import type { Parameters } from './parameters.js';

/** PostgreSQL's text holds every character but NUL. */
const NUL = String.fromCodePoint(0);

const MOST_WORDS = 8;
const LONGEST_WORD = 100;

/** What somebody typed to find something by, cut at blanks: at most eight words, each of which must be found. */
export const searchWords = (text: string | null | undefined): string[] =>
  (text ?? '')
    .normalize('NFC')
    .replaceAll(NUL, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST_WORD));

/**
 * Conditions that find one word. Names are compared in the form of app.fold on both sides: 'zoe' finds Zoë, and
 * "o'brien" O’Brien.
 */
export const wordIn = {
  /** @param folded SQL of a text in the form of app.fold */
  anywhere: (folded: string, word: string, p: Parameters): string =>
    `${folded} LIKE '%' || app.search_pattern(${p.add(word)}) || '%'`,
  /** At the beginning of the text, or of a word in it. */
  begins: (folded: string, word: string, p: Parameters): string =>
    `' ' || ${folded} LIKE '% ' || app.search_pattern(${p.add(word)}) || '%'`,
  /** The beginning of a reference, which is no name and keeps its hyphens. */
  reference: (reference: string, word: string, p: Parameters): string =>
    `starts_with(lower(${reference}), ${p.add(word.toLowerCase())})`,
} as const;
