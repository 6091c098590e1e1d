/** Halves of characters, and the one character that no database holds. */
const NO_TEXT = /\p{Cs}|\0/u;
/** Joiners that some scripts need inside a word. */
const JOINERS = '\u200c\u200d';
/** What is not seen or steers how its neighbours are read: controls, overrides of direction, tags, fillers. */
const UNSEEN = new RegExp(
  `(?![${JOINERS}])[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\p{Co}\\p{Cn}\\u2800]`,
  'gu',
);
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether a text holds what no text can hold: half a character, or NUL. */
export const holdsNoText = (text: string): boolean => NO_TEXT.test(text);

/**
 * A name of one line as it is kept and shown: in one form (NFC), each run of blanks or line breaks as one blank,
 * without what nobody sees. '' when nothing is left to see.
 */
export function plainName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return SEEN.test(plain) ? plain.normalize('NFC') : '';
}
