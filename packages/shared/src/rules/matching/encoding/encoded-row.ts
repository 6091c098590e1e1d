import type { EncodingHeader } from './encoding-header.js';

const LONGEST_ID = 200;

/** A row below the headings. */
export interface EncodedRow {
  /** as it is written; '' where there is none */
  readonly id: string;
  /** the codes, with commas between them */
  readonly codes: string;
}

/**
 * Looks at the rows of an encoded file: each holds an id, and codes of one length or nothing. So no name can come in among
 * the codes, as it could in a file that somebody made by hand; what the id may be, whoever takes the file in says.
 * @param headings the file's second line
 * @param anew what to do about a file that is none such: 'Ask for it anew'
 * @returns what reads a row's line and gives its id, or a sentence that says what is wrong with the file; the sentence at
 *   once where the headings are not those of the file's own line
 */
export function encodedRowReader(
  headings: string,
  { settings: { bits, groups } }: EncodingHeader,
  anew: string,
): ((line: string) => { readonly id: string } | string) | string {
  const wanted = ['id', ...groups.map(({ name }) => name)].join(',');
  if (headings !== wanted)
    return `The second line of the file has to be ${wanted}. ${anew}, as weft-encode wrote it.`;
  const bytes = bits / 8;
  const length = Math.ceil(bytes / 3) * 4;
  const padding = '='.repeat((3 - (bytes % 3)) % 3);
  const code = new RegExp(`^[A-Za-z0-9+/]{${length - padding.length}}${padding}$`);
  return (line) => {
    const row = encodedRowOf(line);
    const id = row.id.trim();
    if (id === '' || id.length > LONGEST_ID)
      return `A row of the file has no id. ${anew}, as weft-encode wrote it.`;
    const cells = row.codes.split(',');
    if (cells.length !== groups.length)
      return `A row of the file has other columns than its second line. ${anew}, as weft-encode wrote it.`;
    if (!cells.every((cell) => cell === '' || code.test(cell)))
      return `A row of the file holds something else than codes of ${bits} bits. Was it changed, or cut off? ${anew}, as weft-encode wrote it.`;
    return { id };
  };
}

/** Parts a row's line: an id may stand in quotes; the codes never do. */
export function encodedRowOf(line: string): EncodedRow {
  const [, quoted, plain, codes = ''] = /^(?:"((?:[^"]|"")*)"|([^",]*)),(.*)$/.exec(line) ?? [];
  return { id: quoted?.replaceAll('""', '"') ?? plain ?? '', codes };
}
