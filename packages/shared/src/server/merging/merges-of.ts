import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type ClashDecisionView, decisionsBetween } from './clash-decisions.js';
import { survivorOf } from './survivor.js';

/** A merge that stands: which record went into the participant's. */
export interface MergeView {
  readonly id: string;
  /** the merged record's, which leads to the kept one */
  readonly mergedId: string;
  readonly mergedReference: string;
  readonly mergedName: string;
  readonly at: Date;
  readonly by: PersonView | null;
  /** false: a later one is undone first */
  readonly mayBeUndone: boolean;
  /** which of two claims for one outcome stands, and who said so, the latest first */
  readonly decisions: readonly ClashDecisionView[];
}

/**
 * What was merged into a participant's record, the latest first; for the id of a merged record, of the kept one's.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function mergesOf(actor: Actor, participantId: string): Promise<MergeView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('mergesOf');
    const kept = (await survivorOf(tenant, mustBeId(participantId))) ?? participantId;
    const known = await tenant.row('SELECT FROM participant WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      kept,
    ]);
    if (!known) throw notFound();
    const rows = await tenant.rows<Omit<MergeView, 'decisions'>>(
      `SELECT g.id, g.merged_id AS "mergedId", g.merged_reference AS "mergedReference", g.merged_name AS "mergedName",
         g.decided_at AS at, ${personOf('g.decided_by')} AS by,
         row_number() OVER (ORDER BY g.nth DESC) = 1 AS "mayBeUndone"
       FROM participant_merge g WHERE g.partnership_id = $1 AND g.kept_id = $2 AND g.undone_at IS NULL
       ORDER BY g.nth DESC`,
      [tenant.partnership.id, kept],
    );
    tenant.showed('participant', [kept, ...rows.map(({ mergedId }) => mergedId)]);
    const decisions = await decisionsBetween(tenant, [kept, ...rows.map(({ mergedId }) => mergedId)]);
    return rows.map((row) => ({
      ...row,
      decisions: decisions.filter((one) => [one.standsRecordId, one.endsRecordId].includes(row.mergedId)),
    }));
  });
}
