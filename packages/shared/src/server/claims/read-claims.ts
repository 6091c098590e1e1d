import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import type { Tenant } from '../tenancy/index.js';
import { CLAIM_TARIFF, type ClaimRow, claimColumns, viewOf } from './claim-columns.js';
import { type ClaimFilter, type ClaimSort, claimConditions, type ListOrder } from './claim-filter.js';
import type { ClaimParts, ClaimView } from './claim-view.js';
import { loadMoneyExplainer } from './explain-money.js';

export interface ClaimsRequest extends PageRequest {
  readonly filter?: ClaimFilter | null;
  readonly order?: ListOrder;
  /** takes the place of `order` */
  readonly sort?: ClaimSort | null;
}

/** How a list of claims is sorted: by when they were submitted, newest first, unless said. */
export function claimOrdering(
  { sort, order }: Pick<ClaimsRequest, 'sort' | 'order'>,
  submitted = 'c.submitted_at',
): Ordering {
  const by = {
    SUBMITTED: { sql: submitted, type: 'timestamptz' },
    ACHIEVED: { sql: 'c.achieved_on', type: 'date' },
    PRICE: { sql: 'c.price', type: 'bigint' },
  } as const;
  const descending = sort ? sort.descending === true : order !== 'OLDEST';
  return new Ordering([by[sort?.by ?? 'SUBMITTED'], { sql: 'c.id', type: 'uuid' }], descending);
}

/**
 * A page of the table of claims, as the policies show it to the actor: one statement, whatever it holds, and
 * a fixed number more where money is to be explained. How long a page may be is for the caller to judge.
 */
export async function readClaims(
  tenant: Tenant,
  request: ClaimsRequest,
  parts: ClaimParts,
): Promise<Page<ClaimView>> {
  const { first } = request;
  const ordering = claimOrdering(request);
  const after = ordering.read(request.after);
  const p = new Parameters();
  const conditions = claimConditions(request.filter ?? {}, p);
  const where = [`c.partnership_id = ${p.add(tenant.partnership.id)}`, ...conditions];
  const total = request.count
    ? `(SELECT count(*) FROM claim c WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(ordering.beyond(after, p));
  const rows = await tenant.listed<ClaimRow & { key: string[]; total: number | null }>(
    `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted
     LEFT JOIN LATERAL (
       SELECT row_number() OVER (${ordering.orderBy}) AS nth, ${ordering.key} AS key, ${claimColumns(parts)}
       FROM (SELECT c.* FROM claim c WHERE ${where.join(' AND ')} ${ordering.orderBy} LIMIT ${first + 1}) c
       ${CLAIM_TARIFF}
     ) x ON true ORDER BY x.nth`,
    p.values,
    // the list that everybody opens first: one plan fits, since nothing is filtered and the length is in its text
    { keepPlan: conditions.length === 0 && !request.sort },
  );
  const found = rows.filter((row) => row.id !== null);
  tenant.showed(
    'claim',
    found.slice(0, first).map(({ id }) => id),
  );
  const views = await present(tenant, found, parts);
  return pageOf(
    found.map((row, nth) => ({ row, view: views[nth] })),
    first,
    rows[0]?.total,
    ({ row, view }) => ({ node: view as ClaimView, key: row.key }),
  );
}

/** Rows as the actor sees them; what the money does with them takes a fixed number of statements more. */
export async function present(
  tenant: Tenant,
  rows: readonly ClaimRow[],
  parts: ClaimParts,
): Promise<ClaimView[]> {
  const { currency } = tenant.partnership;
  const explain = await loadMoneyExplainer(tenant, rows, parts);
  return rows.map((row) => explain(row, viewOf(row, tenant.me, currency)));
}

/** Claims of the table by id, as far as the actor may see them. */
export async function readClaimsById(
  tenant: Tenant,
  ids: readonly string[],
  parts: ClaimParts,
): Promise<Map<string, ClaimView>> {
  const known = ids.filter(isId);
  if (known.length === 0) return new Map();
  tenant.showed('claim', known);
  const rows = await tenant.listed<ClaimRow>(
    `SELECT ${claimColumns(parts)} FROM claim c ${CLAIM_TARIFF} WHERE c.partnership_id = $1 AND c.id = ANY ($2)`,
    [tenant.partnership.id, known],
    { keepPlan: true },
  );
  return new Map((await present(tenant, rows, parts)).map((view) => [view.id, view]));
}

/** One claim of the table, or null for what is not there or not the actor's to see. */
export const readClaim = async (tenant: Tenant, id: string, parts: ClaimParts): Promise<ClaimView | null> =>
  (await readClaimsById(tenant, [id], parts)).get(id.toLowerCase()) ?? null;

/** @throws Fault NOT_FOUND */
export async function mustReadClaim(
  tenant: Tenant,
  id: string | undefined,
  parts: ClaimParts,
): Promise<ClaimView> {
  const view = id === undefined ? null : await readClaim(tenant, id, parts);
  if (!view) throw notFound();
  return view;
}
