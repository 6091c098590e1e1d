export { sealReads } from './seal-reads.js';
export { type AuditFinding, type AuditReport, verifyAudit } from './verify-audit.js';
