import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { countUnread, type UnreadNotifications } from './count-unread.js';

/**
 * Says that I have read a notification, or have not after all.
 * @returns how many are left
 * @throws Fault FORBIDDEN; NOT_FOUND for one that is not mine, or that I no longer see
 */
export function markNotification(
  actor: Actor,
  { id, read }: { readonly id: string; readonly read: boolean },
): Promise<UnreadNotifications> {
  return withTenant(actor, async (tenant) => {
    tenant.must('markNotification');
    if (!isId(id)) throw notFound();
    const changed = await tenant.execute(
      `UPDATE notification SET read_at = CASE WHEN $4 THEN coalesce(read_at, $3) END
       WHERE partnership_id = $1 AND id = $2 AND person_id = $5`,
      [tenant.partnership.id, id, tenant.now, read, tenant.personId],
    );
    if (changed === 0) throw notFound();
    return countUnread(tenant);
  });
}

/**
 * Says that I have read all up to one, the newest that I saw: what came meanwhile stays unread.
 * @returns how many are left
 * @throws Fault FORBIDDEN; NOT_FOUND for one that is not mine, or that I no longer see
 */
export function markAllNotifications(
  actor: Actor,
  { upTo }: { readonly upTo: string },
): Promise<UnreadNotifications> {
  return withTenant(actor, async (tenant) => {
    tenant.must('markAllNotifications');
    const here = [tenant.partnership.id, tenant.personId];
    const newest = isId(upTo)
      ? await tenant.row<{ at: string }>(
          'SELECT at::text AS at FROM notification WHERE partnership_id = $1 AND person_id = $2 AND id = $3',
          [...here, upTo],
        )
      : undefined;
    if (!newest) throw notFound();
    await tenant.execute(
      `UPDATE notification SET read_at = $3
       WHERE partnership_id = $1 AND person_id = $2 AND read_at IS NULL AND (at, id) <= ($4::timestamptz, $5::uuid)`,
      [...here, tenant.now, newest.at, upTo],
    );
    return countUnread(tenant);
  });
}
