export * from './authorise-payments.js';
export * from './build-statement-csv.js';
export * from './build-statement-pdf.js';
export * from './cancel-payments.js';
export * from './execute-run.js';
export * from './export-lists.js';
export * from './funder-shares.js';
export { contractMaximum } from './funding-state.js';
export type { LedgerFinding } from './ledger-checks.js';
export * from './money-flows.js';
export * from './paid-by-others.js';
export {
  PAYMENT_RUN_SORTS,
  type PaymentRunSort,
  type PaymentRunsRequest,
  paymentRun,
  paymentRuns,
} from './payment-runs.js';
export * from './payment-views.js';
export * from './portfolio.js';
export * from './prepare-scheduled-run.js';
export * from './record-grant.js';
export * from './record-opening.js';
export { runPayments } from './run-payments.js';
export { previewRun, type RunPreviewView } from './run-warnings.js';
export * from './settle-statement.js';
export { type StatementDocument, statementDocument } from './statement-document.js';
export {
  STATEMENT_SORTS,
  type StatementSort,
  type StatementsRequest,
  statement,
  statements,
} from './statements.js';
export * from './verify-ledger.js';
