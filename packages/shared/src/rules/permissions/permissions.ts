import { HUB_PERMISSIONS } from './hub-permissions.js';
import { MATCHING_PERMISSIONS } from './matching-permissions.js';
import { MONEY_PERMISSIONS } from './money-permissions.js';
import { HUB_ROLES as HUB, PROVIDER_ROLES, ROLES, type Role } from './roles.js';
import { WORKS_WITH_EVERYBODY } from './works-with.js';

/** Those who make, check or agree to what a claim is judged by. */
const JUDGES_CLAIMS = [
  ...WORKS_WITH_EVERYBODY,
  ...PROVIDER_ROLES,
  'VERIFIER',
  'COMMISSIONER',
  'AUDITOR',
] as const satisfies readonly Role[];
/** Those whose roles are told of something (rules/notifications). */
const IS_TOLD = [
  ...HUB,
  ...PROVIDER_ROLES,
  'VERIFIER',
  'COMMISSIONER',
  'AUDITOR',
  'FUNDER',
  'REFERRER',
  'ANCHOR',
  'ANALYST',
] as const satisfies readonly Role[];
const WATCHES_THE_MONEY = ['BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'] as const;

/**
 * What each role may do and read: the first of two locks. It gives a clear refusal and decides what the
 * navigation shows; the database's policies decide which rows (one's own provider, one's own share).
 * Names are the verbs of the schema's mutations and the names of its queries.
 */
