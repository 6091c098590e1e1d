/** The head of a file that its owner encoded at home, as far as it is kept beside the extract. */
export interface EncodedHead {
  readonly version: number;
  /** of each filter */
  readonly bits: number;
  /** sixteen hexadecimal digits each; they tell two keys, or two settings, apart and show neither */
  readonly keyFingerprint: string;
  readonly settingsFingerprint: string;
}

const MARK = '# weft-encoding ';
const FINGERPRINT = /^[0-9a-f]{16}$/;
const LONGEST_ID = 200;
const ANEW = 'Ask for it anew, as weft-encode wrote it.';

/** Whether a file begins as weft-encode writes it. */
export const isEncodedExtract = (beginning: string): boolean => beginning.startsWith(MARK);

/** What the first line of an encoded file states; a sentence where it cannot be used. */
export function readEncodedHead(line: string): EncodedHead | string {
  if (!isEncodedExtract(line)) return `The file is not encoded. ${ANEW}`;
  const { version, bits, keyFingerprint, settingsFingerprint } = parsed(line.slice(MARK.length));
  if (version !== 1) return `The file was encoded by another version of weft-encode. ${ANEW}`;
  if (typeof bits !== 'number' || !Number.isInteger(bits) || bits < 64 || bits > 8192 || bits % 64 !== 0)
    return `The first line of the file does not say how long its codes are. ${ANEW}`;
  if (!isFingerprint(keyFingerprint) || !isFingerprint(settingsFingerprint))
    return `The first line of the file does not say with which key and settings it was encoded. ${ANEW}`;
  return { version, bits, keyFingerprint, settingsFingerprint };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(text);
    return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const isFingerprint = (given: unknown): given is string =>
  typeof given === 'string' && FINGERPRINT.test(given);

/**
 * Prepares the look at the rows of an encoded file: each holds an id, and codes of one length or nothing. So no name can
 * come in with them, as it could in a file that somebody made by hand.
 * @param headings of its second line
 * @returns looks at one line: its id, or a sentence that says what is wrong with the file. A sentence where the headings
 *   are none
 */
export function encodedRowReader(
  headings: string,
  { bits }: EncodedHead,
): ((line: string) => { readonly id: string } | string) | string {
  const [first, ...groups] = headings.split(',');
  if (first !== 'id' || groups.length === 0 || groups.some((name) => name.trim() === ''))
    return `The second line of the file does not name its columns. ${ANEW}`;
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
