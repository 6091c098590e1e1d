export { type DecideMatchInput, decideMatch } from './decide-match.js';
export { exportMatchedCodes } from './export-matched-codes.js';
export { type MatchPairsRequest, matchPairs } from './list-pairs.js';
export { type MatchReviewView, matchReview } from './match-review.js';
export { type MatchPairView, matchPair } from './read-pair.js';
export type {
  ComparedField,
  MatchDecisionView,
  MatchPairRow,
  RecordFact,
  WeightStep,
} from './review-view.js';
