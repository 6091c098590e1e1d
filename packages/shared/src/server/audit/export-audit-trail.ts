import { exportList } from '../export-list.js';
import type { Actor } from '../tenancy/index.js';
import { type AuditEntryView, type AuditFilter, readAuditTrail } from './audit-trail.js';

const HEADINGS = ['Entry', 'When', 'Who', 'Did', 'Records', 'Kind', 'In', 'Record ids', 'Hash'];

/**
 * The audit trail as its list shows it, as a CSV file in parts. Instants are in UTC; of the records at most 25 ids are
 * said, and how many there are; the hash is the entry's own, so that a file can be held against `weft verify-audit`.
 * @throws Fault FORBIDDEN
 */
export const exportAuditTrail = (actor: Actor, filter: AuditFilter = {}): AsyncGenerator<string> =>
  exportList<AuditEntryView>(actor, (tenant) => {
    tenant.must('auditTrail');
    return {
      headings: HEADINGS,
      read: (inside, page) => readAuditTrail(inside, { ...page, filter }),
      row: ({ number, at, person, operation, recordCount, subject, action, recordIds, hash }) => [
        number,
        at.toISOString(),
        person?.name ?? null,
        operation,
        recordCount,
        subject,
        action,
        recordIds.join(' '),
        hash,
      ],
    };
  });
