import type { EncodingHeader } from './encoding-header.js';

const LONGEST_ID = 200;
const ANEW = 'Ask for it anew, as weft-encode wrote it.';

/**
 * Prepares the look at the rows of an encoded file: each holds an id, and codes of one length or nothing. So no name can
 * come in with them, as it could in a file that somebody made by hand.
 * @param headings of its second line
 * @returns looks at one line: its id, or a sentence that says what is wrong with the file. A sentence where the headings
 *   are none
 */
export function encodedRowReader(
  headings: string,
  { settings: { bits, groups } }: EncodingHeader,
): ((line: string) => { readonly id: string } | string) | string {
  const wanted = ['id', ...groups.map(({ name }) => name)].join(',');
  if (headings !== wanted) return `The second line of the file has to be ${wanted}. ${ANEW}`;
  const bytes = bits / 8;
  const length = Math.ceil(bytes / 3) * 4;
  const padding = '='.repeat((3 - (bytes % 3)) % 3);
  const code = new RegExp(`^[A-Za-z0-9+/]{${length - padding.length}}${padding}$`);
  return (line) => {
    const parts = splitId(line);
    if (parts === null) return `A row of the file has no id. ${ANEW}`;
    const cells = parts.rest.split(',');
    if (cells.length !== groups.length)
      return `A row of the file has other columns than its second line. ${ANEW}`;
    if (!cells.every((cell) => cell === '' || code.test(cell)))
      return `A row of the file holds something else than codes of ${bits} bits. Was it changed, or cut off? ${ANEW}`;
    return { id: parts.id };
  };
}

/** An id may stand in quotes; the codes never do. */
function splitId(line: string): { readonly id: string; readonly rest: string } | null {
  const [, quoted, plain, rest = ''] = /^(?:"((?:[^"]|"")*)"|([^",]*)),(.*)$/.exec(line) ?? [];
  const id = (quoted?.replaceAll('""', '"') ?? plain ?? '').trim();
  return id === '' || id.length > LONGEST_ID ? null : { id, rest };
}
