export * from './plan-view.js';
export * from './read-plans.js';
export { type PlanInput, type PlanToWrite, writePlan, writePlansIn } from './write-plan.js';
