import {
  CURSOR_ID,
  CURSOR_INSTANT,
  checkFirst,
  type Page,
  type PageRequest,
  pageOf,
  readCursor,
} from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import {
  MEMBERSHIP_TABLES,
  type MembershipJson,
  type MembershipView,
  membershipJson,
  toMembershipView,
} from './membership-view.js';

interface MemberRow {
  membership: MembershipJson | null;
  made: string;
  total: bigint | null;
}

/** Everyone who is or was a member, newest first, for those who manage them. One statement. */
export function listMembers(actor: Actor, request: PageRequest): Promise<Page<MembershipView>> {
  const first = checkFirst(request.first);
  const after = readCursor(request.after, [CURSOR_INSTANT, CURSOR_ID]);
  return withTenant(actor, async (tenant) => {
    tenant.must('members');
    const p = new Parameters();
    const where = `m.partnership_id = ${p.add(tenant.partnership.id)}`;
    const total = request.count ? `(SELECT count(*) FROM membership m WHERE ${where})` : 'NULL::bigint';
    const beyond = after
      ? ` AND (m.created_at, m.id) < (${p.add(after[0])}::timestamptz, ${p.add(after[1])}::uuid)`
      : '';
    const rows = await tenant.rows<MemberRow>(
      `WITH counted AS (SELECT ${total} AS total)
       SELECT page.membership, page.created_at::text AS made, total
       FROM counted LEFT JOIN LATERAL (
         SELECT ${membershipJson('m', 't', 'o', 'p', p.add(tenant.now))} AS membership, m.created_at, m.id
         FROM ${MEMBERSHIP_TABLES} WHERE ${where}${beyond}
         ORDER BY m.created_at DESC, m.id DESC LIMIT ${p.add(first + 1)}) page ON true
       ORDER BY page.created_at DESC, page.id DESC`,
      p.values,
    );
    const found = rows.flatMap(({ membership, made }) => (membership ? [{ membership, made }] : []));
    return pageOf(found, first, rows[0]?.total, ({ membership, made }) => ({
      node: toMembershipView(membership, tenant.now),
      key: [made, membership.id],
    }));
  });
}
