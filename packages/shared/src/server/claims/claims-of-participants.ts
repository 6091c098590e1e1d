import { may } from '../../rules/index.js';
import { isId } from '../ids.js';
import { checkFirst, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { CLAIM_TARIFF, type ClaimRow, claimColumns } from './claim-columns.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { seesSharesOnly } from './list-claims.js';
import { claimOrdering, present } from './read-claims.js';

const EMPTY: Page<ClaimView> = {
  totalCount: 0,
  edges: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

/**
 * The claims of each of many participants, newest first, a page of each: one statement however many there
 * are. Whoever sees no claims gets empty pages.
 */
export function claimsOfParticipants(
  actor: Actor,
  participantIds: readonly string[],
  request: PageRequest,
  parts: ClaimParts = ALL_PARTS,
): Promise<ReadonlyMap<string, Page<ClaimView>>> {
  const first = checkFirst(request.first);
  const ordering = claimOrdering({});
  const after = ordering.read(request.after);
  return withTenant(actor, async (tenant) => {
    const ids = [...new Set(participantIds.filter(isId).map((id) => id.toLowerCase()))];
    if (!may(tenant.me.roles, 'claims') || seesSharesOnly(tenant.me) || ids.length === 0)
      return new Map(ids.map((id) => [id, EMPTY]));
    const p = new Parameters();
    const where = `c.partnership_id = ${p.add(tenant.partnership.id)} AND c.participant_id = w.participant_id`;
    const total = request.count ? `(SELECT count(*) FROM claim c WHERE ${where})` : 'NULL::bigint';
    const more = after ? ` AND ${ordering.beyond(after, p)}` : '';
    const rows = await tenant.listed<
      ClaimRow & { key: string[]; participant_id: string; total: number | null }
    >(
      `SELECT w.participant_id, ${total} AS total, x.* FROM unnest(${p.add(ids)}::uuid[]) AS w(participant_id)
       LEFT JOIN LATERAL (
         SELECT row_number() OVER (${ordering.orderBy}) AS nth, ${ordering.key} AS key, ${claimColumns(parts)}
         FROM (SELECT c.* FROM claim c WHERE ${where}${more} ${ordering.orderBy} LIMIT ${p.add(first + 1)}) c
         ${CLAIM_TARIFF}
       ) x ON true ORDER BY w.participant_id, x.nth`,
      p.values,
    );
    const found = rows.filter((row) => row.id !== null);
    tenant.names('claims');
    tenant.showed(
      'claim',
      found.map(({ id: shown }) => shown),
    );
    const views = await present(tenant, found, parts);
    const byId = new Map(views.map((view) => [view.id, view]));
    return new Map(
      ids.map((id) => {
        const own = found.flatMap((row) => {
          const view = row.participant_id === id ? byId.get(row.id) : undefined;
          return view ? [{ row, view }] : [];
        });
        const count = rows.find((row) => row.participant_id === id)?.total;
        return [id, pageOf(own, first, count, ({ row, view }) => ({ node: view, key: row.key }))];
      }),
    );
  });
}
