import { type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId, mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { AnchorView } from './anchor-view.js';
import { mustReadAnchor } from './read-anchor.js';

export interface AnchorAssignment {
  readonly anchorId: string;
  readonly personId: string;
  /** false: from today on no more */
  readonly looksAfter: boolean;
}

/**
 * Says that a link worker or manager of a provider looks after an anchor from today on, or no more: their provider's
 * people then see its page. A manager says it of their own provider's people.
 * @returns the anchor; INVALID (personId) for somebody of no provider, or not of the manager's.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function assignAnchor(actor: Actor, input: AnchorAssignment): Promise<AnchorView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('assignAnchor');
    const { partnership, today } = tenant;
    const id = mustBeId(input.anchorId);
    const anchor = await tenant.row(
      `SELECT FROM organisation WHERE partnership_id = $1 AND id = $2 AND 'ANCHOR' = ANY (kinds)`,
      [partnership.id, id],
    );
    if (!anchor) throw notFound();
    const worker = isId(input.personId)
      ? await tenant.row<{ providerId: string }>(
          `SELECT m.organisation_id AS "providerId" FROM membership m
           WHERE m.partnership_id = $1 AND m.person_id = $2 AND m.state = 'ACTIVE'
             AND m.roles && ARRAY['LINK_WORKER', 'PROVIDER_MANAGER']
             AND (app.has_role('BACKBONE') OR m.organisation_id = ANY (app.managed_provider_ids()))
           ORDER BY m.organisation_id LIMIT 1`,
          [partnership.id, input.personId],
        )
      : undefined;
    if (!worker) return refuse('INVALID', 'Choose one of the provider’s people.', 'personId');
    await (input.looksAfter
      ? tenant.execute(
          `INSERT INTO anchor_worker (partnership_id, anchor_id, person_id, provider_id, from_on) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (partnership_id, anchor_id, person_id) DO UPDATE SET from_on = EXCLUDED.from_on, ended_on = NULL
           WHERE anchor_worker.ended_on IS NOT NULL`,
          [partnership.id, id, input.personId, worker.providerId, today],
        )
      : tenant.execute(
          `UPDATE anchor_worker SET ended_on = greatest($4, from_on)
           WHERE partnership_id = $1 AND anchor_id = $2 AND person_id = $3 AND ended_on IS NULL`,
          [partnership.id, id, input.personId, today],
        ));
    return mustReadAnchor(tenant, id);
  });
}
