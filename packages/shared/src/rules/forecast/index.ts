export * from './check-plan.js';
export * from './compare-plan.js';
export * from './nearness.js';
export * from './outlook.js';
export * from './pace.js';
export * from './read-plan.js';
