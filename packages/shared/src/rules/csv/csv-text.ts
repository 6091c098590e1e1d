import { safeCell } from './safe-cell.js';

/** The mark by which spreadsheets know UTF-8. */
const MARK = '\uFEFF';

const quoted = (text: string): string => (/["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A small CSV file as text, headings first; words are made safe for spreadsheets, numbers stay as they are. */
export const csvText = (rows: readonly (readonly (string | number | bigint)[])[]): string =>
  MARK +
  rows
    .map((row) =>
      row.map((cell) => quoted(typeof cell === 'string' ? safeCell(cell) : String(cell))).join(','),
    )
    .map((line) => `${line}\r\n`)
    .join('');
