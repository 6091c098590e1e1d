export { changePhase, closeSupport, type PhaseInput, reopenSupport, type StepInput } from './change-phase.js';
export { type MovedPeople, moveParticipants, type PersonMove } from './move-participants.js';
export { peopleLookedAfter } from './people-looked-after.js';
export { type ColleagueProposal, proposedMoves } from './proposed-moves.js';
