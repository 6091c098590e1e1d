export * from './add-deficit-word.js';
export * from './language-list.js';
export * from './remove-deficit-word.js';
