export { auditPeople } from './audit-people.js';
export {
  AUDIT_OPERATIONS,
  type AuditEntryView,
  type AuditFilter,
  type AuditOperation,
  auditTrail,
} from './audit-trail.js';
export { chainReads } from './chain-reads.js';
export { closeRecord } from './close-record.js';
export { exportAuditTrail } from './export-audit-trail.js';
export { mailOpenedRecord } from './mail-opened-record.js';
export { type OpenRecordInput, openRecord } from './open-record.js';
export type { OpenedRecordView } from './opened-record-view.js';
export { openedRecords } from './opened-records.js';
export { type RecordLookView, recordLooks } from './record-looks.js';
export { type AuditFinding, type AuditReport, verifyAudit } from './verify-audit.js';
