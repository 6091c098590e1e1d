import { formatDecimal } from '../../rules/index.js';
import { csvHead, csvRows } from '../csv.js';
import { STATEMENT_STATE_IN_WORDS, type StatementDocument } from './statement-document.js';

const HEADINGS = [
  'Statement',
  'Partnership',
  'Funder',
  'Period end',
  'State',
  'Settled on',
  'Settlement reference',
  'Outcome code',
  'Outcome',
  'Entry',
  'Claims',
  'Amount',
  'Currency',
];

/**
 * The statement as CSV: a row for each outcome billed and one for each given back. There is no row of the total,
 * so that the column of amounts adds up to it. UTF-8 with the mark that spreadsheets look for.
 */
export function buildStatementCsv({ statement, partnershipName }: StatementDocument): string {
  const rows = statement.lines.map((line) => [
    statement.reference,
    partnershipName,
    statement.funder.name,
    statement.periodEnd,
    STATEMENT_STATE_IN_WORDS[statement.state],
    statement.settledOn,
    statement.settlementReference,
    line.outcomeCode,
    line.title,
    line.givenBack ? 'Given back' : 'Billed',
    line.claimCount,
    formatDecimal(line.total.amount, line.total.currency),
    line.total.currency,
  ]);
  return csvHead(HEADINGS) + csvRows(rows);
}
