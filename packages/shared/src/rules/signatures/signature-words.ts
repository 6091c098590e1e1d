import { type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** Where the facts stand in the words: what was achieved, and on which day. */
const OUTCOME = '{outcome}';
const DATE = '{date}';

/** With the facts filled in they stand as the statement of a piece of evidence, which has 5,000. */
export const LONGEST_SIGNATURE_WORDS = 3000;

/** What a partnership's people sign until it has words of its own. */
export const USUAL_SIGNATURE_WORDS = `I confirm that this is true: “${OUTCOME}”, on ${DATE}.

I have read this, or somebody has read it to me. I know that the partnership pays my provider for it, and that somebody may ask me whether it is true. I have been told who will see it.`;

/** One version of what is signed: for one outcome, or for all that have no words of their own. */
export interface SignatureWording {
  /** null: for every outcome */
  readonly outcomeCode: string | null;
  /** counted from 1, for each outcome by itself */
  readonly version: number;
  /** null: from this version on the outcome has no words of its own */
  readonly words: string | null;
}

interface Certified {
  /** as the rate card calls it */
  readonly title: string;
  readonly on: CalendarDate;
}

/** The words as somebody signs them, with the facts filled in. */
export const fillWords = (words: string, { title, on }: Certified): string =>
  words.replace(/\{outcome\}|\{date\}/g, (place) => (place === OUTCOME ? title : formatDate(on)));

/** INVALID (words) where the words say nothing, too much, or not what is certified. */
export function checkSignatureWords(words: string): Refusal | null {
  if (words.trim() === '') return refuse('INVALID', 'Write what people sign.', 'words');
  if ([...words].length > LONGEST_SIGNATURE_WORDS)
    return refuse(
      'INVALID',
      `Shorten the words to ${LONGEST_SIGNATURE_WORDS.toLocaleString('en-GB')} characters: people read them on a phone.`,
      'words',
    );
  const missing = [OUTCOME, DATE].filter((place) => !words.includes(place));
  if (missing.length > 0)
    return refuse(
      'INVALID',
      `Write ${missing.join(' and ')} where ${missing.length > 1 ? 'what was achieved and its day are' : missing[0] === DATE ? 'the day is' : 'what was achieved is'} to stand: people sign for these facts.`,
      'words',
    );
  return null;
}

/** What is signed for an outcome today: its own latest words, else the latest for all. */
export function wordingFor(
  wordings: readonly SignatureWording[],
  outcomeCode: string,
): SignatureWording | null {
  const latest = (code: string | null): SignatureWording | null =>
    wordings
      .filter((one) => one.outcomeCode === code)
      .reduce<SignatureWording | null>(
        (last, one) => (last && last.version > one.version ? last : one),
        null,
      );
  const own = latest(outcomeCode);
  return own?.words ? own : latest(null);
}

/** Which words, in which version, somebody had before them; null for words that are none of the partnership's. */
export function wordingOf(
  wordings: readonly SignatureWording[],
  {
    words,
    outcomeCode,
    titles,
    on,
  }: {
    /** as they were signed */
    readonly words: string;
    readonly outcomeCode: string;
    /** what the outcome is called, or was */
    readonly titles: readonly string[];
    readonly on: CalendarDate;
  },
): { readonly wording: SignatureWording; readonly title: string } | null {
  const mine = wordings
    .filter((one) => one.outcomeCode === null || one.outcomeCode === outcomeCode)
    .sort((a, b) => b.version - a.version);
  for (const wording of mine)
    for (const title of titles)
      if (wording.words !== null && fillWords(wording.words, { title, on }) === words)
        return { wording, title };
  return null;
}
