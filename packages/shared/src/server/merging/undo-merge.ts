import { formatDate, type Refusal, refuse, today } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { lockMilestones } from '../milestones/judge-milestones.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { lockRateCards } from '../rate-cards/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { judgedAnew } from './merge-participants.js';

interface MergeRow {
  readonly kept_id: string;
  readonly merged_id: string;
  readonly undone_at: Date | null;
  /** the latest of the kept record's merges that stands */
  readonly later_at: Date | null;
}

/**
 * Makes two records again of one (docs/adr/0015), at any time: what was moved goes back as it now stands, with what was
 * recorded since about it; what else was recorded since stays with the kept record, and so does what somebody has put
 * right since. The pair is never proposed again.
 *
 * @returns the kept participant; WRONG_STATE when it is undone already, or a later merge of the record comes first.
 * @throws Fault FORBIDDEN; NOT_FOUND, also while the kept record is merged into another one itself
 */
export function undoMerge(actor: Actor, mergeId: string): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('undoMerge');
    const { id: place, timeZone } = tenant.partnership;
    await lockRateCards(tenant, 'exclusive');
    const merge = await tenant.row<MergeRow>(
      `SELECT g.kept_id, g.merged_id, g.undone_at, (SELECT max(l.decided_at) FROM participant_merge l
         WHERE l.partnership_id = g.partnership_id AND l.kept_id = g.kept_id AND l.nth > g.nth AND l.undone_at IS NULL)
         AS later_at
       FROM participant_merge g WHERE g.partnership_id = $1 AND g.id = $2`,
      [place, mustBeId(mergeId)],
    );
    if (!merge) throw notFound();
    if (merge.undone_at) return refuse('WRONG_STATE', 'This merge is undone already. Reload the page.');
    if (merge.later_at)
      return refuse(
        'WRONG_STATE',
        `Another record was merged into this one later, on ${formatDate(today(timeZone, merge.later_at.getTime()))}. Undo that first.`,
      );
    await lockMilestones(tenant, [merge.kept_id, merge.merged_id]);
    tenant.showed('participant', [merge.kept_id, merge.merged_id]);
    // the word at its end has the verb written beside what changes
    await tenant.execute('SELECT app.undo_merge($1, $2) -- MERGE', [mergeId, tenant.now]);
    return judgedAnew(tenant, merge.kept_id, merge.merged_id);
  });
}
