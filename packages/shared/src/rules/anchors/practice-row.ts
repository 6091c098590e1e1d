import { type CalendarDate, isUnreadable, readDate } from '../calendar/index.js';
import { CELL_FAULT_IN_WORDS, cellFault, readCell } from '../csv/index.js';
import { readPostcode } from '../partnerships/index.js';
import { isRefusal } from '../refusals/index.js';
import { holdsNoText } from '../text/index.js';

/** The columns of NHS England's list of practices (ODS epraccur) that are read; others may stand beside them. */
export const PRACTICE_COLUMNS = [
  'organisation_code',
  'name',
  'address_1',
  'address_2',
  'address_3',
  'address_4',
  'address_5',
  'postcode',
  'open_date',
  'status_code',
  'commissioner',
] as const;
export type PracticeColumn = (typeof PRACTICE_COLUMNS)[number];

/** Without these a row says nothing. */
export const NEEDED_PRACTICE_COLUMNS: readonly PracticeColumn[] = [
  'organisation_code',
  'name',
  'status_code',
];

/** A practice as it will be kept. */
export interface Practice {
  readonly odsCode: string;
  readonly name: string;
  readonly address: string;
  readonly postcode: string | null;
  readonly openedOn: CalendarDate | null;
  readonly commissioner: string | null;
}

/** What is wrong with one cell, in a sentence that says how to put it right. */
export interface CellProblem {
  readonly column: PracticeColumn;
  readonly message: string;
}

export type PracticeRow = Practice | 'CLOSED' | readonly CellProblem[];

const CODE = /^[A-Z]\d{5}$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
// a name leaves room for the code that tells it from another of the same name
const LONGEST = { name: 190, address: 500, commissioner: 20 } as const;
/** Words that stay in capitals, or small between others. */
const CAPITALS = new Set(['GP', 'NHS', 'PMS', 'APMS', 'HC', 'MC', 'II', 'III', 'UK', 'UTC', 'PCT', 'ICB']);
const SMALL = new Set(['and', 'at', 'by', 'for', 'in', 'of', 'on', 'the', 'upon', 'le', 'de', 'cum']);

/**
 * One row of the list: the practice, 'CLOSED' for one that is not active (status other than A), or all that is wrong.
 * @param cells the row's text by column; a column that the file has not is absent.
 */
export function readPractice(cells: Readonly<Partial<Record<PracticeColumn, string>>>): PracticeRow {
  const problems: CellProblem[] = [];
  const said = (column: PracticeColumn, message: string): void => {
    problems.push({ column, message });
  };
  const cell = (column: PracticeColumn): string => {
    const raw = cells[column] ?? '';
    const fault = cellFault(raw);
    const value = readCell(raw).normalize('NFC');
    if (fault) said(column, CELL_FAULT_IN_WORDS[fault]);
    else if (holdsNoText(value)) said(column, 'Take out the characters that are no text.');
    return value.replace(/,(?=\S)/g, ', ').replace(/\s+/g, ' ');
  };
  const status = cell('status_code').toUpperCase();
  if (status === '') said('status_code', 'Say whether the practice is active: A for active.');
  const odsCode = cell('organisation_code').toUpperCase();
  if (!CODE.test(odsCode))
    said('organisation_code', 'Write the practice’s ODS code: a letter and five figures, such as A81001.');
  const name = properName(cell('name'));
  if (name === '') said('name', 'Write the practice’s name.');
  if (name.length > LONGEST.name) said('name', `Shorten the name to ${LONGEST.name} characters.`);
  const lines = [1, 2, 3, 4, 5]
    .map((nth) => cell(`address_${nth}` as PracticeColumn))
    .filter((line) => line !== '');
  const address = [...new Set(lines.map(properName))].filter((line) => line !== name).join(', ');
  if (address.length > LONGEST.address)
    said('address_1', `Shorten the address to ${LONGEST.address} characters.`);
  const postcode = readPostcode(cell('postcode') || null);
  if (isRefusal(postcode)) said('postcode', postcode.message);
  const openedOn = dayOf(cell('open_date'));
  if (openedOn === 'UNREADABLE')
    said('open_date', 'Write the date as year, month and day: 19740401 or 1974-04-01.');
  const commissioner = cell('commissioner').toUpperCase();
  if (commissioner.length > LONGEST.commissioner)
    said('commissioner', `Shorten the commissioner’s code to ${LONGEST.commissioner} characters.`);
  if (problems.length > 0 || isRefusal(postcode) || openedOn === 'UNREADABLE') return problems;
  if (status !== 'A') return 'CLOSED';
  return { odsCode, name, address, postcode, openedOn, commissioner: commissioner || null };
}

function dayOf(text: string): CalendarDate | null | 'UNREADABLE' {
  if (text === '') return null;
  const read = readDate(text.replace(COMPACT_DATE, '$1-$2-$3'));
  return isUnreadable(read) ? 'UNREADABLE' : read;
}

/** The list shouts: 'THE DENSHAM SURGERY' is 'The Densham Surgery'. What is written in small letters already stays. */
export function properName(text: string): string {
  if (text !== text.toUpperCase()) return text;
  return text
    .split(' ')
    .map((word, nth) => {
      if (CAPITALS.has(word) || /\d/.test(word) || /^(?:[A-Z]|\(?(?:[A-Z]\.)+[A-Z]?\)?)$/.test(word))
        return word;
      const small = word.toLowerCase();
      if (nth > 0 && SMALL.has(small)) return small;
      return small.replace(
        /(^mc|^o['’]|^|[-(/.,&"])(\p{L})/gu,
        (_all, before: string, letter: string) =>
          before.replace(/^[mo]/, (first) => first.toUpperCase()) + letter.toUpperCase(),
      );
    })
    .join(' ');
}
