import { type CalendarDate, may } from '../../rules/index.js';
import { moneyOrNull } from '../money.js';
import type { Tenant } from '../tenancy/index.js';
import type { FunderName, PaymentRunKind, StatementState, StatementView } from './payment-views.js';

/** A statement as json_build_object writes it: amounts as text, since a number would lose pence. */
export interface StatementJson {
  id: string;
  reference: string;
  kind: PaymentRunKind;
  funder: FunderName;
  periodEnd: CalendarDate;
  state: StatementState;
  total: string;
  settledOn: CalendarDate | null;
  settlementReference: string | null;
  lines: { outcomeCode: string; claimCount: number; total: string }[] | null;
}

/** Whoever watches the money reads the ledger; a funder reads views of its own share and nothing else. */
export const readsLedger = (tenant: Tenant): boolean => tenant.me.isSystem || may(tenant.me.roles, 'runs');

const STAFF_LINES = `
  SELECT coalesce(c.outcome_code, s.kind) AS outcome_code,
    count(DISTINCT e.claim_id) FILTER (WHERE e.amount > 0)
      - count(DISTINCT e.claim_id) FILTER (WHERE e.amount < 0) AS claim_count,
    sum(e.amount) AS total
  FROM ledger_entry e
  LEFT JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
  WHERE e.partnership_id = s.partnership_id AND e.run_id = s.run_id AND e.funder_id = s.funder_id
    AND e.account = 'DUE'
  GROUP BY 1`;

const FUNDERS_LINES = `
  SELECT l.outcome_code, l.claim_count, l.total FROM funder_statement_line l
  WHERE l.partnership_id = s.partnership_id AND l.statement_id = s.id`;

/** SQL that makes the JSON of the statement `s` and its funder `o`. */
export const statementJson = (tenant: Tenant, withLines: boolean): string => `json_build_object(
  'id', s.id, 'reference', s.reference, 'kind', s.kind, 'periodEnd', s.period_end, 'state', s.state,
  'total', s.total::text, 'settledOn', s.settled_on, 'settlementReference', s.settlement_reference,
  'funder', json_build_object('id', o.id, 'name', o.name, 'kinds', o.kinds),
  'lines', ${
    withLines
      ? `(SELECT json_agg(json_build_object('outcomeCode', l.outcome_code, 'claimCount', l.claim_count,
          'total', l.total::text) ORDER BY l.outcome_code)
        FROM (${readsLedger(tenant) ? STAFF_LINES : FUNDERS_LINES}) l)`
      : 'NULL'
  })`;

export const FROM_STATEMENT = `
  FROM statement s JOIN organisation o ON o.partnership_id = s.partnership_id AND o.id = s.funder_id`;

/** The JSON with exact amounts beside their currency. */
export function toStatement(json: StatementJson, currency: string): StatementView {
  return {
    ...json,
    total: { amount: BigInt(json.total), currency },
    lines: (json.lines ?? []).map((line) => ({
      ...line,
      total: moneyOrNull(line.total, currency) ?? { amount: 0n, currency },
    })),
  };
}

/** One statement that the actor may see, with its lines; undefined when there is none. */
export async function readStatement(tenant: Tenant, id: string): Promise<StatementView | undefined> {
  const row = await tenant.row<{ statement: StatementJson }>(
    `SELECT ${statementJson(tenant, true)} AS statement ${FROM_STATEMENT}
     WHERE s.partnership_id = $1 AND s.id = $2`,
    [tenant.partnership.id, id],
  );
  return row && toStatement(row.statement, tenant.partnership.currency);
}
