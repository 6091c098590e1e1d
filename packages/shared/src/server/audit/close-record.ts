import { type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { OPENED_RECORD, type OpenedRecordView } from './opened-record-view.js';

/**
 * Closes an opened record before its time: who opened it when they are done, or the backbone.
 * @returns WRONG_STATE when it is closed already.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function closeRecord(actor: Actor, id: string): Promise<OpenedRecordView | Refusal> {
  mustBeId(id);
  return withTenant(actor, async (tenant) => {
    tenant.must('closeRecord');
    const isBackbone = tenant.me.roles.includes('BACKBONE');
    const found = await tenant.row<OpenedRecordView & { isMine: boolean }>(
      `SELECT ${OPENED_RECORD}, o.person_id = $3 AS "isMine" FROM opened_record o
       WHERE o.partnership_id = $1 AND o.id = $2`,
      [tenant.partnership.id, id, tenant.personId],
    );
    if (!found || !(isBackbone || found.isMine)) throw notFound();
    if (!found.isOpen) return refuse('WRONG_STATE', 'This record is closed already.');
    const closed = await tenant.row<OpenedRecordView>(
      `WITH o AS (UPDATE opened_record SET closed_at = $3
         WHERE partnership_id = $1 AND id = $2 AND closed_at IS NULL RETURNING *)
       SELECT ${OPENED_RECORD} FROM o`,
      [tenant.partnership.id, id, tenant.now],
    );
    return closed ?? refuse('WRONG_STATE', 'This record is closed already.');
  });
}
