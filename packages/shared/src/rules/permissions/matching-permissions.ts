import { HUB_ROLES as HUB, PROVIDER_ROLES, type Role } from './roles.js';

/** Who may be named in an information-sharing agreement; what they see of a match hangs on being named. */
const MAY_BE_NAMED = ['BACKBONE', 'DATA_LEAD'] as const satisfies readonly Role[];
/** Those who share, agree, check and rest on it: an agreement names no participant. */
const KNOWS_AGREEMENTS = [
  ...HUB,
  'DATA_LEAD',
  'COMMISSIONER',
  'VERIFIER',
  'AUDITOR',
  ...PROVIDER_ROLES,
] as const satisfies readonly Role[];

/** What each role may do with what partners share: the part of `PERMISSIONS` about agreements, extracts and matches. */
export const MATCHING_PERMISSIONS = {
  sharingAgreements: KNOWS_AGREEMENTS,
  saveSharingAgreement: MAY_BE_NAMED,
  signSharingAgreement: [...MAY_BE_NAMED, 'COMMISSIONER'],
  endSharingAgreement: [...MAY_BE_NAMED, 'COMMISSIONER'],
  nameSharingPerson: MAY_BE_NAMED,
  endSharingPerson: MAY_BE_NAMED,
  // whoever works with a person tells them, and hears when they take it back
  recordSharingNotices: [...HUB, ...PROVIDER_ROLES],
  sharingNotices: [...HUB, ...PROVIDER_ROLES],

  extracts: MAY_BE_NAMED,
  sendExtract: MAY_BE_NAMED,
  chooseExtractColumns: MAY_BE_NAMED,
  acceptExtract: MAY_BE_NAMED,
  cancelExtract: MAY_BE_NAMED,
  deleteExtract: MAY_BE_NAMED,

  // with names, and so for nobody but who reads participants' records anyway
  exportPeopleToEncode: ['BACKBONE'],

  matchRuns: MAY_BE_NAMED,
  estimateMatchRun: MAY_BE_NAMED,
  startMatchRun: MAY_BE_NAMED,
  cancelMatchRun: MAY_BE_NAMED,
  moveMatchThresholds: MAY_BE_NAMED,

  matchPairs: MAY_BE_NAMED,
  decideMatch: MAY_BE_NAMED,

  // what a match would prove is the provider's to claim
  matchOffers: [...MAY_BE_NAMED, ...PROVIDER_ROLES],
  claimMatchOffer: PROVIDER_ROLES,
  setMatchOfferAside: PROVIDER_ROLES,
  wayOfEvidence: ['BACKBONE', 'VERIFIER', 'AUDITOR', ...PROVIDER_ROLES],
} as const satisfies Record<string, readonly Role[]>;
