import { createReadStream } from 'node:fs';
import { open, readFile as readBytes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeText, readCsv } from '../../rules/index.js';
import { findOpenQuote } from './find-open-quote.js';
import { MatchingError } from './matching-error.js';
import { quoteName, quoteText, type Workshop } from './workshop.js';

export interface FileRead {
  /** the table that holds it: id, and h0, h1 … as written */
  readonly table: string;
  readonly rows: number;
  /** the headings of h0, h1 … without blanks around them; the id's is not among them */
  readonly headings: readonly string[];
}

/** More than any line of headings has. */
const HEAD_BYTES = 256 * 1024;

/**
 * Reads a CSV file into a table, everything as text: any of the separators, encodings and line ends that
 * `rules/csv` knows. Every row has an id of its own.
 *
 * @throws MatchingError where the file, its id column or an id is missing, or an id stands twice
 */
export async function readFile(
  workshop: Workshop,
  path: string,
  idColumn: string,
  table: string,
): Promise<FileRead> {
  const plain = await asUtf8(path, join(workshop.folder, `${table}.csv`));
  const head = readCsv(await beginningOf(plain));
  const [first] = head.rows;
  if (!first) throw new MatchingError(`${path} is empty: its first line holds the headings.`);
  const headings = first.cells.map((cell) => cell.trim());
  const idAt = headings.indexOf(idColumn.trim());
  if (idAt < 0)
    throw new MatchingError(`${path} has no column "${idColumn}". Its columns are: ${headings.join(', ')}.`);
  const openQuote = await findOpenQuote(plain, head.separator);
  if (openQuote !== null)
    throw new MatchingError(
      `${path}, line ${openQuote}: a quotation mark is opened and never closed. Was the file cut off?`,
    );
  const columns = [...headings.map((_, at) => `h${at}`), 'beyond'];
  const others = headings.flatMap((_, at) => (at === idAt ? [] : [at]));
  const kept = [`trim(h${idAt}) AS id`, ...others.map((at, nth) => `h${at} AS h${nth}`), 'beyond'];
  try {
    await workshop.run(`CREATE TABLE ${quoteName(table)} AS SELECT ${kept.join(', ')}
      FROM read_csv(${quoteText(plain)}, auto_detect = false, header = false, skip = ${first.line},
        delim = ${quoteText(head.separator)}, quote = '"', escape = '"',
        columns = {${columns.map((name) => `${name}: 'VARCHAR'`).join(', ')}},
        null_padding = true, parallel = false, strict_mode = false, max_line_size = 10000000)
      WHERE ${columns.map((name) => `trim(${name}) <> ''`).join(' OR ')}`);
  } catch (fault) {
    throw whyUnread(path, fault);
  }
  const rows = await mustBeWhole(workshop, path, idColumn, table);
  return { table, rows, headings: others.map((at) => headings[at] ?? '') };
}

/** The file itself where it is UTF-8, or a copy that is. */
async function asUtf8(path: string, copy: string): Promise<string> {
  try {
    if (await isPlainUtf8(path)) return path;
    await writeFile(copy, decodeText(await readBytes(path)).text);
    return copy;
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : null;
    if (code === 'ENOENT') throw new MatchingError(`There is no file ${path}.`);
    if (code === 'EISDIR' || code === 'EACCES') throw new MatchingError(`${path} cannot be read.`);
    throw fault;
  }
}

/** Whether the bytes are UTF-8 without a mark: read in pieces, kept nowhere. */
async function isPlainUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let isFirst = true;
  try {
    for await (const piece of createReadStream(path)) {
      const text = decoder.decode(piece as Uint8Array, { stream: true });
      if (isFirst && text.startsWith('\uFEFF')) return false;
      isFirst = false;
    }
    decoder.decode();
    return true;
  } catch (fault) {
    if (fault instanceof TypeError) return false;
    throw fault;
  }
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return decodeText(buffer.subarray(0, bytesRead)).text;
  } finally {
    await file.close();
  }
}

async function mustBeWhole(
  workshop: Workshop,
  path: string,
  idColumn: string,
  table: string,
): Promise<number> {
  const [counts] = await workshop.rows(
    `SELECT count(*)::INTEGER AS rows, (count(*) FILTER (coalesce(id, '') = ''))::INTEGER AS empty FROM ${quoteName(table)}`,
  );
  const [twice] = await workshop.rows(
    `SELECT id, count(*)::INTEGER AS times FROM ${quoteName(table)} GROUP BY id HAVING count(*) > 1 ORDER BY times DESC, id LIMIT 1`,
  );
  const [beyond] = await workshop.rows(
    `SELECT id FROM ${quoteName(table)} WHERE trim(beyond) <> '' ORDER BY id LIMIT 1`,
  );
  const { rows, empty } = counts ?? {};
  if (Number(rows) === 0) throw new MatchingError(`${path} has no row below its headings.`);
  if (beyond)
    throw new MatchingError(
      `${path}: the row ${String(beyond.id)} has more cells than there are headings. A text with the separator in it stands in quotation marks.`,
    );
  if (Number(empty) > 0)
    throw new MatchingError(
      `${path}: ${empty} ${empty === 1 ? 'row has' : 'rows have'} nothing in the column "${idColumn}". Every row needs an id of its own.`,
    );
  if (twice)
    throw new MatchingError(
      `${path}: the id ${String(twice.id)} stands in ${String(twice.times)} rows. Every row needs an id of its own in the column "${idColumn}".`,
    );
  return Number(rows);
}

/** What DuckDB says of a line that it cannot read, without the line itself. */
function whyUnread(path: string, fault: unknown): unknown {
  if (!(fault instanceof Error) || !/CSV Error|Invalid Input Error/.test(fault.message)) return fault;
  const line = /on Line:? (\d+)/i.exec(fault.message)?.[1];
  return new MatchingError(
    `${line === undefined ? path : `${path}, line ${line}`}: it cannot be read as CSV.`,
  );
}
