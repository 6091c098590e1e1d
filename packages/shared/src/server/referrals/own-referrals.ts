import type { CalendarDate, ReferralState } from '../../rules/index.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** What whoever referred sees of it: whom they named, and where it stands. */
export interface OwnReferralView {
  readonly id: string;
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly theirReference: string | null;
  readonly referredOn: CalendarDate;
  readonly receivedAt: Date;
  readonly state: ReferralState;
  /** since when it stands there */
  readonly movedAt: Date;
}

/** The columns of OwnReferralView for `referral r`, or for its view. */
export const OWN_REFERRAL_COLUMNS = `r.id, r.reference, r.given_name AS "givenName", r.family_name AS "familyName",
  r.their_reference AS "theirReference", r.referred_on AS "referredOn", r.received_at AS "receivedAt", r.state,
  r.moved_at AS "movedAt"`;

/**
 * The referrals of the actor's own organisations, newest first, through a view that holds nothing else of them.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a page of no size or a cursor of another list.
 */
export function ownReferrals(
  actor: Actor,
  request: PageRequest & { readonly states?: readonly ReferralState[] | null },
): Promise<Page<OwnReferralView>> {
  checkFirst(request.first);
  return withTenant(actor, async (tenant) => {
    tenant.must('ownReferrals');
    return readOwnReferrals(tenant, request);
  });
}

/** The same inside a transaction. */
export async function readOwnReferrals(
  tenant: Tenant,
  request: PageRequest & { readonly states?: readonly ReferralState[] | null },
): Promise<Page<OwnReferralView>> {
  const { first } = request;
  const ordering = new Ordering(
    [
      { sql: 'r.received_at', type: 'timestamptz' },
      { sql: 'r.id', type: 'uuid' },
    ],
    true,
  );
  const after = ordering.read(request.after);
  const p = new Parameters();
  const where = [`r.partnership_id = ${p.add(tenant.partnership.id)}`];
  if (request.states) where.push(`r.state = ANY (${p.add(request.states)})`);
  const total = request.count
    ? `(SELECT count(*) FROM referrer_referral r WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(ordering.beyond(after, p));
  const rows = await tenant.rows<OwnReferralView & { nth: bigint; key: string[]; total: bigint | null }>(
    `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted
       LEFT JOIN LATERAL (
         SELECT row_number() OVER (${ordering.orderBy}) AS nth, ${ordering.key} AS key, ${OWN_REFERRAL_COLUMNS}
         FROM (SELECT r.* FROM referrer_referral r WHERE ${where.join(' AND ')}
           ${ordering.orderBy} LIMIT ${p.add(first + 1)}) r
       ) x ON true ORDER BY x.nth`,
    p.values,
  );
  const found = rows.filter((row) => row.id !== null);
  tenant.showed(
    'referral',
    found.slice(0, first).map(({ id }) => id),
  );
  return pageOf(found, first, rows[0]?.total, ({ nth: _nth, key, total: _total, ...node }) => ({
    node,
    key,
  }));
}

/** One of them, as its sender sees it; undefined for what is not theirs. */
export async function readOwnReferral(tenant: Tenant, id: string): Promise<OwnReferralView | undefined> {
  tenant.showed('referral', [id]);
  return tenant.row<OwnReferralView>(
    `SELECT ${OWN_REFERRAL_COLUMNS} FROM referrer_referral r WHERE r.partnership_id = $1 AND r.id = $2`,
    [tenant.partnership.id, id],
  );
}
