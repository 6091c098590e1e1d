export * from './agreed-fields.js';
export * from './candidate-state.js';
export * from './practice-row.js';
export * from './read-practices.js';
export * from './review-figures.js';
export * from './review-term.js';
export * from './who-consents.js';
