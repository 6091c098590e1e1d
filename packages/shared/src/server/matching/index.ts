import type * as estimatingEncoded from './encoded/estimate-encoded.js';
import type * as linkingEncoded from './encoded/link-encoded.js';
import type * as encoded from './encoded/match-encoded.js';
import type * as estimating from './estimate-linkage.js';
import type * as linking from './link-records.js';
import type * as matching from './match-files.js';

export type { BandsEstimate, EncodedEstimate, EncodedOrder } from './encoded/begin-encoded.js';
export type { EncodedOutcome } from './encoded/link-encoded.js';
export type { EncodedFilesOrder } from './encoded/match-encoded.js';
export { areEncoded, readHeaderOf } from './encoded/read-encoded.js';
export { LINKAGE_STAGES, type LinkageStage } from './follow-stages.js';
export type {
  DecidedPair,
  LinkageEstimate,
  LinkageOrder,
  LinkageOutcome,
  LinkageSource,
  LinkedPair,
  PairOfIds,
} from './linkage-order.js';
export type { MatchingOrder, MatchingResult } from './match-files.js';
export { MatchingError } from './matching-error.js';
export { sweepWorkshops } from './workshop-folder.js';

// loaded by whoever matches alone: the API is spared it

/** As `match-files.ts` says. */
export const matchFiles: typeof matching.matchFiles = async (order) =>
  (await import('./match-files.js')).matchFiles(order);

/** As `encoded/match-encoded.ts` says. */
export const matchEncoded: typeof encoded.matchEncoded = async (order) =>
  (await import('./encoded/match-encoded.js')).matchEncoded(order);

/** As `encoded/link-encoded.ts` says. */
export const linkEncoded: typeof linkingEncoded.linkEncoded = async (order) =>
  (await import('./encoded/link-encoded.js')).linkEncoded(order);

/** As `encoded/estimate-encoded.ts` says. */
export const estimateEncoded: typeof estimatingEncoded.estimateEncoded = async (order) =>
  (await import('./encoded/estimate-encoded.js')).estimateEncoded(order);

/** As `link-records.ts` says. */
export const linkRecords: typeof linking.linkRecords = async (order) =>
  (await import('./link-records.js')).linkRecords(order);

/** As `estimate-linkage.ts` says. */
export const estimateLinkage: typeof estimating.estimateLinkage = async (order) =>
  (await import('./estimate-linkage.js')).estimateLinkage(order);
