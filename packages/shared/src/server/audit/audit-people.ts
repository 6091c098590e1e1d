import type { PersonView } from '../members/person-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';

/**
 * Everybody whom the partnership's audit trail names, by name, whoever of them is a member still. One statement that
 * steps from person to person in the index, however long the trail is.
 * @throws Fault FORBIDDEN
 */
export function auditPeople(actor: Actor): Promise<PersonView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('auditPeople');
    return tenant.listed<PersonView>(
      `WITH RECURSIVE acted AS (
         (SELECT e.person_id FROM audit_entry e WHERE e.partnership_id = $1 AND e.person_id IS NOT NULL
          ORDER BY e.person_id LIMIT 1)
         UNION ALL
         SELECT (SELECT e.person_id FROM audit_entry e WHERE e.partnership_id = $1 AND e.person_id > a.person_id
           ORDER BY e.person_id LIMIT 1)
         FROM acted a WHERE a.person_id IS NOT NULL
       )
       SELECT p.id, p.name FROM acted a JOIN person p ON p.id = a.person_id ORDER BY lower(p.name), p.id`,
      [tenant.partnership.id],
    );
  });
}
