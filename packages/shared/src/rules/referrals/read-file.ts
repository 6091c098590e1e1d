import type { CalendarDate } from '../calendar/index.js';
import { type CsvFile, type CsvRow, decodeText, type Encoding, readCsv } from '../csv/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import type { ReferralDraft } from './check-referral.js';
import { type MappedColumns, mapColumns } from './columns.js';
import type { ReferralField } from './fields.js';
import { type RowFault, readReferralRow } from './read-row.js';
import { referralKey } from './row-key.js';

export const MOST_IMPORTED_ROWS = 50_000;
const MOST_COLUMNS = 500;
/** What begins a file that is no text: a workbook of Excel (a ZIP archive), an older one, a PDF. */
const NO_TEXT: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];

/** A file whose headings are understood, before its rows are read. */
export interface ReferralFile {
  readonly encoding: Encoding;
  readonly headings: readonly string[];
  readonly columns: MappedColumns;
  readonly rows: readonly CsvRow[];
  /** That the end of the file is missing, where it seems so: what came before can be imported. */
  readonly cutOff: RowFault | null;
}

export type ReadRow =
  | { readonly row: number; readonly key: string; readonly referral: ReferralDraft }
  | { readonly row: number; readonly faults: readonly RowFault[] };

/** INVALID (file) where a file begins as one that is no text: its first bytes are enough to know. */
export function checkIsText(beginning: Uint8Array): Refusal | null {
  return NO_TEXT.some((mark) => mark.every((byte, nth) => beginning[nth] === byte))
    ? refuse('INVALID', 'This is no CSV file. In your spreadsheet choose Save as, then CSV UTF-8.', 'file')
    : null;
}

/**
 * Opens a file of referrals: decodes it, finds its separator and its columns. INVALID (file) for what is no such file;
 * what is wrong with headings stands in `columns.faults`, to be put right by choosing.
 */
export function openReferralFile(
  bytes: Uint8Array,
  chosen?: ReadonlyMap<number, ReferralField | null>,
): ReferralFile | Refusal {
  const noText = checkIsText(bytes);
  if (noText) return noText;
  const { text, encoding, cutOff } = decodeText(bytes);
  if (text.includes('\0')) return refuse('INVALID', 'This file is no text. Save it as CSV UTF-8.', 'file');
  const csv = readCsv(text);
  const [head, ...rows] = csv.rows;
  if (!head || rows.length === 0)
    return refuse(
      'INVALID',
      'The file has no rows. It needs a line of headings and a line for each person.',
      'file',
    );
  const headings = withoutEmptyEnd(head.cells, rows);
  if (headings.length > MOST_COLUMNS)
    return refuse(
      'INVALID',
      `The file has ${headings.length} columns. Keep to at most ${MOST_COLUMNS}.`,
      'file',
    );
  if (rows.length > MOST_IMPORTED_ROWS)
    return refuse(
      'INVALID',
      `The file has ${rows.length.toLocaleString('en-GB')} rows. Split it into files of at most ${MOST_IMPORTED_ROWS.toLocaleString('en-GB')}.`,
      'file',
    );
  const missing = whatIsMissing(csv, cutOff, headings.length);
  return {
    encoding,
    headings,
    columns: mapColumns(headings, chosen),
    // what was cut is told, and never read as if it were whole
    rows: missing ? rows.filter(({ line }) => line < missing.row) : rows,
    cutOff: missing,
  };
}

/** Spreadsheets write empty columns behind the last one: those without a heading or a value are none. */
function withoutEmptyEnd(headings: readonly string[], rows: readonly CsvRow[]): readonly string[] {
  let last = headings.length;
  while (last > 0 && headings[last - 1]?.trim() === '' && rows.every(({ cells }) => !cells[last - 1]?.trim()))
    last -= 1;
  return headings.slice(0, last);
}

/** Where the file breaks off: inside quotes, inside a character, or in a last row that lacks cells and a line's end. */
function whatIsMissing(csv: CsvFile, cutOff: boolean, width: number): RowFault | null {
  const last = csv.rows.at(-1);
  if (csv.openQuote !== null && last)
    return {
      row: last.line,
      column: '',
      message: `The quotation mark that opens on line ${csv.openQuote} is never closed. The file may be cut off: save it again, or close the mark.`,
    };
  if (!last || csv.endsWithBreak || !(cutOff || last.cells.length < width)) return null;
  return {
    row: last.line,
    column: '',
    message: 'The file ends in the middle of this row. It may be cut off: save and send it again.',
  };
}

/** Reads the rows one after another, so that a long file shows its progress and needs no more memory than a row. */
export function* readReferralRows(file: ReferralFile, today: CalendarDate): Generator<ReadRow, void> {
  const { columns } = file.columns;
  const dayAt = columns.indexOf('referredOn');
  for (const row of file.rows) {
    const referral = readReferralRow(row, columns, file.headings, today);
    if (Array.isArray(referral)) yield { row: row.line, faults: referral };
    else {
      const dayGiven = dayAt !== -1 && (row.cells[dayAt] ?? '').trim() !== '';
      yield { row: row.line, key: referralKey(referral, dayGiven), referral };
    }
  }
}
