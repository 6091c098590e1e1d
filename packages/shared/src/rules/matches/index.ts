export {
  judgeKeptPairs,
  type KeptPair,
  LEAST_KEPT,
  MATCH_VERDICTS,
  type MatchThresholds,
  type MatchVerdictOfRun,
} from './judge-kept-pairs.js';
export {
  type FieldWeights,
  type LevelWeight,
  type ModelInWords,
  modelInWords,
  titleOfColumn,
  wordsOfRule,
} from './words-of-run.js';
