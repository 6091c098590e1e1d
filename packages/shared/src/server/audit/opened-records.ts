import { type Actor, withTenant } from '../tenancy/index.js';
import { OPENED_RECORD, type OpenedRecordView } from './opened-record-view.js';

const MOST = 100;

/** What the data lead opened, newest first, at most 100. @throws Fault FORBIDDEN */
export function openedRecords(actor: Actor): Promise<OpenedRecordView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('openedRecords');
    return tenant.rows<OpenedRecordView>(
      `SELECT ${OPENED_RECORD} FROM opened_record o WHERE o.partnership_id = $1
       ORDER BY o.opened_at DESC, o.id LIMIT ${MOST}`,
      [tenant.partnership.id],
    );
  });
}
