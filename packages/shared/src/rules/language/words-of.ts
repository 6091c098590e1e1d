/** A word of a text: how it is compared, where it stands, and whether it goes on from the word before it. */
export interface FoundWord {
  /** In small letters and one form (NFKC), without what nobody sees. */
  readonly word: string;
  /** From and up to these places of the text, in the units in which JavaScript counts. */
  readonly start: number;
  readonly end: number;
  /** Between it and the word before are only blanks, hyphens and apostrophes: both may belong to one phrase. */
  readonly joined: boolean;
}

/** Letters and figures with their marks; soft hyphens and joiners inside a word are of it. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*/gu;
const UNSEEN = /\p{Cf}/gu;
const JOINS = /^[ \t\u00a0\u2009\u202f\r\n\p{Pd}'’ʼ`]*$/u;
/** An empty line parts paragraphs, and a phrase does not run over it. */
const PARTS = /\n[ \t]*\r?\n/;

/** The words of a text in any script, in order. Time grows with the text alone. */
export function wordsOf(text: string): FoundWord[] {
  const words: FoundWord[] = [];
  let behind = 0;
  for (const found of text.matchAll(WORD)) {
    const [seen] = found;
    const start = found.index;
    const between = text.slice(behind, start);
    const end = start + seen.length;
    words.push({
      word: seen.replace(UNSEEN, '').normalize('NFKC').toLowerCase(),
      start,
      end,
      joined: words.length > 0 && JOINS.test(between) && !PARTS.test(between),
    });
    behind = end;
  }
  return words;
}
