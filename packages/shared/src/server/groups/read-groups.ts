import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { GROUP_COLUMNS, GROUP_IN_FULL, type GroupInFull, type GroupView } from './group-view.js';

/** More than a partnership has. */
const MOST = 500;

/** The groups of the actor's provider, of all for the hub, by name. @throws Fault FORBIDDEN */
export function groups(actor: Actor): Promise<GroupView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('groups');
    return tenant.rows<GroupView>(
      `SELECT ${GROUP_COLUMNS} FROM activity_group g WHERE g.partnership_id = $1
       ORDER BY g.is_closed, lower(g.name), g.id LIMIT ${MOST}`,
      [tenant.partnership.id],
    );
  });
}

/** One group, or null for what is not there or not the actor's to see. @throws Fault FORBIDDEN */
export function group(actor: Actor, id: string): Promise<GroupInFull | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('groups');
    return isId(id) ? readGroup(tenant, id) : null;
  });
}

async function readGroup(tenant: Tenant, id: string): Promise<GroupInFull | null> {
  const found = await tenant.row<GroupInFull>(
    `SELECT ${GROUP_COLUMNS}, ${GROUP_IN_FULL} FROM activity_group g WHERE g.partnership_id = $1 AND g.id = $2`,
    [tenant.partnership.id, id],
  );
  if (!found) return null;
  tenant.showed(
    'participant',
    found.members.map(({ participant }) => participant.id),
  );
  return found;
}

/** The same of what is there. @throws Fault NOT_FOUND */
export async function mustReadGroup(tenant: Tenant, id: string): Promise<GroupInFull> {
  const found = await readGroup(tenant, id);
  if (!found) throw notFound();
  return found;
}
