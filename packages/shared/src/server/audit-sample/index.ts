export { auditSamples } from './audit-samples.js';
export { drawAuditSample, drawScheduledSample } from './draw-audit-sample.js';
export { exportAuditFrame } from './export-audit-frame.js';
export { type FindingInput, recordFinding } from './record-finding.js';
export { type AuditSampleView, type SampledClaimView, VERDICTS, type Verdict } from './sample-view.js';
