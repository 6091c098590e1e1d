import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';

/**
 * The anchor organisations that the member of each of these memberships looks after, by name: what a provider has nobody for
 * once somebody leaves. One statement; none for who sees no anchors.
 */
export function anchorsLookedAfter(
  actor: Actor,
  membershipIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OrganisationView[]>> {
  return withTenant(actor, async (tenant) => {
    const rows = await tenant.rows<{ id: string; anchors: readonly OrganisationView[] }>(
      `SELECT m.id, json_agg(${organisationJson('o')} ORDER BY lower(o.name), o.id) AS anchors FROM membership m
       JOIN anchor_worker w ON w.partnership_id = m.partnership_id AND w.person_id = m.person_id
         AND w.provider_id = m.organisation_id AND w.ended_on IS NULL
       JOIN organisation o ON o.partnership_id = w.partnership_id AND o.id = w.anchor_id
       WHERE m.partnership_id = $1 AND m.id = ANY ($2) GROUP BY m.id`,
      [tenant.partnership.id, membershipIds],
    );
    return new Map(rows.map(({ id, anchors }) => [id, anchors]));
  });
}
