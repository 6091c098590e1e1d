export * from './begin-again.js';
export * from './phase-steps.js';
