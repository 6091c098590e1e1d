export * from './enrol-participant.js';
export * from './ladder.js';
export * from './list-participants.js';
export * from './participant-view.js';
export * from './read-participant.js';
export * from './record-baseline.js';
