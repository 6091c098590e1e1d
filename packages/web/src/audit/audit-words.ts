import type { AuditOperation } from '../gql/graphql.js';

export const OPERATION_WORDS: Readonly<Record<AuditOperation, string>> = {
  READ: 'Looked at',
  ADD: 'Added',
  CHANGE: 'Changed',
  REMOVE: 'Removed',
};

/** Where what was written down about a record is no change of the record itself. */
const DID: Readonly<Record<string, string>> = {
  openRecord: 'Opened',
  closeRecord: 'Closed',
  drawAuditSample: 'Drew from',
  decideMatch: 'Decided a pair of',
  recordSharingNotices: 'Recorded of',
  requestOutput: 'Asked for',
  releaseOutput: 'Released',
  refuseOutput: 'Did not release',
};

/** What was done with a record: 'Looked at', or 'Opened' where the data lead opened it. */
export const didText = (operation: AuditOperation, action: string): string =>
  (operation === 'READ' ? undefined : DID[action]) ?? OPERATION_WORDS[operation];

const ACTIONS: Readonly<Record<string, string>> = {
  participants: 'People and their pages',
  participantJointWorks: 'Joint work',
  participantTransfers: 'Transfers',
  askForTransfer: 'A transfer asked for',
  takeOnTransfer: 'A transfer taken on',
  declineTransfer: 'A transfer declined',
  withdrawTransfer: 'A transfer taken back',
  signedStatements: 'What they signed',
  circumstances: 'Changes in their life',
  supportEpisodes: 'Support so far',
  safety: 'Safety notes',
  recordSeal: 'Whether it is sealed',
  workerCaseload: 'A worker’s caseload',
  ownCaseload: 'Their own caseload',
  claims: 'Claims',
  search: 'Search',
  jointWorks: 'Joint work',
  likelySame: 'Likely the same',
  likelySameAs: 'Likely the same',
  matchPairs: 'Pairs of a match run',
  matchPair: 'A pair of a match run',
  decideMatch: 'A pair decided on',
  metBefore: 'Have we met?',
  mergesOf: 'Records put together',
  auditSamples: 'Audit sample',
  plan: 'Their plan',
  story: 'Their story',
  openEvidence: 'Evidence opened',
  markEvidenceOpened: 'Evidence opened',
  byHand: 'By hand in the database',
  system: 'By itself',
  'payments.run': 'Payment run',
  'matching.estimate': 'Estimate of a matching run',
  'matching.run': 'Matching run',
  estimateMatchRun: 'A matching run asked for',
  startMatchRun: 'A matching run started',
  cancelMatchRun: 'A matching run cancelled',
  moveMatchThresholds: 'Thresholds of a matching run moved',
  'referrals.check': 'File of referrals checked',
  'referrals.import': 'Referrals from a file',
  'matching.effects': 'What matches lead to',
  takeEffectOfMatches: 'What matches lead to',
  extracts: 'Rows of an extract',
  extractFaults: 'What is said of rows of an extract',
  sendExtract: 'An extract sent',
  acceptExtract: 'An extract accepted',
  exportPeopleToEncode: 'People to encode, as a file',
  downloadMatchedCodes: 'Matched codes, as a file',
  recordSharingNotices: 'Who was told of sharing, or took it back',
  sharingNotices: 'Who was told of sharing',
  matchOffers: 'Claims offered by data matching',
  setMatchOfferAside: 'An offer of data matching set aside',
  claimMatchOffer: 'Claimed from data matching',
  wayOfEvidence: 'Where a data match comes from',
  importReferrals: 'Refer from a file',
  recordAccreditation: 'An accreditation recorded',
  endAccreditation: 'An accreditation ended',
  approveProject: 'A project approved',
  closeProject: 'A project closed',
  projectRows: 'Rows without names',
  projectTable: 'Tables of a project',
  analystOutputs: 'Tables that are to leave',
  requestOutput: 'A table that is to leave',
  releaseOutput: 'A table that is to leave',
  refuseOutput: 'A table that is to leave',
  downloadOutput: 'A table taken along, as a file',
};

/** One and several of what the trail calls otherwise than people do. */
const SUBJECTS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  analyst_accreditation: ['accreditation', 'accreditations'],
  analyst_project: ['project of analysts', 'projects of analysts'],
  analyst_output: ['table of analysts', 'tables of analysts'],
};

/** A verb of the trail in words: 'verifyClaim' is 'Verify claim'. */
export function actionText(action: string): string {
  const known = ACTIONS[action];
  if (known !== undefined) return known;
  const words = action
    .replace(/[._]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** '25 participants' from a subject of the trail and a number. */
export function subjectText(subject: string, number: number): string {
  const plain = subject.replace(/_/g, ' ');
  const [one, several] = SUBJECTS[subject] ?? [plain, `${plain}s`];
  return number === 1 ? `1 ${one}` : `${number.toLocaleString('en-GB')} ${several}`;
}
