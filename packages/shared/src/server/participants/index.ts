export * from './correct-participant.js';
export * from './corrections.js';
export * from './enrol-participant.js';
export * from './export-participants.js';
export * from './ladder.js';
export { linkWorkers } from './link-workers.js';
export {
  type ListedParticipant,
  PARTICIPANT_SORTS,
  type ParticipantSort,
  type ParticipantsRequest,
  participants,
} from './list-participants.js';
export * from './participant-view.js';
export { participant } from './read-participant.js';
export * from './record-baseline.js';
