import { decodeText, type Encoding, readCell, readCsv } from '../csv/index.js';
import {
  type CellProblem,
  NEEDED_PRACTICE_COLUMNS,
  PRACTICE_COLUMNS,
  type Practice,
  type PracticeColumn,
  readPractice,
} from './practice-row.js';

/** A wrong row: its line in the file, and what is wrong by column. */
export interface WrongRow {
  readonly line: number;
  readonly odsCode: string;
  readonly problems: readonly CellProblem[];
}

/** The list as it was read: what can be kept, what is left out, what has to be put right. */
export interface PracticeList {
  readonly encoding: Encoding;
  readonly practices: readonly (Practice & { readonly line: number })[];
  /** practices that are no longer active: left out */
  readonly closed: number;
  readonly wrong: readonly WrongRow[];
}

/**
 * Reads a list of practices in the shape of NHS England's (ODS epraccur with its headings): every row is read by
 * itself, and a wrong one keeps no other from being imported. A code that comes twice is wrong the second time.
 * @returns a sentence when the file as a whole cannot be read.
 */
export function readPractices(bytes: Uint8Array): PracticeList | string {
  const { text, encoding, cutOff } = decodeText(bytes);
  const { rows, openQuote } = readCsv(text);
  if (openQuote !== null)
    return `A quotation mark opens in line ${openQuote} and never closes. Close it, or send the file anew: it may have been cut off.`;
  if (cutOff) return 'The file ends in the middle of a character: it was cut off. Send it anew.';
  const [headings, ...rest] = rows;
  if (!headings) return 'The file is empty.';
  const places = new Map<PracticeColumn, number>();
  for (const [nth, cell] of headings.cells.entries()) {
    const name = readCell(cell).toLowerCase().replace(/\s+/g, '_');
    const column = PRACTICE_COLUMNS.find((one) => one === name);
    if (column && !places.has(column)) places.set(column, nth);
  }
  const missing = NEEDED_PRACTICE_COLUMNS.filter((column) => !places.has(column));
  if (missing.length > 0)
    return `The file has no column ${missing.map((column) => `“${column}”`).join(' and ')}. Its first line names the columns.`;
  const practices: (Practice & { line: number })[] = [];
  const wrong: WrongRow[] = [];
  const lines = new Map<string, number>();
  let closed = 0;
  for (const { line, cells } of rest) {
    const row = Object.fromEntries([...places].map(([column, nth]) => [column, cells[nth] ?? '']));
    const read = readPractice(row);
    const odsCode = readCell(row.organisation_code ?? '')
      .toUpperCase()
      .slice(0, 20);
    const before = lines.get(odsCode);
    if (read === 'CLOSED') closed += 1;
    else if (isWrong(read)) wrong.push({ line, odsCode, problems: read });
    else if (before !== undefined)
      wrong.push({
        line,
        odsCode,
        problems: [{ column: 'organisation_code', message: `This code stands in line ${before} already.` }],
      });
    else {
      lines.set(odsCode, line);
      practices.push({ ...read, line });
    }
  }
  return { encoding, practices, closed, wrong };
}

const isWrong = (read: Practice | readonly CellProblem[]): read is readonly CellProblem[] =>
  Array.isArray(read);

/**
 * The names under which practices are kept, by code: a name that several have, or that another organisation holds,
 * is told apart by the code, since a partnership has each name once.
 * @param taken names of organisations that are none of these practices, in small letters
 */
export function practiceNames(
  practices: readonly Pick<Practice, 'odsCode' | 'name'>[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of practices) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return new Map(
    practices.map(({ odsCode, name }) => {
      const key = name.toLowerCase();
      const alone = counts.get(key) === 1 && !taken.has(key);
      return [odsCode, alone ? name : `${name} (${odsCode})`];
    }),
  );
}
