import type { ProvableOutcome } from '../../rules/index.js';
import type { PersonView } from '../members/person-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** What an agreement may choose from. */
export interface SharingChoices {
  /** who may be named: they have a role that lets them look at matches */
  readonly people: readonly PersonView[];
  /** what a match may prove: a published rate card takes one as evidence */
  readonly outcomes: readonly ProvableOutcome[];
}

/** Those who may be named, and the outcomes that a match may prove, for whoever writes an agreement. @throws Fault FORBIDDEN */
export function sharingChoices(actor: Actor): Promise<SharingChoices> {
  return withTenant(actor, (tenant) => {
    tenant.must('saveSharingAgreement');
    return readSharingChoices(tenant);
  });
}

/** The same inside a transaction. */
export async function readSharingChoices(tenant: Tenant): Promise<SharingChoices> {
  const here = [tenant.partnership.id];
  const [people, outcomes] = await Promise.all([
    tenant.rows<PersonView>(
      `SELECT p.id, p.name FROM person p WHERE EXISTS (SELECT FROM membership m WHERE m.partnership_id = $1
         AND m.person_id = p.id AND m.state = 'ACTIVE' AND m.roles && ARRAY['BACKBONE', 'DATA_LEAD'])
       ORDER BY app.fold(p.name), p.id`,
      here,
    ),
    tenant.rows<ProvableOutcome>(
      `SELECT t.outcome_code AS "outcomeCode", (array_agg(t.title ORDER BY k.effective_from DESC, k.id))[1] AS title,
         bool_or(t.sustain_unit IS NOT NULL) AS "isSustained",
         coalesce(bool_or(t.sustain_unit = 'FTE_WEEKS'), false) AS "addsUpHours"
       FROM tariff t JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
       WHERE t.partnership_id = $1 AND k.status = 'PUBLISHED' AND 'DATA_MATCH' = ANY (t.evidence)
       GROUP BY t.outcome_code ORDER BY 2, 1`,
      here,
    ),
  ]);
  return { people, outcomes };
}
