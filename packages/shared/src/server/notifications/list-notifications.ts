import { kindsFor } from '../../rules/index.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import {
  NOTIFICATION_COLUMNS,
  NOTIFICATION_TABLES,
  type NotificationRow,
  type NotificationView,
  shownOf,
} from './notification-view.js';

/**
 * What I was told of in this partnership, newest first. What I no longer see is not there, and what it is about is read
 * through my own policies now: a notification keeps nothing of it. One statement.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a page of no size or a cursor of another list
 */
export function notifications(
  actor: Actor,
  request: PageRequest & { readonly unread?: boolean | null },
): Promise<Page<NotificationView>> {
  const { first } = request;
  checkFirst(first);
  const ordering = new Ordering(
    [
      { sql: 'n.at', type: 'timestamptz' },
      { sql: 'n.id', type: 'uuid' },
    ],
    true,
  );
  const after = ordering.read(request.after);
  return withTenant(actor, async (tenant) => {
    tenant.must('notifications');
    const p = new Parameters();
    const where = [
      `n.partnership_id = ${p.add(tenant.partnership.id)}`,
      `n.person_id = ${p.add(tenant.personId)}`,
      `n.kind = ANY (${p.add(kindsFor(tenant.me.roles))})`,
      ...(request.unread ? ['n.read_at IS NULL'] : []),
    ];
    const total = request.count
      ? `(SELECT count(*) FROM notification n WHERE ${where.join(' AND ')})`
      : 'NULL::bigint';
    if (after) where.push(ordering.beyond(after, p));
    const rows = await tenant.rows<NotificationRow & { nth: bigint; key: string[]; total: bigint | null }>(
      `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted LEFT JOIN LATERAL (
         SELECT row_number() OVER (${ordering.orderBy}) AS nth, ${ordering.key} AS key, ${NOTIFICATION_COLUMNS}
         FROM (SELECT n.* FROM notification n WHERE ${where.join(' AND ')}
           ${ordering.orderBy} LIMIT ${p.add(first + 1)}) n ${NOTIFICATION_TABLES}
       ) x ON true ORDER BY x.nth`,
      p.values,
    );
    const found = rows.filter((row) => row.id !== null);
    const shown = new Map(shownOf(tenant, found.slice(0, first)).map((view) => [view.id, view]));
    return pageOf(found, first, rows[0]?.total, (row) => {
      const { nth: _nth, key, total: _total, ...rest } = row;
      return { node: shown.get(row.id) ?? rest, key };
    });
  });
}
