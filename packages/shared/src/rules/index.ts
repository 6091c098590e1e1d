export * from './calendar/index.js';
export * from './claims/index.js';
export * from './milestones/index.js';
export * from './money/index.js';
export * from './partnerships/index.js';
export * from './permissions/index.js';
export * from './rate-cards/index.js';
export * from './refusals/index.js';
