import { type Actor, withTenant } from '../tenancy/index.js';

/**
 * How many people the member of each of these memberships looks after whose support goes on: what is to be handed over
 * before somebody leaves. One statement; none for who sees no participants.
 */
export function peopleLookedAfter(
  actor: Actor,
  membershipIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return withTenant(actor, async (tenant) => {
    const rows = await tenant.rows<{ id: string; people: number }>(
      `SELECT m.id, count(*)::int AS people FROM membership m
       JOIN participant p ON p.partnership_id = m.partnership_id AND p.link_worker_id = m.person_id
         AND p.provider_id = m.organisation_id AND p.phase <> 'CLOSED'
       WHERE m.partnership_id = $1 AND m.id = ANY ($2) GROUP BY m.id`,
      [tenant.partnership.id, membershipIds],
    );
    return new Map(rows.map(({ id, people }) => [id, people]));
  });
}
