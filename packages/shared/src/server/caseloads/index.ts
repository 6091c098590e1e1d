export type {
  CaseloadOfWorker,
  PersonOnCaseload,
  TeamCaseload,
  WorkerCaseload,
} from './caseload-view.js';
export { readCaseloadGuide } from './guide-of.js';
export { lateForWorker } from './late-for-worker.js';
export { readCarried } from './read-carried.js';
export { type ProviderOfferInput, recordProviderOffer } from './record-provider-offer.js';
export { recordSupportWorker, type SupportWorkerInput } from './record-support-worker.js';
export { caseloadGuide, setCaseloadGuide } from './set-caseload-guide.js';
export { countStrained, teamCaseloads } from './team-caseloads.js';
export {
  type CaseloadTrial,
  caseloadTrial,
  type StandingView,
  type TriedCaseload,
} from './try-caseload-guide.js';
export {
  type ProviderSupportView,
  readProviders,
  readWhoSupports,
  type SupportWorkerView,
  type WorkerLoad,
} from './who-supports.js';
export { whoSupports } from './who-supports-here.js';
export { ownCaseload, workerCaseload } from './worker-caseload.js';
