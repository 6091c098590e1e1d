export { isAnalystOnly } from './analyst-only.js';
export * from './asked.js';
export * from './figures.js';
export { LEAST_DAYS_SUPPORTED, type SeenEvery, seenEvery } from './frequency.js';
export * from './spread.js';
export * from './trend.js';
