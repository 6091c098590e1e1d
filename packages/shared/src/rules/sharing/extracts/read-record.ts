import type { CalendarDate } from '../../calendar/index.js';
import { type CsvRow, readCell } from '../../csv/index.js';
import { type NamePart, PART_OF_NAME, partOf } from '../../matching/part-name.js';
import { FIELD_TITLES, PERSON_FIELDS, RECORD_ID, WHOLE_NAME } from '../shared-fields.js';
import {
  type AgreedFields,
  type ExtractColumns,
  type ExtractField,
  extractFields,
  leastCompared,
  neededFields,
  titlesOf,
} from './extract-columns.js';
import { readSharedValue } from './read-shared-value.js';

/** More than any partnership's employment feed; what is larger is sent in parts. */
export const MOST_EXTRACT_ROWS = 1_000_000;
/** The largest extract, in bytes: a million encoded records, which are the longest. */
export const LARGEST_EXTRACT = 1536 * 1024 * 1024;

/** What is said of a row, or of one cell of it: a sentence, without what stands there. */
export interface RecordFault {
  /** the heading; '' for the row as a whole */
  readonly column: string;
  readonly message: string;
}

/** A row of an extract as it goes into the clean file, null where it stays out; and what is said of it. */
export interface ReadRecord {
  /** in the order of `extractFields`; '' where nothing is known */
  readonly values: readonly string[] | null;
  readonly faults: readonly RecordFault[];
}

/** What is the same for all rows of a file. */
export interface RecordReading {
  readonly headings: readonly string[];
  readonly columns: ExtractColumns;
  readonly agreed: AgreedFields;
  /** in the partnership's time zone */
  readonly today: CalendarDate;
  /** the last day of which the file tells */
  readonly describesUntil: CalendarDate;
}

/** What of a whole name each field is. */
const PART_OF: Readonly<Partial<Record<ExtractField, NamePart>>> = PART_OF_NAME;
const STAYS_OUT = 'The row stays out.';
const USED_WITHOUT = 'The row is used without it.';
/** An end that cannot be read would look like no end at all, and prove more than there was. */
const MUST_BE_READ: ReadonlySet<ExtractField> = /* @__PURE__ */ new Set(['ENDED_ON'] as const);

/**
 * Prepares the reading of rows.
 * @returns reads one row; it keeps nothing of it
 */
export function recordReader({
  headings,
  columns,
  agreed,
  today,
  describesUntil,
}: RecordReading): (row: CsvRow) => ReadRecord {
  const fields = extractFields(agreed);
  const whole = columns.indexOf(WHOLE_NAME);
  const places = fields.map((field) => (whole !== -1 && PART_OF[field] ? whole : columns.indexOf(field)));
  const needed = new Set(neededFields(agreed));
  const least = leastCompared(agreed);
  const called = fields.map(
    (field, nth) => readCell(headings[places[nth] ?? -1] ?? '') || FIELD_TITLES[field],
  );
  const compared = fields.flatMap((field, nth) =>
    (PERSON_FIELDS as readonly string[]).includes(field) ? [nth] : [],
  );
  const at = (field: ExtractField): number => fields.indexOf(field);
  const [startedAt, endedAt, admittedAt] = [at('STARTED_ON'), at('ENDED_ON'), at('ADMITTED_ON')];

  return ({ cells }) => {
    if (cells.length > headings.length && cells.slice(headings.length).some((cell) => readCell(cell) !== ''))
      return out(
        '',
        'This row has more cells than there are headings. Put quotation marks round a cell that holds the separator.',
      );
    const faults: RecordFault[] = [];
    const values: string[] = [];
    let isOut = false;
    const leaveOut = (nth: number, message: string): void => {
      isOut = true;
      faults.push({ column: called[nth] ?? '', message: `${message} ${STAYS_OUT}` });
    };
    for (const [nth, field] of fields.entries()) {
      const cell = cells[places[nth] ?? -1] ?? '';
      const read = whole === -1 ? readSharedValue(field, cell, today) : readPart(field, cell, today);
      values.push(typeof read === 'string' ? read : '');
      if (typeof read === 'string') continue;
      const isNeeded = needed.has(field);
      if (read === null) {
        if (isNeeded) leaveOut(nth, `“${FIELD_TITLES[field]}” is empty.`);
      } else if (isNeeded || MUST_BE_READ.has(field)) leaveOut(nth, read.message);
      else if (whole === -1 || field !== 'FAMILY_NAME')
        // of a whole name once, not of both its parts
        faults.push({ column: called[nth] ?? '', message: `${read.message} ${USED_WITHOUT}` });
    }
    const started = values[startedAt] ?? '';
    const ended = values[endedAt] ?? '';
    if (started !== '' && ended !== '' && ended < started) leaveOut(endedAt, 'It ended before it started.');
    for (const nth of [startedAt, admittedAt])
      if ((values[nth] ?? '') > describesUntil)
        leaveOut(nth, 'This is after the last day that the file tells of.');
    if (compared.filter((nth) => values[nth] !== '').length < least) {
      isOut = true;
      faults.push({
        column: '',
        message:
          least === 1
            ? `Nothing says who it is: ${titlesOf(agreed.compares)} is empty. ${STAYS_OUT}`
            : `Too little says who it is. At least ${least} are needed of: ${titlesOf(agreed.compares)}. ${STAYS_OUT}`,
      });
    }
    return { values: isOut ? null : values, faults };
  };
}

/** Of a whole name its part; every other field as it stands. */
function readPart(
  field: ExtractField,
  cell: string,
  today: CalendarDate,
): ReturnType<typeof readSharedValue> {
  const read = readSharedValue(field, cell, today);
  const part = PART_OF[field];
  if (part === undefined || typeof read !== 'string') return read;
  const of = partOf(read, part);
  return of === null ? null : readSharedValue(field, of, today);
}

/** What is said of a row whose record number stood in an earlier one. */
export const repeatedRecord = (headings: readonly string[], columns: ExtractColumns): RecordFault => ({
  column: readCell(headings[columns.indexOf(RECORD_ID)] ?? ''),
  message: `An earlier row has the same record number. ${STAYS_OUT}`,
});

const out = (column: string, message: string): ReadRecord => ({
  values: null,
  faults: [{ column, message: `${message} ${STAYS_OUT}` }],
});
