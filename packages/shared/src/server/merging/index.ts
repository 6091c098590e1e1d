export { type ClashDecisionView, clashDecisions } from './clash-decisions.js';
export { type ClashInput, decideClash } from './decide-clash.js';
export { keepApart } from './keep-apart.js';
export { type LikelyPair, type LikelyRecord, type LikelySame, likelySame } from './likely-same.js';
export { type BaselineChoice, type MergeInput, mergeParticipants } from './merge-participants.js';
export {
  type CarriedView,
  type ClashingClaimView,
  type MergePreview,
  mergePreview,
} from './merge-preview.js';
export { type MergeView, mergesOf } from './merges-of.js';
export type { RecordToMerge } from './record-to-merge.js';
export type { Likeness } from './score.js';
export { keptRecords } from './survivor.js';
export { undoMerge } from './undo-merge.js';
