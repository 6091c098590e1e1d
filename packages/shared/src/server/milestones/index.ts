export { correctStatus, type StatusCorrection } from './correct-status.js';
export { judgeMilestones } from './judge-milestones.js';
export * from './list-milestones.js';
export * from './milestone-view.js';
export * from './record-hours.js';
export { recordStatus, type Status, type StatusInput } from './record-status.js';
export * from './sweep-milestones.js';
