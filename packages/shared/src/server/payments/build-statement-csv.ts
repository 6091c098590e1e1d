import { stringify } from 'csv-stringify/sync';
import { formatDecimal } from '../../rules/index.js';
import { lineName, STATEMENT_STATE_IN_WORDS, type StatementDocument } from './statement-document.js';

const HEADINGS = [
  'Statement',
  'Partnership',
  'Funder',
  'Period end',
  'State',
  'Settled on',
  'Settlement reference',
  'Outcome',
  'Claims',
  'Amount',
  'Currency',
];

/** What a spreadsheet would take for a formula; a name must stay a name. Amounts are ours and may be negative. */
const textCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** The statement as CSV: a row for each outcome, and the total. UTF-8 with the mark that spreadsheets look for. */
export function buildStatementCsv({ statement, partnershipName }: StatementDocument): string {
  const row = (name: string, claims: number | '', total: bigint): (string | number)[] => [
    textCell(statement.reference),
    textCell(partnershipName),
    textCell(statement.funder.name),
    statement.periodEnd,
    STATEMENT_STATE_IN_WORDS[statement.state],
    statement.settledOn ?? '',
    textCell(statement.settlementReference ?? ''),
    textCell(name),
    claims,
    formatDecimal(total, statement.total.currency),
    statement.total.currency,
  ];
  return stringify(
    [
      ...statement.lines.map((line) => row(lineName(line.outcomeCode), line.claimCount, line.total.amount)),
      row('Total', '', statement.total.amount),
    ],
    { header: true, columns: HEADINGS, bom: true, record_delimiter: '\r\n' },
  );
}
