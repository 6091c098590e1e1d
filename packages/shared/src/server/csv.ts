import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../rules/index.js';

export type CsvCell = string | number | boolean | null;

/** The headings of a file, with the mark by which spreadsheets know UTF-8. */
export const csvHead = (headings: readonly string[]): string =>
  stringify([headings.map(safeCell)], { bom: true, record_delimiter: '\r\n' });

/** Rows of a file; every text is made safe. */
export const csvRows = (rows: readonly (readonly CsvCell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? safeCell(cell) : (cell ?? '')))),
    { record_delimiter: '\r\n', cast: { boolean: (value) => (value ? 'yes' : 'no') } },
  );
