export { readCaseloadGuide } from './guide-of.js';
export { type PeopleInPhase, readPeopleByPhase, readPeopleOffered } from './people-by-phase.js';
export { type ProviderOfferInput, recordProviderOffer } from './record-provider-offer.js';
export { recordSupportWorker, type SupportWorkerInput } from './record-support-worker.js';
export {
  type ProviderSupportView,
  readWhoSupports,
  type SupportWorkerView,
  type WorkerLoad,
} from './who-supports.js';
export { whoSupports } from './who-supports-here.js';
