import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import {
  type AgreedFields,
  type CalendarDate,
  CsvPieces,
  type CsvRow,
  EncodingSearch,
  type ExtractColumns,
  extractFields,
  type FoundEncoding,
  guessColumns,
  judgeColumns,
  MOST_EXTRACT_ROWS,
  type RecordFault,
  recordReader,
  repeatedRecord,
} from '../../rules/index.js';
import type { ReceivedFile } from '../files/file-store.js';
import type { CheckPlace } from './check-work.js';
import { Findings, type Found, Unreadable } from './findings.js';
import { RowCount } from './row-count.js';
import { SeenIds } from './seen-ids.js';

export interface Agreed extends AgreedFields {
  readonly today: CalendarDate;
  readonly describesUntil: CalendarDate;
}

/** A file that was looked through, and the clean one that was made of it, which has no place yet. */
export interface CheckedFile {
  readonly clean: ReceivedFile;
  readonly found: Found;
}

const MOST_COLUMNS = 500;
const whole = (many: number): string => many.toLocaleString('en-GB');

/**
 * Reads an extract once to know how it is written, and once more row by row, and writes what can be matched into a clean
 * file: CSV in UTF-8, RECORD_ID and the fields of the agreement and nothing else. Holds a piece of the file, the first
 * rows that are faulty and a hash of each record number.
 * @param columnsFor which column holds what, as somebody said of a file of these headings; null: nobody did
 * @throws Unreadable in sentences; NotWanted; what the disk says
 */
export async function checkRows(
  place: CheckPlace,
  agreed: Agreed,
  columnsFor: (headings: readonly string[]) => Promise<ExtractColumns | null>,
): Promise<CheckedFile> {
  const { encoding, rows } = await lookAt(place);
  const clean = new PassThrough({ highWaterMark: 1024 * 1024 });
  const findings = new Findings();
  const reading = readInto(place, agreed, columnsFor, encoding, rows, findings, clean);
  reading.catch((fault: unknown) => clean.destroy(fault instanceof Error ? fault : new Error('Broken off.')));
  const written = place.files.receive(clean, new PassThrough());
  // what ends the reading ends the writing with the same words; what was written is gone with either
  const [head, file] = await Promise.allSettled([reading, written]);
  if (file.status === 'rejected') throw file.reason;
  if (head.status === 'rejected') {
    await file.value.discard();
    throw head.reason;
  }
  return { clean: file.value, found: { ...findings.end(), ...head.value } };
}

/** How the file is written, and how many rows stand below its headings. */
async function lookAt({ files, key }: CheckPlace): Promise<{ encoding: FoundEncoding; rows: number }> {
  const search = new EncodingSearch();
  const count = new RowCount();
  for await (const piece of await files.read(key)) {
    search.look(piece as Buffer);
    count.look(piece as Buffer);
  }
  return { encoding: search.end(), rows: Math.max(0, count.end() - 1) };
}

interface Head {
  readonly headings: readonly string[];
  readonly columns: ExtractColumns;
  readonly notes: readonly string[];
}

