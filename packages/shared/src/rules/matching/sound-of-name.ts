const CODES: readonly (readonly [letters: string, digit: string])[] = [
  ['bfpv', '1'],
  ['cgjkqsxz', '2'],
  ['dt', '3'],
  ['l', '4'],
  ['mn', '5'],
  ['r', '6'],
];
const CODE_LENGTH = 4;

/** What every one of the beginnings below starts with. */
const MAY_BEGIN_SO = /^[kgpwxcsq]/;

/** Beginnings that sound alike and that Soundex, which keeps the first letter, would file apart. */
const BEGINNINGS: readonly (readonly [written: RegExp, heard: string])[] = [
  [/^[kgp]n/, 'n'],
  [/^wr/, 'r'],
  [/^ph/, 'f'],
  [/^wh/, 'w'],
  [/^x/, 'z'],
  [/^[cs](?=[eiy])/, 's'],
  [/^(ch(?=[lr])|c(?!h)|q)/, 'k'],
  [/^g(?=[ei])/, 'j'],
];

/** By the letter: files of many thousands are read. */
const DIGITS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  CODES.flatMap(([letters, digit]) => [...letters].map((letter) => [letter, digit] as const)),
);
const digitOf = (letter: string): string => DIGITS.get(letter) ?? '';

/**
 * The code of American Soundex of a word of the letters a to z: 'robert' and 'rupert' are R163. Letters of one code
 * side by side, or with h or w between them, count once.
 *
 * R. C. Russell, US patent 1,261,167, in the form of the National Archives of the United States.
 */
export function soundex(word: string): string {
  const letters = word.replace(/[^a-z]/g, '');
  let code = letters.slice(0, 1).toUpperCase();
  let last = digitOf(letters.slice(0, 1));
  for (const letter of letters.slice(1)) {
    if (code.length === CODE_LENGTH) break;
    const digit = digitOf(letter);
    if (digit !== '' && digit !== last) code += digit;
    if (letter !== 'h' && letter !== 'w') last = digit;
  }
  return code === '' ? '' : code.slice(0, CODE_LENGTH).padEnd(CODE_LENGTH, '0');
}

/**
 * What one part of a cleaned name sounds like, for filing only: Soundex after beginnings that sound alike are written
 * alike (Phillips and Fillips, Catherine and Katherine). A name in another script is its own sound.
 */
export function soundOfName(part: string): string {
  if (!/^[a-z]+$/.test(part)) return part;
  const beginning = MAY_BEGIN_SO.test(part) && BEGINNINGS.find(([written]) => written.test(part));
  return soundex(beginning ? part.replace(...beginning) : part);
}
