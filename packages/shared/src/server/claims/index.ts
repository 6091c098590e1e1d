export * from './answer-about-claim.js';
export * from './approve-claim.js';
export * from './approve-claims.js';
export { askAboutClaim } from './ask-about-claim.js';
export * from './claim-filter.js';
export * from './claim-view.js';
export * from './claims-of-participants.js';
export * from './claims-together.js';
export type { EvidenceInput } from './evidence-input.js';
export * from './export-claims.js';
export * from './export-decisions.js';
export { claim, claims } from './list-claims.js';
export {
  DECISIONS,
  type DecisionKind,
  type DecisionsRequest,
  type DecisionView,
  decisions,
} from './list-decisions.js';
export * from './mark-evidence-opened.js';
export type { ClaimsRequest } from './read-claims.js';
export * from './reject-claim.js';
export * from './resubmit-claim.js';
export * from './return-claim.js';
export * from './reverse-claim.js';
export * from './submit-claim.js';
export * from './verify-claim.js';
export * from './verify-claims.js';
export * from './withhold-claim.js';
