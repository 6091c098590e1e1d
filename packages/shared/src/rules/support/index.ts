export * from './begin-again.js';
export * from './circumstances.js';
export * from './joint-works.js';
export * from './phase-names.js';
export * from './phase-steps.js';
export * from './transfers.js';
