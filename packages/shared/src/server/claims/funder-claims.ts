import type { CalendarDate, ClaimState } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type Page, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import type { Tenant } from '../tenancy/index.js';
import { funderConditions } from './claim-filter.js';
import type { ClaimView } from './claim-view.js';
import { type ClaimsRequest, claimOrdering } from './read-claims.js';

interface Row {
  id: string;
  reference: string;
  outcome_code: string;
  title: string;
  domain: string;
  achieved_on: CalendarDate;
  state: ClaimState;
  price: bigint;
  amount: bigint;
  provider: OrganisationView;
  funder: OrganisationView;
}

const COLUMNS = `c.id, c.reference, c.outcome_code, c.title, c.domain, c.achieved_on, c.state,
  c.price, c.amount, ${organisationOf('c.provider_id', 'c.partnership_id')} AS provider,
  ${organisationOf('c.funder_id', 'c.partnership_id')} AS funder`;

/**
 * A page of a funder's shares, each looking like a claim: its own amount, under a name that only this
 * funder knows, and nothing that leads to a person (domain.md, Tenancy and privacy).
 */
export async function readFunderClaims(tenant: Tenant, request: ClaimsRequest): Promise<Page<ClaimView>> {
  const { first } = request;
  // a funder knows when a share was billed, not when it was submitted
  const ordering = claimOrdering(request, 'c.billed_at');
  const after = ordering.read(request.after);
  const p = new Parameters();
  const where = [
    `c.partnership_id = ${p.add(tenant.partnership.id)}`,
    ...funderConditions(request.filter ?? {}, p),
  ];
  const total = request.count
    ? `(SELECT count(*) FROM funder_claim c WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(ordering.beyond(after, p));
  const rows = await tenant.rows<Row & { key: string[]; total: bigint | null }>(
    `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted
     LEFT JOIN LATERAL (
       SELECT row_number() OVER (${ordering.orderBy}) AS nth, ${ordering.key} AS key, ${COLUMNS}
       FROM (SELECT c.* FROM funder_claim c WHERE ${where.join(' AND ')} ${ordering.orderBy} LIMIT ${p.add(first + 1)}) c
     ) x ON true ORDER BY x.nth`,
    p.values,
  );
  const found = rows.filter((row) => row.id !== null);
  return pageOf(found, first, rows[0]?.total, (row) => ({
    node: viewOf(row, tenant.partnership.currency),
    key: row.key,
  }));
}

/** One share by the id that its funder knows it by. */
export async function readFunderClaim(tenant: Tenant, id: string): Promise<ClaimView | null> {
  if (!isId(id)) return null;
  const row = await tenant.row<Row>(
    `SELECT ${COLUMNS} FROM funder_claim c WHERE c.partnership_id = $1 AND c.id = $2`,
    [tenant.partnership.id, id],
  );
  return row ? viewOf(row, tenant.partnership.currency) : null;
}

const viewOf = (row: Row, currency: string): ClaimView => ({
  id: row.id,
  reference: row.reference,
  outcomeCode: row.outcome_code,
  title: row.title,
  domain: row.domain,
  achievedOn: row.achieved_on,
  state: row.state,
  price: { amount: row.price, currency },
  provider: row.provider,
  shares:
    row.amount === 0n ? [] : [{ funder: row.funder, label: null, amount: { amount: row.amount, currency } }],
  submittedAt: null,
  awaitsAnswer: false,
  restsOnReversed: false,
  isSealed: false,
  restsOnCorrected: false,
  doubt: null,
  awaitsGiveBack: row.state === 'REVERSED' && row.amount !== 0n,
  unfundedReason: null,
  paidByGrant: false,
  participant: null,
  evidence: [],
  history: [],
  conversation: [],
  earlierClaims: [],
  warnings: [],
  split: [],
  actions: [],
});
