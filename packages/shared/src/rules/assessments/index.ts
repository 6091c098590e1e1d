export * from './change.js';
export { checkInstrument } from './check-instrument.js';
export * from './eight-areas.js';
export * from './instrument.js';
export * from './judge-improvement.js';
export * from './score-assessment.js';
export * from './swemwbs.js';
