import { type CalendarDate, may } from '../../rules/index.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import type { Tenant } from '../tenancy/index.js';
import {
  LUMP_SUM_WORDS,
  type PaymentRunKind,
  type StatementState,
  type StatementView,
} from './payment-views.js';

/** A statement as json_build_object writes it: amounts as text, since a number would lose pence. */
export interface StatementJson {
  id: string;
  reference: string;
  kind: PaymentRunKind;
  funder: OrganisationView;
  periodEnd: CalendarDate;
  state: StatementState;
  total: string;
  settledOn: CalendarDate | null;
  settlementReference: string | null;
  lines:
    | { outcomeCode: string; title: string | null; givenBack: boolean; claimCount: number; total: string }[]
    | null;
}

/** Whoever watches the money reads the ledger; a funder reads views of its own share and nothing else. */
export const readsLedger = (tenant: Tenant): boolean => tenant.me.isSystem || may(tenant.me.roles, 'runs');

const STAFF_LINES = `
  SELECT coalesce(c.outcome_code, s.kind) AS outcome_code, max(t.title) AS title, e.amount < 0 AS given_back,
    count(DISTINCT e.claim_id) * CASE WHEN e.amount < 0 THEN -1 ELSE 1 END AS claim_count,
    sum(e.amount) AS total
  FROM ledger_entry e
  LEFT JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
  LEFT JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
  WHERE e.partnership_id = s.partnership_id AND e.run_id = s.run_id AND e.funder_id = s.funder_id
    AND e.account = 'DUE'
  GROUP BY coalesce(c.outcome_code, s.kind), e.amount < 0`;

const PAPER_LINES = `
  SELECT l.outcome_code, l.title, l.given_back, l.claim_count, l.total FROM funder_paper_line l
  WHERE l.partnership_id = s.partnership_id AND l.statement_id = s.id`;

/** Which lines: none, those that this actor reads on screen, or those of the paper, which is the same for all. */
export type StatementLines = 'NONE' | 'ON_SCREEN' | 'ON_PAPER';

/** SQL that makes the JSON of the statement `s` and its funder `o`. */
export const statementJson = (tenant: Tenant, lines: StatementLines): string => `json_build_object(
  'id', s.id, 'reference', s.reference, 'kind', s.kind, 'periodEnd', s.period_end, 'state', s.state,
  'total', s.total::text, 'settledOn', s.settled_on, 'settlementReference', s.settlement_reference,
  'funder', ${organisationJson('o')},
  'lines', ${
    lines === 'NONE'
      ? 'NULL'
      : `(SELECT json_agg(json_build_object('outcomeCode', l.outcome_code, 'title', l.title,
          'givenBack', l.given_back, 'claimCount', l.claim_count, 'total', l.total::text)
          ORDER BY lower(l.title), l.outcome_code, l.given_back)
        FROM (${lines === 'ON_SCREEN' && readsLedger(tenant) ? STAFF_LINES : PAPER_LINES}) l)`
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
      title: line.title ?? (json.kind === 'CLAIMS' ? line.outcomeCode : LUMP_SUM_WORDS[json.kind]),
      total: { amount: BigInt(line.total), currency },
    })),
  };
}

/** One statement that the actor may see, with its lines; undefined when there is none. */
export async function readStatement(
  tenant: Tenant,
  id: string,
  lines: StatementLines = 'ON_SCREEN',
): Promise<StatementView | undefined> {
  const row = await tenant.row<{ statement: StatementJson }>(
    `SELECT ${statementJson(tenant, lines)} AS statement ${FROM_STATEMENT}
     WHERE s.partnership_id = $1 AND s.id = $2`,
    [tenant.partnership.id, id],
  );
  return row && toStatement(row.statement, tenant.partnership.currency);
}
