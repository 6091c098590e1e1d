export { assignPairs, findNobodyTwice } from './assign-pairs.js';
export { chooseBlocking, pairsToChoose, possibleRules } from './choose-blocking.js';
export { chooseColumns } from './choose-columns.js';
export { clusterRecords, pairsOfClusters } from './cluster-records.js';
export { type ColumnProfile, isOnlyOfPeople, isWholeName, kindOf } from './column-kind.js';
export { decideBetweenFiles, decideWithinFile, type JudgedPair, type Thresholds } from './decide-pairs.js';
export { estimateModel, type Learnt } from './estimate-model.js';
export {
  type ExplainedStep,
  type Explanation,
  explainPair,
  type PairLevels,
  weightOfPair,
} from './explain-pair.js';
export { hardlyTold } from './hardly-told.js';
export { judgeModel } from './judge-model.js';
export {
  type LinkageModel,
  NOT_KNOWN,
  type PatternCount,
  priorWeights,
  probabilityOf,
  weightOfLevel,
  weightOfPattern,
} from './linkage-model.js';
export {
  type BlockingKey,
  type BlockingRule,
  type ColumnKind,
  type DiceLikeness,
  type ExplainedSettings,
  exchangedWith,
  type LinkageComparison,
  type LinkageLikeness,
  type LinkageSettings,
  type LinkedColumn,
  NOBODY_TWICE,
  type NobodyTwice,
  USUAL_LINKAGE,
} from './linkage-settings.js';
export { COMMON_GIVEN_NAMES, WORDS_OF_OTHERS } from './names-of-people.js';
export { readLinkageSettings } from './read-settings.js';
export type { ScoredPair } from './scored-pair.js';
export { wordsOfLevel } from './words-of-level.js';
