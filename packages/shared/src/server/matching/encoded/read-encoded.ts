import { open } from 'node:fs/promises';
import { type EncodingHeader, isEncoded, readEncodingHeader } from '../../../rules/index.js';
import { fingerprintOf } from '../encoding/fingerprint-of.js';
import { MatchingError } from '../matching-error.js';
import { quoteName, quoteText, type Workshop } from '../workshop.js';

/** Longer than any first line that weft-encode writes. */
const HEAD_BYTES = 64 * 1024;
const WORD_BITS = 64;

export interface EncodedFile {
  readonly table: string;
  readonly rows: number;
  readonly header: EncodingHeader;
}

export const wordsOf = (bits: number): readonly number[] =>
  Array.from({ length: bits / WORD_BITS }, (_, at) => at);

/**
 * Whether files are such as weft-encode wrote, by their beginnings; false also where there are none.
 *
 * @throws MatchingError where one is, and the other is not
 */
export async function areEncoded(left: string, right: string | null): Promise<boolean> {
  const is = async (path: string): Promise<boolean> =>
    isEncoded(await beginningOf(path, 256).catch(() => ''));
  const one = await is(left);
  if (right !== null && one !== (await is(right)))
    throw new MatchingError(
      `${one ? left : right} is encoded, and ${one ? right : left} is not. Encode it too, with the same key and settings: npx weft-encode --help.`,
    );
  return one;
}

/** What a file states of itself, without reading its rows: fields, settings, fingerprints. @throws MatchingError */
export async function readHeaderOf(path: string): Promise<EncodingHeader> {
  const beginning = await beginningOf(path, HEAD_BYTES).catch(() => {
    throw new MatchingError(`There is no file ${path}, or it cannot be read.`);
  });
  const header = readEncodingHeader(beginning.split(/\r?\n/, 1)[0] ?? '');
  if (typeof header === 'string') throw new MatchingError(`${path} cannot be used: ${header}`);
  if (fingerprintOf(header.settings) !== header.settingsFingerprint)
    throw new MatchingError(
      `${path} cannot be used: the settings in its first line are not those of its fingerprint, so somebody changed the line. Ask for the file anew.`,
    );
  return header;
}

/**
 * Reads an encoded file into a table: id, and for the group of place j its words g<j>w0 to g<j>w15 of 64 bits each, NULL
 * where nothing was known.
 *
 * @throws MatchingError where it is no such file, a filter is not as long as the first line says, or an id stands twice
 */
export async function readEncoded(workshop: Workshop, path: string, table: string): Promise<EncodedFile> {
  const header = await readHeaderOf(path);
  const { groups, bits } = header.settings;
  const headings = ['id', ...groups.map(({ name }) => name)];
  const written = (await beginningOf(path, HEAD_BYTES)).split(/\r?\n/, 2)[1];
  if (written !== headings.join(','))
    throw new MatchingError(
      `${path} cannot be used: its second line has to be ${headings.join(',')}. Ask for the file anew, as weft-encode wrote it.`,
    );
  const cells = headings.map((_, at) => `h${at}`);
  try {
    await workshop.run(`CREATE TABLE ${quoteName(`${table}_text`)} AS SELECT * FROM read_csv(${quoteText(path)},
      auto_detect = false, header = false, skip = 2, delim = ',', quote = '"', escape = '"', strict_mode = false,
      null_padding = true, parallel = false, columns = {${cells.map((cell) => `${cell}: 'VARCHAR'`).join(', ')}})
      WHERE coalesce(h0, '') <> '' OR coalesce(h1, '') <> ''`);
  } catch (fault) {
    if (fault instanceof Error && /CSV Error|Invalid Input Error/.test(fault.message))
      throw new MatchingError(`${path} cannot be read as CSV. Was it changed, or cut off? Ask for it anew.`);
    throw fault;
  }
  const rows = await mustBeWhole(workshop, path, table, header);
  const words = groups.flatMap((_, j) =>
    wordsOf(bits).map(
      (word) =>
        `('0x' || substr(x${j}, ${(word * WORD_BITS) / 4 + 1}, ${WORD_BITS / 4}))::UBIGINT AS g${j}w${word}`,
    ),
  );
  const hexadecimal = groups.map((_, j) => `hex(from_base64(nullif(h${j + 1}, ''))) AS x${j}`);
  await workshop.run(`CREATE TABLE ${quoteName(table)} AS SELECT id, ${words.join(', ')}
    FROM (SELECT h0 AS id, ${hexadecimal.join(', ')} FROM ${quoteName(`${table}_text`)})`);
  await workshop.run(`DROP TABLE ${quoteName(`${table}_text`)}`);
  return { table, rows, header };
}

async function mustBeWhole(
  workshop: Workshop,
  path: string,
  table: string,
  { settings: { groups, bits } }: EncodingHeader,
): Promise<number> {
  const from = quoteName(`${table}_text`);
  const isFilter = (cell: string): string =>
    `(coalesce(${cell}, '') = '' OR regexp_full_match(${cell}, ${quoteText(base64Of(bits / 8))}))`;
  const [counts] = await workshop.rows(
    `SELECT count(*)::INTEGER AS rows, (count(*) FILTER (coalesce(h0, '') = ''))::INTEGER AS empty FROM ${from}`,
  );
  if (Number(counts?.rows) === 0) throw new MatchingError(`${path} has no row below its first two lines.`);
  if (Number(counts?.empty) > 0) throw new MatchingError(`${path}: a row has no id. Ask for the file anew.`);
  const [wrong] = await workshop.rows(
    `SELECT h0 AS id FROM ${from} WHERE NOT (${groups.map((_, j) => isFilter(`h${j + 1}`)).join(' AND ')}) ORDER BY 1 LIMIT 1`,
  );
  if (wrong)
    throw new MatchingError(
      `${path}: the row ${String(wrong.id)} has a filter that is not of ${bits} bits. Was the file changed, or cut off? Ask for it anew.`,
    );
  const [twice] = await workshop.rows(
    `SELECT h0 AS id FROM ${from} GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1`,
  );
  if (twice)
    throw new MatchingError(
      `${path}: the id ${String(twice.id)} stands in several rows. Ask for the file anew.`,
    );
  return Number(counts?.rows);
}

/** How so many bytes look in base64. */
function base64Of(bytes: number): string {
  const rest = bytes % 3;
  const whole = Math.floor(bytes / 3) * 4;
  const end = rest === 0 ? '' : rest === 1 ? '[A-Za-z0-9+/]{2}==' : '[A-Za-z0-9+/]{3}=';
  return `[A-Za-z0-9+/]{${whole}}${end}`;
}

async function beginningOf(path: string, bytes: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await file.close();
  }
}
