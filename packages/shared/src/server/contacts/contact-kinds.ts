import { type ContactKind, USUAL_CONTACT_KINDS } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** What kinds of contact there are, in the partnership's order. @throws Fault FORBIDDEN */
export function contactKinds(actor: Actor): Promise<readonly ContactKind[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('contacts');
    return readContactKinds(tenant);
  });
}

/** The partnership's own list; the usual one until it has one. */
export async function readContactKinds(tenant: Tenant): Promise<readonly ContactKind[]> {
  const own = await tenant.rows<ContactKind>(
    `SELECT code, title, meets, is_offered AS offered FROM contact_kind WHERE partnership_id = $1
     ORDER BY position, code`,
    [tenant.partnership.id],
  );
  return own.length > 0 ? own : USUAL_CONTACT_KINDS;
}

/**
 * Makes the usual list the partnership's own, before the first contact: what was entered stays what it was, whatever
 * the usual list becomes. @param tenant as the system
 */
export async function keepContactKinds(tenant: Tenant): Promise<void> {
  await tenant.execute(
    `INSERT INTO contact_kind (partnership_id, code, position, title, meets, is_offered)
     SELECT $1, x.code, x.position, x.title, x.meets, x.offered
     FROM json_to_recordset($2) AS x(code text, position int, title text, meets boolean, offered boolean)
     WHERE NOT EXISTS (SELECT FROM contact_kind k WHERE k.partnership_id = $1)
     ON CONFLICT DO NOTHING`,
    [
      tenant.partnership.id,
      JSON.stringify(USUAL_CONTACT_KINDS.map((one, nth) => ({ ...one, position: nth + 1 }))),
    ],
  );
}
