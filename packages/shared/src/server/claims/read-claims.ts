import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import {
  CURSOR_ID,
  CURSOR_INSTANT,
  type Page,
  type PageRequest,
  pageOf,
  readCursor,
} from '../pages/index.js';
import { Parameters } from '../parameters.js';
import type { Tenant } from '../tenancy/index.js';
import { CLAIM_TARIFF, type ClaimRow, claimColumns, viewOf } from './claim-columns.js';
import { type ClaimFilter, claimConditions, type ListOrder } from './claim-filter.js';
import type { ClaimParts, ClaimView } from './claim-view.js';
import { loadMoneyExplainer } from './explain-money.js';

export interface ClaimsRequest extends PageRequest {
  readonly filter?: ClaimFilter | null;
  readonly order?: ListOrder;
}

/** A claim's place in its list. */
export const claimKey = (row: { at: string; id: string }): [string, string] => [row.at, row.id];
export const CLAIM_KEY = [CURSOR_INSTANT, CURSOR_ID];

/** How a list of claims goes on after a key, and in which order. */
export function ordering(
  order: ListOrder,
  at: string,
): { direction: string; beyond: (a: string, b: string) => string } {
  const direction = order === 'OLDEST' ? 'ASC' : 'DESC';
  const sign = order === 'OLDEST' ? '>' : '<';
  return {
    direction: `ORDER BY c.${at} ${direction}, c.id ${direction}`,
    beyond: (instant, id) => `(c.${at}, c.id) ${sign} (${instant}::timestamptz, ${id}::uuid)`,
  };
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
  const after = readCursor(request.after, CLAIM_KEY);
  const { direction, beyond } = ordering(request.order ?? 'NEWEST', 'submitted_at');
  const p = new Parameters();
  const conditions = claimConditions(request.filter ?? {}, p);
  const where = [`c.partnership_id = ${p.add(tenant.partnership.id)}`, ...conditions];
  const total = request.count
    ? `(SELECT count(*) FROM claim c WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(beyond(p.add(after[0]), p.add(after[1])));
  const rows = await tenant.rows<ClaimRow & { total: bigint | null }>(
    `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted
     LEFT JOIN LATERAL (
       SELECT row_number() OVER (${direction}) AS nth, ${claimColumns(parts)}
       FROM (SELECT c.* FROM claim c WHERE ${where.join(' AND ')} ${direction} LIMIT ${first + 1}) c
       ${CLAIM_TARIFF}
     ) x ON true ORDER BY x.nth`,
    p.values,
    // the list that everybody opens first: one plan fits, since nothing is filtered and the length is in its text
    { keepPlan: conditions.length === 0 },
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
    ({ row, view }) => ({ node: view as ClaimView, key: claimKey(row) }),
  );
}

/** Rows as the actor sees them; what the money does with them takes a fixed number of statements more. */
export async function present(
  tenant: Tenant,
  rows: readonly ClaimRow[],
  parts: ClaimParts,
): Promise<ClaimView[]> {
  const { currency } = tenant.partnership;
  const explain = await loadMoneyExplainer(tenant, parts);
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
  const rows = await tenant.rows<ClaimRow>(
    `SELECT ${claimColumns(parts)} FROM claim c ${CLAIM_TARIFF} WHERE c.partnership_id = $1 AND c.id = ANY ($2)`,
    [tenant.partnership.id, known],
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
