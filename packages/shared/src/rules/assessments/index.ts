export * from './change.js';
export { checkInstrument } from './check-instrument.js';
export * from './eight-areas.js';
export * from './instrument.js';
export {
  type Improvement,
  type ImprovementTerms,
  judgeImprovement,
  type TakenMeasure,
} from './judge-improvement.js';
export * from './judge-measure.js';
export { rangeOfScore } from './range-of-score.js';
export * from './read-instrument.js';
export * from './score-assessment.js';
export * from './swemwbs.js';
