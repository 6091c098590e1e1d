import { formsOf } from './forms-of.js';
import type { DeficitWord } from './word-list.js';
import { type FoundWord, wordsOf } from './words-of.js';

/** A place of a text where a word of the list stands. It is a hint: nothing is ever refused for it. */
export interface LanguageMark {
  /** From and up to these places of the text, in the units in which JavaScript counts. */
  readonly start: number;
  readonly end: number;
  /** As it is written there. */
  readonly written: string;
  readonly entry: DeficitWord;
}

/** A tree of words: a path from the root is a phrase, and where one ends stands its entry. */
interface Node {
  readonly next: Map<string, Node>;
  /** Undefined: no phrase ends here. Null: a phrase that means something else, and is passed over. */
  entry?: DeficitWord | null;
}

export type LanguageCheck = (text: string) => readonly LanguageMark[];

/**
 * Makes a list ready to check texts with, once for all that is typed. The check finds whole words and their forms in
 * text of any script, the longest phrase first, none over another, and says where each stands. Its time grows with
 * the text and with the longest phrase of the list (at most 8 words), not with the list.
 */
export function languageCheck(list: readonly DeficitWord[]): LanguageCheck {
  const root: Node = { next: new Map() };
  const phrases: { words: string[]; entry: DeficitWord | null }[] = list.flatMap((entry) => [
    { words: wordsIn(entry.phrase), entry },
    ...entry.unless.map((phrase) => ({ words: wordsIn(phrase), entry: null })),
  ]);
  for (const { words, entry } of phrases) if (words.length > 0) plant(root, words, entry);
  const forms = formsIn(phrases.flatMap(({ words }) => words));
  return (text) => marksIn(text, root, forms);
}

const wordsIn = (phrase: string): string[] => wordsOf(phrase).map(({ word }) => word);

function plant(root: Node, words: readonly string[], entry: DeficitWord | null): void {
  let at = root;
  for (const word of words) {
    const next = at.next.get(word) ?? { next: new Map() };
    at.next.set(word, next);
    at = next;
  }
  // the first of two that say the same; a phrase of the list before one that is passed over
  at.entry ??= entry;
}

/** Each form that may be written, with the words of the list of which it is one. */
function formsIn(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>();
  for (const word of new Set(words))
    for (const form of formsOf(word)) forms.set(form, [...(forms.get(form) ?? []), word]);
  return forms;
}

function marksIn(text: string, root: Node, forms: ReadonlyMap<string, readonly string[]>): LanguageMark[] {
  const words = wordsOf(text);
  const marks: LanguageMark[] = [];
  for (let nth = 0; nth < words.length; ) {
    const found = longestFrom(words, nth, root, forms);
    const [first, last] = [words[nth], found && words[found.last]];
    if (found?.entry && first && last) {
      const { start } = first;
      const { end } = last;
      marks.push({ start, end, written: text.slice(start, end), entry: found.entry });
    }
    nth = found ? found.last + 1 : nth + 1;
  }
  return marks;
}

interface Match {
  readonly last: number;
  readonly entry: DeficitWord | null;
}

/** The longest phrase that begins at a word, by walking all its forms down the tree at once. */
function longestFrom(
  words: readonly FoundWord[],
  from: number,
  root: Node,
  forms: ReadonlyMap<string, readonly string[]>,
): Match | null {
  let longest: Match | null = null;
  let reached: readonly Node[] = [root];
  for (let nth = from; nth < words.length && reached.length > 0; nth += 1) {
    const word = words[nth];
    if (!word || (nth > from && !word.joined)) break;
    const bases = forms.get(word.word) ?? [];
    reached = reached.flatMap((node) => bases.flatMap((base) => node.next.get(base) ?? []));
    const ending = reached.find(({ entry }) => entry !== undefined);
    if (ending?.entry !== undefined) longest = { last: nth, entry: ending.entry };
  }
  return longest;
}

/** What to say beside a mark: "Rather “chose not to”, or “was not ready to”. Nobody fails here: …" */
export function adviceFor({ entry: { alternatives, why } }: LanguageMark): string {
  if (alternatives.length === 0) return `Better left out. ${why}`;
  return `Rather ${alternatives.map((one) => `“${one}”`).join(', or ')}. ${why}`;
}
