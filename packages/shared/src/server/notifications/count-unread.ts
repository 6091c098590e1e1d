import { isUrgent, kindsFor, quietUntil } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readChoices } from './read-choices.js';

/** More are not counted: the bell says 99+. */
const MOST = 100;

export interface UnreadNotifications {
  /** 0 to 100, which stands for more than 99; in quiet time of what is urgent only */
  readonly count: number;
  /** until when it is quiet for me; null when it is not */
  readonly quietUntil: Date | null;
}

/** How many I have not read, as far as I see them. @throws Fault FORBIDDEN */
export function unreadNotifications(actor: Actor): Promise<UnreadNotifications> {
  return withTenant(actor, async (tenant) => {
    tenant.must('unreadNotifications');
    return countUnread(tenant);
  });
}

/** The same inside a transaction. */
export async function countUnread(tenant: Tenant): Promise<UnreadNotifications> {
  const choices = await readChoices(tenant);
  const until = quietUntil(choices, choices.timeZone ?? tenant.partnership.timeZone, tenant.now.getTime());
  const kinds = kindsFor(tenant.me.roles).filter((kind) => until === null || isUrgent(kind));
  const row = await tenant.row<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM notification n
       WHERE n.partnership_id = $1 AND n.person_id = $2 AND n.read_at IS NULL AND n.kind = ANY ($3) LIMIT ${MOST}) unread`,
    [tenant.partnership.id, tenant.personId, kinds],
    { keepPlan: 'always' },
  );
  return { count: row?.count ?? 0, quietUntil: until === null ? null : new Date(until) };
}
