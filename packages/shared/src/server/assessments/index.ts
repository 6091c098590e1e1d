export { agreeMeasureRule, agreeMeasureRuleIn } from './agree-measure-rule.js';
export {
  ANSWERED_WAYS,
  type AnsweredWay,
  type AnswerView,
  type AssessmentEntryView,
  type AssessmentView,
} from './assessment-view.js';
export * from './assessments-of.js';
export * from './correct-assessment.js';
export { discardInstrumentDraft, discardMeasureRule } from './discard-drafts.js';
export { draftInstrument, draftInstrumentIn } from './draft-instrument.js';
export { INSTRUMENT_STATES, type InstrumentState, type InstrumentView } from './instrument-view.js';
export type { AssessmentGiven } from './judge-given.js';
export { type LatestFigure, latestFigures } from './latest-figures.js';
export * from './list-instruments.js';
export { type MeasureRuleView, measureRules } from './measure-rules.js';
export { putInstrumentToUse, putInstrumentToUseIn, takeInstrumentOutOfUse } from './move-instrument.js';
export {
  type MeasureRuleInput,
  proposeMeasureRule,
  proposeMeasureRuleIn,
} from './propose-measure-rule.js';
export {
  type AssessmentInput,
  type PastAssessment,
  recordAssessment,
  recordAssessmentsIn,
} from './record-assessment.js';
export * from './update-instrument-draft.js';
