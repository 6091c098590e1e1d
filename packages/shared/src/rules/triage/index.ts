export * from './check-triage.js';
export * from './complexity-bands.js';
export * from './expertise.js';
export * from './hub-guide.js';
