import { type DateRange, parseDate, quarterOf } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { MOST_PERIODS, type PlannedPeriodInput } from './check-plan.js';

const QUARTER = /^(\d{4})\s*-?\s*Q([1-4])$/i;
const MONTH = /^\d{4}-\d{2}$/;

/**
 * Reads a plan as it is pasted from a spreadsheet or a CSV file: a line each, its cells separated by tabs, semicolons or
 * commas: 'first day, last day, amount', or 'quarter, amount' ('2026 Q2'). Days may be months ('2026-04'). A line of
 * headings, blank lines, currency signs and separators of thousands are passed over.
 *
 * @returns the periods in the order given, their amounts unread; INVALID, which names the line.
 */
export function readPlanText(text: string): PlannedPeriodInput[] | Refusal {
  const lines = text
    .split(/\r?\n/)
    .map((line, nth) => ({ cells: cellsOf(line), number: nth + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const periods: PlannedPeriodInput[] = [];
  for (const [nth, { cells, number }] of lines.entries()) {
    const period = periodOf(cells);
    if (period) periods.push(period);
    else if (nth > 0 || cells.some((cell) => /\d/.test(cell)))
      return refuse(
        'INVALID',
        `Line ${number} cannot be read. Write the first day, the last day and the amount, or a quarter such as 2026 Q2 and the amount.`,
        'pasted',
      );
    if (periods.length > MOST_PERIODS)
      return refuse('INVALID', `Paste at most ${MOST_PERIODS} lines.`, 'pasted');
  }
  return periods.length > 0
    ? periods
    : refuse('INVALID', 'Paste at least one line with a period and an amount.', 'pasted');
}

/** Cells of a line; what stands in quotes is one, whatever is in it. */
function cellsOf(line: string): string[] {
  const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',';
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  cells.push(cell.trim());
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

function periodOf(cells: readonly string[]): PlannedPeriodInput | null {
  const [first = '', second = '', third] = cells;
  const range = third === undefined ? readQuarter(first) : readDays(first, second);
  const amount = readAmount(third ?? second);
  return range && amount !== null && cells.length <= 3 ? { ...range, amount } : null;
}

function readQuarter(text: string): DateRange | null {
  const [, year = '', quarter = ''] = QUARTER.exec(text) ?? [];
  const day = parseDate(`${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`);
  return day && quarterOf(day);
}

function readDays(first: string, last: string): DateRange | null {
  const from = parseDate(MONTH.test(first) ? `${first}-01` : first);
  const to = MONTH.test(last) ? lastOfMonth(last) : parseDate(last);
  return from && to && { from, to };
}

function lastOfMonth(month: string): DateRange['to'] | null {
  for (const day of ['31', '30', '29', '28']) {
    const date = parseDate(`${month}-${day}`);
    if (date) return date;
  }
  return null;
}

/** '£1,234.50' is 1234.50; null where there is no figure. */
function readAmount(text: string): string | null {
  const bare = text.replace(/^\p{Sc}\s*/u, '').replace(/,(?=\d{3}(?:\D|$))/g, '');
  return /^\d+(\.\d+)?$/.test(bare) ? bare : null;
}
