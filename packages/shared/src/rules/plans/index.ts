export * from './check-plan.js';
export * from './compare-plans.js';
export * from './join-plans.js';
export * from './plan.js';
