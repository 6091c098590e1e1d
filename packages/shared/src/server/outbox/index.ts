export * from './announce.js';
export * from './complete-outbox.js';
export * from './end-run-jobs.js';
export { failOutbox, noteOutboxError } from './fail-outbox.js';
export { JOB_DAYS, JOB_STATES, type JobAbout, type JobState, type JobView, jobs } from './jobs.js';
export { type OutboxRow, parsePayload } from './parse-payload.js';
export * from './retry-job.js';
