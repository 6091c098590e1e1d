export { encodingFor, headingOfEncoded, whyNotAgreed } from './agreed-encoding.js';
export { chooseOurFile, isToCompare, sayWhatIsCompared } from './choose-our-file.js';
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
  wordsOfBands,
  wordsOfRule,
} from './words-of-run.js';
