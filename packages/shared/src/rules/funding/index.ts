export * from './apportion.js';
export * from './check-agreement.js';
export * from './contribution.js';
export * from './explain-split.js';
export * from './split-batch.js';
export * from './split-claim.js';
