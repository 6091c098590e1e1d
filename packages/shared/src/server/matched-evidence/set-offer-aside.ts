import { isRefusal, type Refusal } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { readOffer } from './list-offers.js';
import { lockOffer } from './lock-offer.js';
import type { MatchOfferView } from './offer-view.js';

const LONGEST_REASON = 1000;

/**
 * Sets an offer aside, with the reason: it is not made again for the same day. Nothing of what is recorded changes.
 * @returns the offer; INVALID (reason); WRONG_STATE where it waits no more
 * @throws Fault FORBIDDEN; NOT_FOUND for what is not there or another provider's
 */
export async function setMatchOfferAside(
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<MatchOfferView | Refusal> {
  const id = await withTenant(actor, async (tenant) => {
    tenant.must('setMatchOfferAside');
    const reason = readText(input.reason, 'reason', LONGEST_REASON, 'Say why this is not claimed.');
    if (isRefusal(reason)) return reason;
    const offer = await lockOffer(tenant, input.id);
    if (isRefusal(offer)) return offer;
    const system = await tenant.continueAsSystem();
    await system.execute(
      `UPDATE match_offer SET state = 'SET_ASIDE', reason = $3, settled_by = $4, settled_at = $5
       WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, offer.id, reason, tenant.personId, tenant.now],
    );
    return offer.id;
  });
  if (isRefusal(id)) return id;
  return withTenant(actor, async (tenant) => {
    tenant.names('setMatchOfferAside');
    const view = await readOffer(tenant, id);
    if (!view) throw notFound();
    return view;
  });
}