async function readInto(
  { files, key, follow }: CheckPlace,
  agreed: Agreed,
  columnsFor: (headings: readonly string[]) => Promise<ExtractColumns | null>,
  encoding: FoundEncoding,
  rowsInAll: number,
  findings: Findings,
  clean: PassThrough,
): Promise<Head> {
  const decode = encoding.decoder();
  const pieces = new CsvPieces();
  const seen = new SeenIds();
  let head:
    | (Head & { readonly read: ReturnType<typeof recordReader>; readonly repeated: RecordFault })
    | null = null;
  let last: CsvRow | null = null;

  const begin = async (headings: readonly string[]) => {
    if (headings.length > MOST_COLUMNS)
      throw new Unreadable([
        `The file has ${whole(headings.length)} columns. Keep to at most ${MOST_COLUMNS}: those that the agreement names are enough.`,
      ]);
    const columns = (await columnsFor(headings)) ?? guessColumns(headings, agreed);
    const { problems, notes } = judgeColumns(headings, columns, agreed);
    if (problems.length > 0) throw new Unreadable(problems, headings, columns);
    clean.write(lineOf(extractFields(agreed)));
    return {
      headings,
      columns,
      notes,
      read: recordReader({ ...agreed, headings, columns, agreed }),
      repeated: repeatedRecord(headings, columns),
    };
  };
  const take = async (rows: readonly CsvRow[]): Promise<void> => {
    let text = '';
    for (const row of rows) {
      if (head === null) {
        head = await begin(withoutEmptyEnd(row.cells));
        continue;
      }
      last = row;
      if (findings.rows === MOST_EXTRACT_ROWS)
        throw new Unreadable([
          `The file has more than ${whole(MOST_EXTRACT_ROWS)} rows. Split it into several and send one after another.`,
        ]);
      const { values, faults } = head.read(row);
      if (values === null) findings.leaveOut(row.line, faults);
      // the record number comes first, and is never empty
      else if (seen.add(values[0] ?? '')) findings.leaveOut(row.line, [head.repeated]);
      else {
        findings.keep(row.line, faults, values);
        text += lineOf(values);
      }
    }
    if (text !== '') await put(clean, text);
    await follow.at(findings.rows, Math.min(rowsInAll, MOST_EXTRACT_ROWS));
  };

  for await (const piece of await files.read(key)) {
    const text = decode(piece as Buffer);
    if (text.includes('\0'))
      throw new Unreadable(['This file is no text. Save it as CSV UTF-8, and send it again.']);
    await take(pieces.push(text));
    mustGoOn(pieces);
  }
  await take(pieces.push(decode(null)));
  await take(pieces.end());
  mustGoOn(pieces);
  const known = head as (Head & { headings: readonly string[] }) | null;
  if (known === null || findings.rows === 0)
    // without its headings: nobody is to choose columns of a file in which nothing stands below them
    throw new Unreadable(['The file has no rows. It needs a line of headings, and a line for each record.']);
  const end = last as CsvRow | null;
  // a system that was stopped in the middle leaves half a row, which may say something else than the whole one
  if (end && !pieces.endsWithBreak && (encoding.cutOff || end.cells.length < known.headings.length))
    throw new Unreadable([
      `The file ends in the middle of line ${whole(end.line)}. It may be cut off: save it and send it again.`,
    ]);
  clean.end();
  const { headings, columns, notes } = known;
  return { headings, columns, notes };
}

/** Waits where the disk is slower; throws where it has ended the clean file. */
async function put(clean: PassThrough, text: string): Promise<void> {
  if (!clean.destroyed && !clean.write(text)) {
    const over = new AbortController();
    const { signal } = over;
    try {
      await Promise.race([once(clean, 'drain', { signal }), once(clean, 'close', { signal })]);
    } finally {
      // nobody goes on listening
      over.abort();
    }
  }
  if (clean.destroyed) throw clean.errored ?? new Error('The clean file was ended before its rows were.');
}

function mustGoOn({ openQuote, tooLong }: CsvPieces): void {
  if (openQuote !== null)
    throw new Unreadable([
      `The quotation mark that opens on line ${whole(openQuote)} is never closed. The file may be cut off: save it again, or close the mark.`,
    ]);
  if (tooLong !== null)
    throw new Unreadable([
      `Line ${whole(tooLong)} is longer than any row of a table. Save the file as CSV UTF-8, and send it again.`,
    ]);
}

/** Spreadsheets write empty columns behind the last one. */
function withoutEmptyEnd(headings: readonly string[]): readonly string[] {
  let last = headings.length;
  while (last > 0 && headings[last - 1]?.trim() === '') last -= 1;
  return headings.slice(0, last);
}

/** For the engine, not for spreadsheets: nothing is put before what looks like a formula. */
const lineOf = (values: readonly string[]): string => `${values.map(cellOf).join(',')}\n`;
const cellOf = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
