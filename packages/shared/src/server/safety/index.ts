export { type SafetyView, safety } from './read-safety.js';
export {
  endSafeguardingLead,
  nameSafeguardingLead,
  type SafeguardingLeadInput,
  type SafeguardingView,
  safeguardingLeads,
} from './safeguarding-leads.js';
export type { SafetyNoteView } from './safety-note-view.js';
export {
  endSafetyNote,
  reviewSafetyNote,
  type SafetyNoteInput,
  writeSafetyNote,
} from './write-safety-note.js';
