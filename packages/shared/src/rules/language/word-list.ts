import { type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText } from '../text/index.js';
import { wordsOf } from './words-of.js';

/**
 * A word or phrase that a partnership would rather not read about a person, with what to say instead. The words stand
 * in their plain form ("fail to engage"): "failed", "fails" and "failing" are found by it.
 */
export interface DeficitWord {
  readonly phrase: string;
  /** What to write instead, best first; none where it is better left out. */
  readonly alternatives: readonly string[];
  /** Why, in a sentence for whoever types. */
  readonly why: string;
  /** Phrases in which the same words mean something else ("in case"): they are passed over. */
  readonly unless: readonly string[];
}

const MOST_ENTRIES = 500;
const MOST_WORDS = 8;
const LONGEST = 100;
const LONGEST_WHY = 300;

/** What is wrong with a partnership's list: all of it, INVALID with its path ("words.3.phrase"), at most one a path. */
export function checkWordList(list: readonly DeficitWord[]): Refusal[] {
  if (list.length > MOST_ENTRIES)
    return [refuse('INVALID', `Keep to at most ${MOST_ENTRIES} words and phrases.`, 'words')];
  const seen = new Set<string>();
  return list.flatMap(({ phrase, alternatives, why, unless }, nth) => {
    const at = `words.${nth}`;
    const key = wordKey(phrase);
    const twice = seen.has(key);
    seen.add(key);
    return [
      checkPhrase(phrase, `${at}.phrase`) ??
        (twice ? refuse('INVALID', 'This is on the list already. Remove one.', `${at}.phrase`) : null),
      ...alternatives.map((one, index) => {
        const field = `${at}.alternatives.${index}`;
        if (wordKey(one) === key) return refuse('INVALID', 'Offer other words than these.', field);
        return one.trim() === '' || tooLong(one, LONGEST)
          ? refuse('INVALID', `Write between 1 and ${LONGEST} characters.`, field)
          : null;
      }),
      why.trim() === '' || tooLong(why, LONGEST_WHY)
        ? refuse('INVALID', `Say why in at most ${LONGEST_WHY} characters.`, `${at}.why`)
        : null,
      ...unless.map((one, index) => checkPhrase(one, `${at}.unless.${index}`)),
    ].filter((fault) => fault !== null);
  });
}

/** How a phrase of the list is told from others: its words as they are compared. */
export const wordKey = (phrase: string): string =>
  wordsOf(phrase)
    .map(({ word }) => word)
    .join(' ');

const tooLong = (text: string, longest: number): boolean => holdsNoText(text) || [...text].length > longest;

function checkPhrase(phrase: string, field: string): Refusal | null {
  const words = wordsOf(phrase);
  if (words.length === 0 || words.length > MOST_WORDS || tooLong(phrase, LONGEST))
    return refuse('INVALID', `Write a word, or a phrase of at most ${MOST_WORDS} words.`, field);
  return null;
}

/** What is wrong with one word that is added to a list: all of it, by its own path ("phrase"). */
export function checkAddedWord(list: readonly DeficitWord[], added: DeficitWord): Refusal[] {
  const at = `words.${list.length}.`;
  return checkWordList([...list, added]).flatMap((fault) => {
    if (fault.field === 'words') return [fault];
    return fault.field?.startsWith(at)
      ? [refuse(fault.code, fault.message, fault.field.slice(at.length))]
      : [];
  });
}
