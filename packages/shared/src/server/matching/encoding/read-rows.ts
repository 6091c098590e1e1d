import { createReadStream } from 'node:fs';
import { EncodingSearch, type PieceDecoder, readCsv, type Separator } from '../../../rules/index.js';
import { MatchingError } from '../matching-error.js';

/** More than any line of headings has; and how much is read at a time. */
const PIECE = 256 * 1024;
/** Longer than any row: a quotation mark that is never closed would otherwise take the rest of the file. */
const LONGEST_ROW = 8 * 1024 * 1024;

export interface Rows {
  /** without blanks around them */
  readonly headings: readonly string[];
  /** all others, some at a time, none of them empty; cells as written */
  readonly some: AsyncIterable<readonly { readonly line: number; readonly cells: readonly string[] }[]>;
}

/**
 * Reads a CSV file of any size a piece at a time: the separators, encodings and line ends that `rules/csv` knows.
 *
 * @throws MatchingError where there is no such file, or nothing in it; and, while it is read, where a quotation mark is
 * never closed
 */
export async function openRows(path: string): Promise<Rows> {
  const { decode, beginning } = await lookAt(path);
  const head = readCsv(beginning);
  const [first] = head.rows;
  if (!first) throw new MatchingError(`${path} is empty: its first line holds the headings.`);
  return {
    headings: first.cells.map((cell) => cell.trim()),
    some: rowsOf(path, decode, head.separator, first.line),
  };
}

/** How the file is written, as its whole length says, and its beginning. */
async function lookAt(path: string): Promise<{ readonly decode: PieceDecoder; readonly beginning: string }> {
  const search = new EncodingSearch();
  const first: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
      const bytes = piece as Uint8Array;
      if (length < PIECE) first.push(bytes);
      length += bytes.length;
      search.look(bytes);
    }
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : null;
    if (code === 'ENOENT') throw new MatchingError(`There is no file ${path}.`);
    if (code === 'EISDIR' || code === 'EACCES') throw new MatchingError(`${path} cannot be read.`);
    throw fault;
  }
  const { cutOff, decoder } = search.end();
  if (cutOff)
    throw new MatchingError(`${path} ends in the middle of a letter. It may be cut off: get it anew.`);
  return { decode: decoder(), beginning: decoder()(Buffer.concat(first)) };
}

async function* rowsOf(path: string, decode: PieceDecoder, separator: Separator, headingsAt: number) {
  let rest = '';
  /** of the line on which `rest` begins */
  let line = 1;
  const take = (text: string) => {
    // so readCsv is told what parts the cells; it counts that line as its first
    const { rows, openQuote } = readCsv(`sep=${separator}\n${text}`);
    if (openQuote !== null)
      throw new MatchingError(
        `${path}, line ${line + openQuote - 2}: a quotation mark is opened and never closed. Was the file cut off?`,
      );
    const found = rows.map((row) => ({ line: line + row.line - 2, cells: row.cells }));
    line += text.match(/\r\n|\r|\n/g)?.length ?? 0;
    return found.filter((row) => row.line > headingsAt);
  };
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
    rest += decode(piece as Uint8Array);
    const end = lastRowEnd(rest, separator);
    if (end > 0) {
      yield take(rest.slice(0, end));
      rest = rest.slice(end);
    } else if (rest.length > LONGEST_ROW)
      throw new MatchingError(
        `${path}, line ${line}: a quotation mark is opened and not closed for ${LONGEST_ROW} characters. Was the file cut off?`,
      );
  }
  rest += decode(null);
  if (rest !== '') yield take(rest);
}

/** Behind the last line end that stands in no quotes; 0 where there is none. As readCsv sees quotes. */
function lastRowEnd(text: string, separator: string): number {
  let end = 0;
  let at = 0;
  while (at < text.length) {
    // at the beginning of a cell
    if (text[at] === '"') {
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close < 0) return end;
        at = close + 1;
        if (text[at] !== '"') break;
      }
    }
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
    // a line end that is the last character may be half of two
    if (at >= text.length - 1) return end;
    if (text[at] === separator) at++;
    else {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
      end = at;
    }
  }
  return end;
}
