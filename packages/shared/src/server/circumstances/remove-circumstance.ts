import { randomUUID } from 'node:crypto';
import type { Refusal } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { judged } from '../milestones/record-status.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { checkStands, insertCircumstance, lockForCircumstance, withdrawEffect } from './circumstance-log.js';

/**
 * Withdraws an entry that was wrong, with what followed from it, which is judged anew.
 * @returns the participant; WRONG_STATE when somebody has corrected the entry already
 * @throws Fault FORBIDDEN; NOT_FOUND for an entry that is not there, or whose record is not the actor's to write
 */
export function removeCircumstance(actor: Actor, given: string): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('removeCircumstance');
    const id = mustBeId(given);
    const entry = await tenant.row<{ participantId: string }>(
      `SELECT participant_id AS "participantId" FROM circumstance WHERE partnership_id = $1 AND id = $2
         AND kind IS NOT NULL`,
      [tenant.partnership.id, id],
    );
    if (!entry) throw notFound();
    const { participantId } = entry;
    await lockForCircumstance(tenant, participantId);
    const taken = await checkStands(tenant, participantId, id);
    if (taken) return taken;
    await insertCircumstance(tenant, {
      id: randomUUID(),
      participantId,
      corrects: id,
      kind: null,
      on: null,
      words: null,
    });
    await withdrawEffect(tenant, id);
    return judged(tenant, participantId);
  });
}
