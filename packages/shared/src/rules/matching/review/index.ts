export {
  estimateQuality,
  type MatchQuality,
  type PairStratum,
  type ShareEstimate,
} from './estimate-quality.js';
export {
  type FieldLikeness,
  type MarkedField,
  markDifferences,
  type Piece,
} from './mark-differences.js';
export {
  BAND_EDGES,
  bitsOf,
  CHECKED_OF_A_BAND,
  MATCH_DECISIONS,
  MATCH_QUEUES,
  type MatchDecision,
  type MatchQueue,
} from './queue-parts.js';
