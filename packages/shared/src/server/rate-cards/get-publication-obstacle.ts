import { type CalendarDate, checkPublication } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { factsOf } from './publish-rate-card.js';

/** No card has this id, so that a card that is not saved yet leaves none out. */
const NO_CARD = '00000000-0000-0000-0000-000000000000';

/**
 * Why no commissioner could agree to a card of this scope that begins on this day, as things stand: another version
 * begins then (OVERLAP), or claims were achieved since (IN_USE). For those who draft and agree, before they try.
 * @param request.providerId null: the general card
 */
export function getPublicationObstacle(
  actor: Actor,
  request: { readonly effectiveFrom: CalendarDate; readonly providerId?: string | null },
): Promise<string | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('rateCardCost');
    const { effectiveFrom, providerId } = request;
    if (providerId != null && !isId(providerId)) return null;
    const facts = await factsOf(tenant, {
      id: NO_CARD,
      provider_id: providerId ?? null,
      effective_from: effectiveFrom,
    });
    // who agrees is not known yet
    const refused = checkPublication({
      status: 'DRAFT',
      effectiveFrom,
      draftedBy: [],
      publisher: tenant.personId,
      ...facts,
    });
    return refused?.message ?? null;
  });
}
