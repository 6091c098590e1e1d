import {
  isRefusal,
  type RateCardInput,
  type RateCardStatus,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { nextVersion, readDraft } from './draft-rate-card.js';
import { type RateCardView, readCard, writeTariffs } from './rate-card-view.js';

interface DraftRow {
  status: RateCardStatus;
  provider_id: string | null;
  version: number;
}

/**
 * Puts new content into a draft. Whoever changes it becomes one of its authors, and none of those may
 * publish it (domain.md, The life of a claim: role and person both count).
 *
 * @returns the draft; WRONG_STATE once it is published; INVALID with the field's path. @throws Fault NOT_FOUND
 */
export function updateRateCardDraft(
  actor: Actor,
  { id, input }: { readonly id: string; readonly input: RateCardInput },
): Promise<RateCardView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('updateRateCardDraft');
    const there = await tenant.row<DraftRow>(
      'SELECT status, provider_id, version FROM rate_card WHERE partnership_id = $1 AND id = $2 FOR UPDATE',
      [tenant.partnership.id, mustBeId(id)],
    );
    if (!there) throw notFound();
    if (there.status !== 'DRAFT')
      return refuse(
        'WRONG_STATE',
        'This version is published and never changes. Draft a new version instead.',
      );
    const draft = await readDraft(tenant, input);
    if (isRefusal(draft)) return draft;
    const sameScope = draft.providerId === there.provider_id;
    await tenant.execute(
      `UPDATE rate_card SET provider_id = $3, version = $4, effective_from = $5, full_time_hours = $6,
         declined_by = NULL, declined_at = NULL, decline_reason = NULL, drafted_at = $8,
         drafted_by = CASE WHEN $7 = ANY (drafted_by) THEN drafted_by ELSE drafted_by || $7::uuid END
       WHERE partnership_id = $1 AND id = $2`,
      [
        tenant.partnership.id,
        id,
        draft.providerId,
        sameScope ? there.version : await nextVersion(tenant, draft.providerId),
        draft.effectiveFrom,
        draft.fullTimeHours,
        tenant.personId,
        tenant.now,
      ],
    );
    await tenant.execute('DELETE FROM tariff WHERE partnership_id = $1 AND rate_card_id = $2', [
      tenant.partnership.id,
      id,
    ]);
    await writeTariffs(tenant, id, draft.tariffs);
    return readCard(tenant, id);
  });
}
