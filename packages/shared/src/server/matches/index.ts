export type { RunWork } from './carry-out.js';
export { endRunsOfOverAgreements } from './end-runs.js';
export { estimateMatchRun, type MatchRunInput } from './estimate-run.js';
export { exportPeopleToEncode } from './export-people-to-encode.js';
export { carryOutMatchRun } from './match-run.js';
export {
  type MatchThresholdPreview,
  matchThresholdPreview,
  moveMatchThresholds,
  rejudgeRun,
} from './move-thresholds.js';
export { decisionKey, readDecisions } from './read-decisions.js';
export { type ExtractToMatch, extractsToMatch, matchRun, matchRuns } from './read-runs.js';
export { reckonMatchRun } from './reckon-run.js';
export {
  MATCH_RUN_STAGES,
  MATCH_RUN_STATES,
  type MatchRunStage,
  type MatchRunState,
  type MatchRunView,
  type RuleEstimateView,
} from './run-view.js';
export { cancelMatchRun, startMatchRun } from './start-run.js';
