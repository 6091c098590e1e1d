import type { CalendarDate } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/**
 * Has the milestones looked at again on the day on which another card comes into force for a provider, or for all of
 * them: the terms may be others from then on. For the system.
 */
export async function lookAgainFrom(
  system: Tenant,
  card: { readonly providerId: string | null; readonly effectiveFrom: CalendarDate },
): Promise<void> {
  await system.execute(
    `UPDATE milestone SET look_again_on = $3
     WHERE partnership_id = $1 AND ($2::uuid IS NULL OR provider_id = $2) AND (look_again_on IS NULL OR look_again_on > $3)`,
    [system.partnership.id, card.providerId, card.effectiveFrom],
  );
}
