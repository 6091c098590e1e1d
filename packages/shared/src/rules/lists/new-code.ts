const LONGEST_CODE = 64;

/**
 * A code made of an entry's words that no other has: 'No room here' is NO_ROOM_HERE.
 * @param otherwise for words without a letter or digit: 'REASON'
 */
export function newCode(title: string, taken: ReadonlySet<string>, otherwise: string): string {
  const letters = title
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const stem = letters.slice(0, LONGEST_CODE - 4).replace(/_+$/, '') || otherwise;
  let code = stem;
  for (let nth = 2; taken.has(code); nth++) code = `${stem}_${nth}`;
  return code;
}
