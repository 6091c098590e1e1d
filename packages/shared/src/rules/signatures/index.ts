export * from './drawing.js';
export * from './sealed-text.js';
export * from './serves-claim.js';
export * from './signature-words.js';
export * from './signing.js';