export const PERMISSIONS = {
  // Only the installation's operator makes a partnership, and the operator has no role in it.
  createPartnership: [],
  inviteFirstPerson: [],
  partnershipsMade: [],

  setUp: ['BACKBONE'],
  correctPartnership: ['BACKBONE'],
  addOrganisation: ['BACKBONE'],
  addMember: ['BACKBONE'],
  inviteAgain: ['BACKBONE'],
  changeMember: ['BACKBONE'],
  endMembership: ['BACKBONE'],

  ...MONEY_PERMISSIONS,
  ...MATCHING_PERMISSIONS,
  requireSecondFactor: ['BACKBONE'],
  addDeficitWord: ['BACKBONE'],
  removeDeficitWord: ['BACKBONE'],
  // whoever writes about people is told, as they type, of words that take something away from them
  languageList: [...HUB, ...PROVIDER_ROLES, 'REFERRER', 'ANCHOR'],

  enrolParticipant: ['BACKBONE', 'ASSESSOR', ...PROVIDER_ROLES],
  correctParticipant: ['BACKBONE', ...PROVIDER_ROLES],
  // A baseline opens the way to paid outcomes, so those who are paid for them do not record it.
  recordBaseline: ['BACKBONE', 'ASSESSOR'],
  // How it goes while an outcome is being sustained, from whoever hears of it.
  recordStatus: [...HUB, ...PROVIDER_ROLES],
  recordHours: [...HUB, ...PROVIDER_ROLES],
  correctStatus: [...HUB, ...PROVIDER_ROLES],
  // The person's plan is written down by whoever works with them.
  writePlan: [...HUB, ...PROVIDER_ROLES],
  changePhase: ['BACKBONE', ...PROVIDER_ROLES],
  closeSupport: ['BACKBONE', ...PROVIDER_ROLES],
  reopenSupport: ['BACKBONE', ...PROVIDER_ROLES],
  moveParticipants: ['BACKBONE', ...PROVIDER_ROLES],
  proposedMoves: ['BACKBONE', ...PROVIDER_ROLES],
  story: [...HUB, 'DATA_LEAD', ...PROVIDER_ROLES],
  supportEpisodes: [...HUB, 'DATA_LEAD', ...PROVIDER_ROLES],
  // What changes in somebody's life, from whoever hears of it.
  recordCircumstance: [...HUB, ...PROVIDER_ROLES],
  removeCircumstance: [...HUB, ...PROVIDER_ROLES],
  circumstances: [...WORKS_WITH_EVERYBODY, ...PROVIDER_ROLES],
  // One provider asks, the other answers, and the hub sees it.
  askForTransfer: ['BACKBONE', ...PROVIDER_ROLES],
  takeOnTransfer: PROVIDER_ROLES,
  declineTransfer: ['PROVIDER_MANAGER'],
  withdrawTransfer: [...HUB, ...PROVIDER_ROLES],
  transfers: [...HUB, ...PROVIDER_ROLES],
  participantTransfers: [...HUB, ...PROVIDER_ROLES],
  // Another provider beside the one that supports somebody: whoever manages it answers, and all of them end it.
  askForJointWork: PROVIDER_ROLES,
  agreeToJointWork: ['PROVIDER_MANAGER'],
  declineJointWork: ['PROVIDER_MANAGER'],
  nameJointWorker: ['PROVIDER_MANAGER'],
  withdrawJointWork: [...HUB, ...PROVIDER_ROLES],
  endJointWork: [...HUB, ...PROVIDER_ROLES],
  jointWorks: [...HUB, ...PROVIDER_ROLES],
  participantJointWorks: [...HUB, ...PROVIDER_ROLES],

  // From whoever spoke with somebody, the hub too: people who wait are rung as well.
  recordContact: [...HUB, ...PROVIDER_ROLES],
  correctContact: [...HUB, ...PROVIDER_ROLES],
  groups: [...HUB, ...PROVIDER_ROLES],
  saveGroup: ['BACKBONE', ...PROVIDER_ROLES],
  recordSitting: ['BACKBONE', ...PROVIDER_ROLES],
  contacts: [...WORKS_WITH_EVERYBODY, ...PROVIDER_ROLES],

  // What people sign is in the partnership's words; a signature is taken by those who claim with it.
  signatureWordings: [...HUB, ...PROVIDER_ROLES],
  setSignatureWording: ['BACKBONE'],
  recordSignature: PROVIDER_ROLES,
  signedStatements: [...HUB, ...PROVIDER_ROLES],

  // Questions are the partnership's; what they show of a person is entered by whoever works with them.
  draftInstrument: ['BACKBONE'],
  updateInstrumentDraft: ['BACKBONE'],
  discardInstrumentDraft: ['BACKBONE'],
  putInstrumentToUse: ['BACKBONE'],
  takeInstrumentOutOfUse: ['BACKBONE'],
  recordAssessment: [...HUB, ...PROVIDER_ROLES],
  correctAssessment: [...HUB, ...PROVIDER_ROLES],
  // What a measure has to show for an outcome is a term of the agreement, as its price is.
  proposeMeasureRule: ['BACKBONE'],
  discardMeasureRule: ['BACKBONE'],
  agreeMeasureRule: ['COMMISSIONER'],

  ...HUB_PERMISSIONS,

  // Anchors: looked after by link workers, agreed with by the backbone, seen by themselves as far as that goes.
  anchors: ['BACKBONE', ...PROVIDER_ROLES],
  anchorPack: ['BACKBONE', ...PROVIDER_ROLES],
  assignAnchor: ['BACKBONE', 'PROVIDER_MANAGER'],
  recordAnchorContact: ['BACKBONE', ...PROVIDER_ROLES],
  removeAnchorContact: ['BACKBONE', ...PROVIDER_ROLES],
  agreeAnchorPlaces: ['BACKBONE', ...PROVIDER_ROLES],
  recordAnchorPromise: ['BACKBONE', ...PROVIDER_ROLES],
  settleAnchorPromise: ['BACKBONE', ...PROVIDER_ROLES],
  agreeAnchorData: ['BACKBONE'],
  importPractices: ['BACKBONE'],
  // The directory of what partners offer: each provider's manager keeps their own entries true.
  services: [...HUB, 'DATA_LEAD', ...PROVIDER_ROLES],
  recordService: ['BACKBONE', 'PROVIDER_MANAGER'],
  ownAnchors: ['ANCHOR'],
  // The list of candidates is the anchor's own; whoever looks after it asks the parents.
  candidates: ['ANCHOR', 'BACKBONE', ...PROVIDER_ROLES],
  suggestCandidate: ['ANCHOR'],
  askCandidateParent: ['ANCHOR', ...PROVIDER_ROLES],
  consentToCandidate: ['ANCHOR', ...PROVIDER_ROLES],
  refuseCandidate: ['ANCHOR', ...PROVIDER_ROLES],

  // Break-glass: the data lead sees no person's record otherwise.
  openRecord: ['DATA_LEAD'],
  closeRecord: ['DATA_LEAD', 'BACKBONE'],

  // A record of somebody in danger is for named people alone: who seals it names the first, then those who are named.
  sealRecord: [...HUB, 'PROVIDER_MANAGER'],
  setSealOpeners: [...HUB, 'PROVIDER_MANAGER'],
  unsealRecord: [...HUB, 'PROVIDER_MANAGER'],
  sealChoices: [...HUB, 'PROVIDER_MANAGER'],
  recordSeal: [...WORKS_WITH_EVERYBODY, ...PROVIDER_ROLES, 'VERIFIER', 'AUDITOR'],

  // Apart from the story: which notes somebody reads is for the database (docs/adr/0022).
  safety: [...WORKS_WITH_EVERYBODY, ...PROVIDER_ROLES],
  writeSafetyNote: [...HUB, ...PROVIDER_ROLES],
  reviewSafetyNote: [...HUB, ...PROVIDER_ROLES],
  endSafetyNote: [...HUB, ...PROVIDER_ROLES],
  safeguardingLeads: ['BACKBONE', 'PROVIDER_MANAGER'],
  nameSafeguardingLead: ['BACKBONE', 'PROVIDER_MANAGER'],
  endSafeguardingLead: ['BACKBONE', 'PROVIDER_MANAGER'],

  // An analyst is told no small figure (server/measures).
  referralMeasures: ['BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'COMMISSIONER', 'ANALYST'],

  // Five Safes (docs/adr/0029): who is accredited works with pseudonymous rows in an approved project, and what leaves is
  // looked at by somebody else.
  analystProjects: ['ANALYST', 'DATA_LEAD'],
  projectRows: ['ANALYST'],
  projectTable: ['ANALYST'],
  analystOutputs: ['ANALYST', 'DATA_LEAD'],
  requestOutput: ['ANALYST'],
  releaseOutput: ['DATA_LEAD'],
  refuseOutput: ['DATA_LEAD'],
  analysts: ['DATA_LEAD'],
  recordAccreditation: ['DATA_LEAD'],
  endAccreditation: ['DATA_LEAD'],
  approveProject: ['DATA_LEAD'],
  closeProject: ['DATA_LEAD'],
  // How much is hidden is the partnership's choice.
  suppressionRules: ROLES,
  suppressionChoice: ['BACKBONE', 'DATA_LEAD'],
  chooseSuppression: ['BACKBONE', 'DATA_LEAD'],

  // Everybody's own: nobody is told for another.
  notifications: IS_TOLD,
  unreadNotifications: IS_TOLD,
  notificationChoices: IS_TOLD,
  markNotification: IS_TOLD,
  markAllNotifications: IS_TOLD,
  chooseNotifications: IS_TOLD,
  setNotificationDays: ['BACKBONE'],

  organisations: ROLES,
  organisationTies: ['BACKBONE'],
  members: ['BACKBONE'],
  rateCards: [
    'BACKBONE',
    'ASSESSOR',
    'DATA_LEAD',
    ...PROVIDER_ROLES,
    'VERIFIER',
    'COMMISSIONER',
    'AUDITOR',
    'FUNDER',
    'INVESTOR',
  ],
  fundingAgreement: [...WATCHES_THE_MONEY, 'VERIFIER', 'FUNDER', 'INVESTOR'],
  // A verifier sees whose claims they check, and works with nobody (works-with.ts).
  participants: [...WORKS_WITH_EVERYBODY, ...PROVIDER_ROLES, 'VERIFIER'],
  milestones: [...HUB, ...PROVIDER_ROLES],
  assessments: [...WORKS_WITH_EVERYBODY, ...PROVIDER_ROLES],
  instruments: JUDGES_CLAIMS,
  measureRules: JUDGES_CLAIMS,
  claims: ['BACKBONE', 'DATA_LEAD', ...PROVIDER_ROLES, 'VERIFIER', 'COMMISSIONER', 'AUDITOR', 'FUNDER'],
  runs: WATCHES_THE_MONEY,
  statements: [...WATCHES_THE_MONEY, 'FUNDER'],
  funderShares: ['BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'FUNDER'],
  moneyFlows: ['BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'FUNDER'],
  // The others see what every funder pays for.
  paidByOthers: ['FUNDER'],
  portfolio: ['FUNDER'],
  // Who sees the headroom sees every funder's amounts; a funder sees its own in its portfolio.
  headroom: WATCHES_THE_MONEY,
  // A funder sees its own caps and their pace, and no plan.
  forecast: [...WATCHES_THE_MONEY, 'FUNDER'],
  forecastPlans: WATCHES_THE_MONEY,
  jobs: ['BACKBONE'],
  auditSamples: ['AUDITOR', 'COMMISSIONER', 'BACKBONE', 'DATA_LEAD'],
  openedRecords: ['BACKBONE', 'DATA_LEAD', 'COMMISSIONER'],
  auditTrail: ['BACKBONE', 'DATA_LEAD'],
  auditPeople: ['BACKBONE', 'DATA_LEAD'],
  recordLooks: ['BACKBONE', 'DATA_LEAD', 'PROVIDER_MANAGER'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;

/** Whether somebody with these roles may do or read this at all. Several roles add up. */
export function may(roles: readonly Role[], action: Action): boolean {
  const allowed: readonly Role[] = PERMISSIONS[action];
  return roles.some((role) => allowed.includes(role));
}
