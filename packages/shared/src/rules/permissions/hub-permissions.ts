import { HUB_ROLES as HUB, PROVIDER_ROLES, type Role } from './roles.js';

/**
 * What each role may do with who comes in and who takes them on: the part of `PERMISSIONS` about referrals, triage,
 * allocation, caseloads and records of one person.
 */
export const HUB_PERMISSIONS = {
  // One front door: every agency refers, and the hub alone decides where somebody goes.
  refer: [...HUB, ...PROVIDER_ROLES, 'REFERRER', 'ANCHOR'],
  importReferrals: [...HUB, 'REFERRER'],
  sendReferralFile: [...HUB, 'REFERRER'],
  chooseReferralColumns: [...HUB, 'REFERRER'],
  cancelReferralFile: [...HUB, 'REFERRER'],
  referralFiles: [...HUB, 'REFERRER'],
  triageReferral: HUB,
  acceptReferral: HUB,
  putOnWaitingList: HUB,
  offerReferral: HUB,
  takeOfferBack: HUB,
  declineOffer: ['PROVIDER_MANAGER'],
  startSupport: PROVIDER_ROLES,
  declineReferral: HUB,
  withdrawReferral: [...HUB, 'REFERRER', 'ANCHOR'],
  giveOneOffSupport: HUB,
  reopenReferral: HUB,
  recordAgreement: [...HUB, ...PROVIDER_ROLES],
  referrals: [...HUB, ...PROVIDER_ROLES],
  metBefore: HUB,
  // whom the hub recognises in a referral, and what a provider is told of it with an offer: days of earlier support
  recognisePerson: HUB,
  takeRecognitionBack: HUB,
  knownPerson: [...HUB, ...PROVIDER_ROLES],
  // what somebody needs, and who has room: no provider sets the one, and each sees its own of the other
  recordTriage: HUB,
  triage: [...HUB, ...PROVIDER_ROLES],
  hubLists: [...HUB, 'DATA_LEAD', 'COMMISSIONER', ...PROVIDER_ROLES],
  hubGuide: [...HUB, 'DATA_LEAD', 'COMMISSIONER'],
  // the partnership's own lists are worded by whoever sets it up
  setComplexityBands: ['BACKBONE'],
  setExpertise: ['BACKBONE'],
  setHubGuide: ['BACKBONE'],
  setContactKinds: ['BACKBONE'],
  whoSupports: [...HUB, ...PROVIDER_ROLES],
  recordSupportWorker: ['BACKBONE', 'PROVIDER_MANAGER'],
  recordProviderOffer: ['BACKBONE'],
  allocationSuggestions: HUB,
  waitingList: HUB,
  allocationRule: HUB,
  saveAllocationRule: HUB,
  adoptAllocationRule: ['BACKBONE'],
  declineWatch: [...HUB, 'DATA_LEAD', 'COMMISSIONER'],
  // What workers carry beside the guide: a manager sees the own provider's, a worker what is their own.
  teamCaseloads: ['BACKBONE', 'PROVIDER_MANAGER'],
  workerCaseload: ['BACKBONE', 'PROVIDER_MANAGER'],
  ownCaseload: ['LINK_WORKER'],
  caseloadGuide: [...HUB, 'DATA_LEAD', 'COMMISSIONER', ...PROVIDER_ROLES],
  setCaseloadGuide: ['BACKBONE'],
  // Two records of one person: it would tell a provider who is in a service elsewhere.
  likelySame: HUB,
  likelySameAs: HUB,
  mergePreview: HUB,
  mergesOf: HUB,
  mergeParticipants: HUB,
  undoMerge: HUB,
  keepApart: HUB,
  // which of two claims stands: who ends claims and sees them all
  decideClash: ['BACKBONE'],
  clashDecisions: ['BACKBONE', 'VERIFIER', 'AUDITOR'],
  ownReferrals: ['REFERRER', 'ANCHOR', ...PROVIDER_ROLES],
  setDeclineReasons: ['BACKBONE'],
  selfReferralPage: HUB,
  setSelfReferralPage: ['BACKBONE'],
  declineReasons: [...HUB, 'DATA_LEAD', 'COMMISSIONER', ...PROVIDER_ROLES],
} as const satisfies Record<string, readonly Role[]>;
