import { isRefusal, type RateCardStatus, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type RateCardView, readCard } from './rate-card-view.js';

/**
 * The commissioner sends a draft back to the backbone, which changes it or throws it away. It stays a draft, and a
 * change of it takes the mark away.
 *
 * @returns the draft; WRONG_STATE when it is agreed or was sent back already; INVALID (reason). @throws Fault NOT_FOUND
 */
export function declineRateCard(
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<RateCardView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('declineRateCard');
    const id = mustBeId(input.id);
    const card = await tenant.row<{ status: RateCardStatus; declined: boolean }>(
      `SELECT status, declined_at IS NOT NULL AS declined FROM rate_card
       WHERE partnership_id = $1 AND id = $2 FOR UPDATE`,
      [tenant.partnership.id, id],
    );
    if (!card) throw notFound();
    if (card.status !== 'DRAFT')
      return refuse('WRONG_STATE', 'This version is agreed. Only a later version can replace it.');
    if (card.declined)
      return refuse('WRONG_STATE', 'This draft was sent back already and waits for the backbone.');
    const reason = readText(input.reason, 'reason', 5000, 'Say what should be different.');
    if (isRefusal(reason)) return reason;
    await tenant.execute(
      `UPDATE rate_card SET declined_by = $3, declined_at = $4, decline_reason = $5
       WHERE partnership_id = $1 AND id = $2 AND status = 'DRAFT'`,
      [tenant.partnership.id, id, tenant.personId, tenant.now, reason],
    );
    return readCard(tenant, id);
  });
}
