export { type LosingClaim, verbThatEnds } from './decide-clash.js';
export {
  type BaselineClash,
  type ClaimClash,
  type ClaimOfRecord,
  findBaselineClashes,
  findClaimClashes,
  whoEndsClaim,
} from './find-clashes.js';
export type { MergeSide } from './merge-side.js';
export {
  findOverlap,
  type MergedSupport,
  type Overlap,
  planSupport,
  type SupportEpisode,
} from './plan-support.js';
