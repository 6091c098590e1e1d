export * from './phase-steps.js';
