import { isId } from '../ids.js';
import type { PersonView } from '../members/person-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';

const MOST = 200;

/** Who may look after a provider's participants, by name, for whoever corrects a record. @throws Fault FORBIDDEN */
export function linkWorkers(actor: Actor, providerId: string): Promise<PersonView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('correctParticipant');
    if (!isId(providerId)) return [];
    return tenant.rows<PersonView>(
      `SELECT p.id, p.name FROM membership m JOIN person p ON p.id = m.person_id
       WHERE m.partnership_id = $1 AND m.organisation_id = $2 AND m.state IN ('ACTIVE', 'INVITED')
         AND 'LINK_WORKER' = ANY (m.roles) AND ($3 OR m.organisation_id = ANY ($4::uuid[]))
       ORDER BY lower(p.name), p.id LIMIT ${MOST}`,
      [tenant.partnership.id, providerId, tenant.me.roles.includes('BACKBONE'), tenant.me.providerIds],
    );
  });
}
