import type { ReferralState } from '../../rules/index.js';
import { isId } from '../ids.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf, type Sort } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { searchWords, wordIn } from '../read-search.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { REFERRAL_COLUMNS, type ReferralRow, type ReferralView, viewOf } from './referral-view.js';

export const REFERRAL_SORTS = ['RECEIVED', 'MOVED', 'NAME'] as const;

export interface ReferralFilter {
  readonly states?: readonly ReferralState[] | null;
  /** Words of the name, or the beginning of the reference; every one must be found. */
  readonly search?: string | null;
  readonly sourceId?: string | null;
  readonly providerId?: string | null;
  /** a provider that declined an offer of it, whoever has it now */
  readonly declinedById?: string | null;
  /** the code of the band that triage recorded */
  readonly complexity?: string | null;
}

export interface ReferralsRequest extends PageRequest {
  readonly filter?: ReferralFilter | null;
  /** the newest first when it is left out */
  readonly sort?: Sort<(typeof REFERRAL_SORTS)[number]> | null;
}

const SORT_KEYS = {
  RECEIVED: { sql: 'r.received_at', type: 'timestamptz' },
  MOVED: { sql: 'r.moved_at', type: 'timestamptz' },
  NAME: { sql: 'r.folded_name', type: 'text' },
} as const;

/**
 * The referrals of the hub, or those that a provider is offered and took on, by one statement a page.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a page of no size or a cursor of another list.
 */
export function referrals(actor: Actor, request: ReferralsRequest): Promise<Page<ReferralView>> {
  checkFirst(request.first);
  return withTenant(actor, async (tenant) => {
    tenant.must('referrals');
    return readReferrals(tenant, request);
  });
}

/** The same inside a transaction. */
export async function readReferrals(tenant: Tenant, request: ReferralsRequest): Promise<Page<ReferralView>> {
  const { first, sort } = request;
  const ordering = new Ordering(
    [SORT_KEYS[sort?.by ?? 'RECEIVED'], { sql: 'r.id', type: 'uuid' }],
    sort ? sort.descending === true : true,
  );
  const after = ordering.read(request.after);
  const p = new Parameters();
  const where = [
    `r.partnership_id = ${p.add(tenant.partnership.id)}`,
    ...conditions(request.filter ?? {}, p),
  ];
  const total = request.count
    ? `(SELECT count(*) FROM referral r WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  // what the hub's day begins with; planning it costs more than reading it
  const isUsual = where.length === 1 && !request.sort;
  if (after) where.push(ordering.beyond(after, p));
  // a kept plan has to know how few rows are wanted: a number, written out
  const limit = isUsual ? Math.trunc(first) + 1 : p.add(first + 1);
  const rows = await tenant.listed<ReferralRow & { key: string[]; total: number | null }>(
    `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted
     LEFT JOIN LATERAL (
       SELECT row_number() OVER (${ordering.orderBy}) AS nth, ${ordering.key} AS key, ${REFERRAL_COLUMNS}
       FROM (SELECT r.* FROM referral r WHERE ${where.join(' AND ')}
         ${ordering.orderBy} LIMIT ${limit}) r
     ) x ON true ORDER BY x.nth`,
    p.values,
    { keepPlan: isUsual },
  );
  const found = rows.filter((row) => row.id !== null);
  tenant.showed(
    'referral',
    found.slice(0, first).map(({ id }) => id),
  );
  return pageOf(found, first, rows[0]?.total, ({ key, total: _total, ...row }) => ({
    node: viewOf(tenant, row),
    key,
  }));
}

function conditions(filter: ReferralFilter, p: Parameters): string[] {
  const { states, search, sourceId, providerId, declinedById, complexity } = filter;
  const where: string[] = [];
  if (states) where.push(`r.state = ANY (${p.add(states)})`);
  for (const [column, id] of [
    ['source_id', sourceId],
    ['provider_id', providerId],
  ])
    if (id) where.push(isId(id) ? `r.${column} = ${p.add(id)}` : 'false');
  if (declinedById)
    where.push(
      isId(declinedById)
        ? `EXISTS (SELECT FROM referral_event e WHERE e.partnership_id = r.partnership_id AND e.referral_id = r.id
            AND e.provider_id = ${p.add(declinedById)} AND e.from_state = 'OFFERED' AND e.reason IS NOT NULL)`
        : 'false',
    );
  if (complexity)
    where.push(`EXISTS (SELECT FROM referral_triage t WHERE t.partnership_id = r.partnership_id AND t.referral_id = r.id
      AND t.complexity = ${p.add(complexity)})`);
  for (const word of searchWords(search))
    where.push(
      `(${wordIn.anywhere('r.folded_name', word, p)} OR ${wordIn.reference('r.reference', word, p)})`,
    );
  return where;
}
