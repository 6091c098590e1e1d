import type { CalendarDate } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import type { JobState } from '../outbox/index.js';
import type { Tenant } from '../tenancy/index.js';
import type { PaymentRunKind, PaymentRunView, RunParts } from './payment-views.js';
import { FROM_STATEMENT, type StatementJson, statementJson, toStatement } from './read-statements.js';

export interface RunRow {
  id: string;
  kind: PaymentRunKind;
  period_end: CalendarDate;
  state: JobState;
  reason: string | null;
  claim_count: number;
  total: bigint;
  unfunded_count: number;
  unfunded_total: bigint;
  given_back_count: number;
  given_back_total: bigint;
  without_agreement_count: number;
  done_count: number;
  to_do_count: number;
  prepared_by: PersonView | null;
  prepared_at: Date;
  authorised_by: PersonView | null;
  authorised_at: Date | null;
  cancelled_by: PersonView | null;
  cancelled_at: Date | null;
  statements: StatementJson[] | null;
}

/** SELECT ... FROM of runs `r`, with the parts that were asked for nested in each row. */
export const selectRuns = (tenant: Tenant, parts: RunParts): string => `
  SELECT r.id, r.kind, r.period_end, r.state, r.reason, r.claim_count, r.total, r.unfunded_count, r.unfunded_total,
    r.given_back_count, r.given_back_total, r.without_agreement_count, r.done_count, r.to_do_count, r.prepared_at,
    r.authorised_at, r.cancelled_at, ${personOf('r.prepared_by')} AS prepared_by,
    ${personOf('r.authorised_by')} AS authorised_by, ${personOf('r.cancelled_by')} AS cancelled_by,
    ${
      parts.statements
        ? `(SELECT json_agg(${statementJson(tenant, parts.lines ? 'ON_SCREEN' : 'NONE')} ORDER BY s.reference) ${FROM_STATEMENT}
            WHERE s.partnership_id = r.partnership_id AND s.run_id = r.id)`
        : 'NULL'
    } AS statements
  FROM payment_run r`;

export function toRun(row: RunRow, currency: string): PaymentRunView {
  return {
    id: row.id,
    kind: row.kind,
    periodEnd: row.period_end,
    state: row.state,
    reason: row.reason,
    claimCount: row.claim_count,
    total: { amount: row.total, currency },
    billedTotal: { amount: row.total + row.given_back_total, currency },
    givenBackCount: row.given_back_count,
    givenBackTotal: { amount: row.given_back_total, currency },
    unfundedClaimCount: row.unfunded_count,
    unfundedTotal: { amount: row.unfunded_total, currency },
    withoutAgreementCount: row.without_agreement_count,
    progress: { done: row.done_count, total: row.to_do_count },
    preparedBy: row.prepared_by,
    preparedAt: row.prepared_at,
    authorisedBy: row.authorised_by,
    authorisedAt: row.authorised_at,
    cancelledBy: row.cancelled_by,
    cancelledAt: row.cancelled_at,
    warnings: [],
    statements: (row.statements ?? []).map((statement) => toStatement(statement, currency)),
  };
}

/** One run that the actor may see; undefined when there is none. */
export async function readRun(
  tenant: Tenant,
  id: string,
  parts: RunParts = { statements: true, lines: true },
): Promise<PaymentRunView | undefined> {
  const row = await tenant.row<RunRow>(
    `${selectRuns(tenant, parts)} WHERE r.partnership_id = $1 AND r.id = $2`,
    [tenant.partnership.id, id],
  );
  return row && toRun(row, tenant.partnership.currency);
}
