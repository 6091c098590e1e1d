import type { CalendarDate } from '../calendar/index.js';
import { CELL_FAULT_IN_WORDS, type CsvRow, cellFault, readCell } from '../csv/index.js';
import { checkReferral, type ReferralDraft } from './check-referral.js';
import { type ColumnMap, REFERRAL_COLUMNS } from './columns.js';
import {
  LAWFUL_BASES,
  LAWFUL_BASIS_IN_WORDS,
  type ReferralField,
  type ReferralInput,
  SAFE_WAY_IN_WORDS,
  SAFE_WAYS,
} from './fields.js';

/** What is wrong with one cell of a file: where a person finds it, and how to put it right. */
export interface RowFault {
  /** The line of the file on which the row begins, from 1. */
  readonly row: number;
  /** The heading of the column, as the file or our own format calls it; '' for the row as a whole. */
  readonly column: string;
  readonly message: string;
}

/** Small letters and figures alone, so that 'E-Mail' and 'public_task' are found. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const codesOf = <T extends string>(
  codes: readonly T[],
  inWords: Readonly<Record<T, string>>,
): ReadonlyMap<string, T> =>
  new Map(
    codes.flatMap((code): [string, T][] => [
      [bare(code), code],
      [bare(inWords[code]), code],
    ]),
  );

/** How people call the ways in their own lists. */
const MORE_WAYS: readonly [string, (typeof SAFE_WAYS)[number]][] = [
  ['phone', 'CALL'],
  ['telephone', 'CALL'],
  ['mobile', 'CALL'],
  ['sms', 'TEXT'],
  ['textmessage', 'TEXT'],
  ['mail', 'EMAIL'],
  ['visit', 'IN_PERSON'],
];
const WAYS = new Map([...codesOf(SAFE_WAYS, SAFE_WAY_IN_WORDS), ...MORE_WAYS]);
const BASES = codesOf(LAWFUL_BASES, LAWFUL_BASIS_IN_WORDS);

const listOf = (words: Readonly<Record<string, string>>): string => Object.values(words).join(', ');

/** A cell whose word must be one of a list, as its code; null where the list has no such word. */
function codeOf(field: ReferralField, value: string): string | null {
  if (field === 'safeWay') return WAYS.get(bare(value)) ?? null;
  return BASES.get(bare(value)) ?? null;
}

const CHOICES: Readonly<Partial<Record<ReferralField, string>>> = {
  safeWay: `Write one of: ${listOf(SAFE_WAY_IN_WORDS)}.`,
  lawfulBasis: `Write one of: ${listOf(LAWFUL_BASIS_IN_WORDS)}.`,
};

/**
 * One row of a file as a referral, or everything that is wrong with it, in the order of the file's columns.
 * @param columns what each column holds (columns.ts); @param headings how the file itself calls them.
 */
export function readReferralRow(
  row: CsvRow,
  columns: ColumnMap,
  headings: readonly string[],
  today: CalendarDate,
): ReferralDraft | RowFault[] {
  const at = row.line;
  const extra = row.cells.slice(columns.length).filter((cell) => readCell(cell) !== '');
  if (extra.length > 0)
    return [
      {
        row: at,
        column: '',
        message:
          'This row has more cells than there are headings. Put quotation marks round a cell that holds the separator.',
      },
    ];
  const found = new Map<ReferralField, string>();
  const input: Partial<Record<ReferralField, string>> = {};
  for (const [nth, field] of columns.entries()) {
    if (field === null) continue;
    const cell = row.cells[nth] ?? '';
    const value = readCell(cell);
    const odd = cellFault(cell);
    const choices = CHOICES[field];
    if (odd) found.set(field, CELL_FAULT_IN_WORDS[odd]);
    else if (choices === undefined || value === '') input[field] = value;
    else {
      const code = codeOf(field, value);
      if (code === null) found.set(field, choices);
      else input[field] = code;
    }
  }
  const referral = checkReferral(input as ReferralInput, today);
  if (!Array.isArray(referral) && found.size === 0) return referral;
  if (Array.isArray(referral))
    // what is said of the cell itself comes first
    for (const { field, message } of referral)
      if (!found.has(field as ReferralField)) found.set(field as ReferralField, message);
  return [...found]
    .map(([field, message]) => ({ nth: columns.indexOf(field), field, message }))
    .sort((one, other) => placeOf(one.nth) - placeOf(other.nth))
    .map(({ nth, field, message }) => ({
      row: at,
      column: readCell(headings[nth] ?? '') || REFERRAL_COLUMNS[field].heading,
      message,
    }));
}

/** A field that the file has no column for is told last. */
const placeOf = (nth: number): number => (nth === -1 ? Number.MAX_SAFE_INTEGER : nth);
