import { type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId, mustBeId } from '../ids.js';
import type { PersonView } from '../members/person-view.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** Who leads safeguarding in an organisation, and who there could. */
export interface SafeguardingView {
  readonly organisation: OrganisationView;
  readonly leads: readonly PersonView[];
  /** its people who work with participants and do not lead yet, by name */
  readonly choices: readonly PersonView[];
}

/** Whose people work with participants: the backbone's and every provider's for the backbone, else those one manages. */
const SELECT = `
  SELECT ${organisationJson('o')} AS organisation,
    coalesce((SELECT json_agg(json_build_object('id', w.id, 'name', w.name) ORDER BY l.named_at, l.id)
      FROM safeguarding_lead l JOIN person w ON w.id = l.person_id
      WHERE l.partnership_id = o.partnership_id AND l.organisation_id = o.id AND l.ended_at IS NULL), '[]') AS leads,
    coalesce((SELECT json_agg(json_build_object('id', w.id, 'name', w.name) ORDER BY lower(w.name), w.id)
      FROM membership m JOIN person w ON w.id = m.person_id
      WHERE m.partnership_id = o.partnership_id AND m.organisation_id = o.id AND m.state = 'ACTIVE'
        AND m.roles && ARRAY['BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER']
        AND NOT EXISTS (SELECT FROM safeguarding_lead l WHERE l.partnership_id = o.partnership_id
          AND l.organisation_id = o.id AND l.person_id = m.person_id AND l.ended_at IS NULL)), '[]') AS choices
  FROM organisation o
  WHERE o.partnership_id = $1 AND o.kinds && ARRAY['BACKBONE', 'PROVIDER']
    AND ($2 OR o.id = ANY ((SELECT app.managed_provider_ids())::uuid[]))`;

const asked = (tenant: Tenant): readonly unknown[] => [
  tenant.partnership.id,
  tenant.me.roles.includes('BACKBONE'),
];

/** Who leads safeguarding: everywhere for the backbone, in their own organisation for a manager. @throws Fault FORBIDDEN */
export function safeguardingLeads(actor: Actor): Promise<SafeguardingView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('safeguardingLeads');
    return tenant.rows<SafeguardingView>(
      `${SELECT} ORDER BY 'BACKBONE' = ANY (o.kinds) DESC, lower(o.name), o.id`,
      asked(tenant),
    );
  });
}

export interface SafeguardingLeadInput {
  readonly organisationId: string;
  readonly personId: string;
}

async function mustReadOne(tenant: Tenant, organisationId: string): Promise<SafeguardingView> {
  const one = await tenant.row<SafeguardingView>(`${SELECT} AND o.id = $3`, [
    ...asked(tenant),
    mustBeId(organisationId),
  ]);
  if (!one) throw notFound();
  return one;
}

/**
 * Says that somebody leads safeguarding in their organisation; of the backbone: for everybody. They read every
 * safeguarding note from then on.
 * @returns the organisation; INVALID (personId) for whoever is not one of its people; nothing changes for who leads already
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function nameSafeguardingLead(
  actor: Actor,
  { organisationId, personId }: SafeguardingLeadInput,
): Promise<SafeguardingView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('nameSafeguardingLead');
    const { leads, choices } = await mustReadOne(tenant, organisationId);
    const is = ({ id }: PersonView): boolean => isId(personId) && id === personId.toLowerCase();
    if (!leads.some(is)) {
      if (!choices.some(is))
        return refuse(
          'INVALID',
          'Choose one of the organisation’s people who work with participants.',
          'personId',
        );
      await tenant.execute(
        `INSERT INTO safeguarding_lead (partnership_id, organisation_id, person_id, named_by, named_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [tenant.partnership.id, organisationId, personId, tenant.personId, tenant.now],
      );
    }
    return mustReadOne(tenant, organisationId);
  });
}

/** Somebody leads safeguarding no longer. As `nameSafeguardingLead`; nothing changes for who did not. */
export function endSafeguardingLead(
  actor: Actor,
  { organisationId, personId }: SafeguardingLeadInput,
): Promise<SafeguardingView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('endSafeguardingLead');
    const { leads } = await mustReadOne(tenant, organisationId);
    if (!leads.some(({ id }) => id === personId.toLowerCase()))
      return refuse('INVALID', 'They do not lead safeguarding there.', 'personId');
    await tenant.execute(
      `UPDATE safeguarding_lead SET ended_by = $4, ended_at = $5
       WHERE partnership_id = $1 AND organisation_id = $2 AND person_id = $3 AND ended_at IS NULL`,
      [tenant.partnership.id, organisationId, personId, tenant.personId, tenant.now],
    );
    return mustReadOne(tenant, organisationId);
  });
}
