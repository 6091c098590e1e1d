import {
  type CalendarDate,
  checkPublication,
  liveStates,
  type RateCardStatus,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { lookAgainFrom } from '../milestones/look-again-from.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { lockRateCards } from './lock-rate-cards.js';
import { type RateCardView, readCard } from './rate-card-view.js';

interface CardRow {
  id: string;
  status: RateCardStatus;
  effective_from: CalendarDate;
  provider_id: string | null;
  drafted_by: string[];
  drafted_at: Date;
}

/**
 * The commissioner agrees to a draft; from then on it never changes. Submitting claims waits meanwhile, so
 * no claim is priced from a card while another replaces it.
 *
 * @param input.draftedAt when the content was written that was read: prices that were changed since are not agreed to
 *   unread. Programs that do not say it agree to the draft as it stands.
 * @returns the card; WRONG_STATE when it is published already or was changed since; SAME_PERSON for one of its authors; OVERLAP
 * when another version of its scope takes effect on the same day; IN_USE when a live claim was achieved on or
 * after that day and is priced by this scope. @throws Fault NOT_FOUND
 */
export function publishRateCard(
  actor: Actor,
  input: { readonly id: string; readonly draftedAt?: Date | null | undefined },
): Promise<RateCardView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('publishRateCard');
    const id = mustBeId(input.id);
    await lockRateCards(tenant, 'exclusive');
    const card = await tenant.row<CardRow>(
      `SELECT id, status, effective_from, provider_id, drafted_by, drafted_at FROM rate_card
       WHERE partnership_id = $1 AND id = $2 FOR UPDATE`,
      [tenant.partnership.id, id],
    );
    if (!card) throw notFound();
    if (card.status === 'DRAFT' && input.draftedAt && input.draftedAt.getTime() !== card.drafted_at.getTime())
      return refuse(
        'WRONG_STATE',
        'The backbone has changed this draft since you opened it. Read it again before you agree.',
      );
    const refused = checkPublication({
      status: card.status,
      effectiveFrom: card.effective_from,
      draftedBy: card.drafted_by,
      publisher: tenant.personId,
      ...(await factsOf(tenant, card)),
    });
    if (refused) return refused;
    await tenant.execute(
      `UPDATE rate_card SET status = 'PUBLISHED', published_by = $3, published_at = $4, declined_by = NULL,
         declined_at = NULL, decline_reason = NULL
       WHERE partnership_id = $1 AND id = $2 AND status = 'DRAFT'`,
      [tenant.partnership.id, id, tenant.personId, tenant.now],
    );
    const published = await readCard(tenant, id);
    await lookAgainFrom(await tenant.continueAsSystem(), {
      providerId: card.provider_id,
      effectiveFrom: card.effective_from,
    });
    return published;
  });
}

/** A provider's own card decides all of its claims; the general card those that no own card priced. */
export async function factsOf(
  tenant: Tenant,
  card: Pick<CardRow, 'id' | 'provider_id' | 'effective_from'>,
): Promise<{ sameDayVersion: boolean; latestLiveClaim: CalendarDate | null }> {
  const row = await tenant.row<{ same_day: boolean; latest: CalendarDate | null }>(
    `SELECT
       EXISTS (SELECT FROM rate_card o WHERE o.partnership_id = $1 AND o.status = 'PUBLISHED' AND o.id <> $2
         AND o.provider_id IS NOT DISTINCT FROM $3::uuid AND o.effective_from = $4) AS same_day,
       (SELECT max(c.achieved_on) FROM claim c
        JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
        JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
        WHERE c.partnership_id = $1 AND c.achieved_on >= $4 AND c.state = ANY ($5)
          AND CASE WHEN $3::uuid IS NULL THEN k.provider_id IS NULL ELSE c.provider_id = $3 END) AS latest`,
    [tenant.partnership.id, card.id, card.provider_id, card.effective_from, liveStates],
  );
  return { sameDayVersion: row?.same_day ?? false, latestLiveClaim: row?.latest ?? null };
}
