import { formatDecimal } from '../../rules/index.js';
import { exportList } from '../export-list.js';
import type { Actor } from '../tenancy/index.js';
import { listRuns, type PaymentRunsRequest } from './payment-runs.js';
import type { PaymentRunView, StatementView } from './payment-views.js';
import { listStatements, type StatementsRequest } from './statements.js';

/** Payment runs, as the list shows them, as a CSV file in parts. @throws Fault FORBIDDEN */
export const exportRuns = (
  actor: Actor,
  filter: Pick<PaymentRunsRequest, 'state' | 'sort'> = {},
): AsyncGenerator<string> =>
  exportList<PaymentRunView>(actor, (tenant) => {
    tenant.must('runs');
    return {
      headings: ['Period to', 'For', 'State', 'Authorised', 'Claims', 'Unfunded', 'Total', 'Currency'],
      read: (inside, page) => listRuns(inside, { ...filter, ...page }),
      row: (run) => [
        run.periodEnd,
        run.kind,
        run.state,
        run.authorisedAt !== null,
        run.claimCount,
        run.unfundedClaimCount,
        formatDecimal(run.total.amount, run.total.currency),
        run.total.currency,
      ],
    };
  });

/** Statements, as the list shows them, as a CSV file in parts; a funder its own. @throws Fault FORBIDDEN */
export const exportStatements = (
  actor: Actor,
  filter: Pick<StatementsRequest, 'state' | 'funderId' | 'from' | 'to' | 'sort'> = {},
): AsyncGenerator<string> =>
  exportList<StatementView>(actor, (tenant) => {
    tenant.must('statements');
    return {
      headings: ['Statement', 'Funder', 'Period to', 'For', 'State', 'Settled on', 'Total', 'Currency'],
      read: (inside, page) => listStatements(inside, { ...filter, ...page }),
      row: (one) => [
        one.reference,
        one.funder.name,
        one.periodEnd,
        one.kind,
        one.state,
        one.settledOn,
        formatDecimal(one.total.amount, one.total.currency),
        one.total.currency,
      ],
    };
  });
