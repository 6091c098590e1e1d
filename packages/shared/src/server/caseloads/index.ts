export { readCaseloadGuide } from './guide-of.js';
export { type PeopleInPhase, readPeopleByPhase, readPeopleOffered } from './people-by-phase.js';
export {
  type ProviderSupportView,
  readWhoSupports,
  type SupportWorkerView,
  type WorkerLoad,
} from './who-supports.js';
