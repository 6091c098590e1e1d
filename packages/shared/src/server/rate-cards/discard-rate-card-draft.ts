import { type RateCardStatus, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type RateCardView, readCard } from './rate-card-view.js';

/**
 * The backbone throws a draft away; nothing of it stays.
 * @returns the draft as it was; WRONG_STATE once it is agreed. @throws Fault NOT_FOUND
 */
export function discardRateCardDraft(
  actor: Actor,
  input: { readonly id: string },
): Promise<RateCardView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('discardRateCardDraft');
    const id = mustBeId(input.id);
    const there = await tenant.row<{ status: RateCardStatus }>(
      'SELECT status FROM rate_card WHERE partnership_id = $1 AND id = $2 FOR UPDATE',
      [tenant.partnership.id, id],
    );
    if (!there) throw notFound();
    if (there.status !== 'DRAFT')
      return refuse('WRONG_STATE', 'This version is agreed, so it can only be replaced by a later one.');
    const card = await readCard(tenant, id);
    await tenant.execute('DELETE FROM tariff WHERE partnership_id = $1 AND rate_card_id = $2', [
      tenant.partnership.id,
      id,
    ]);
    await tenant.execute('DELETE FROM rate_card WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      id,
    ]);
    return card;
  });
}
