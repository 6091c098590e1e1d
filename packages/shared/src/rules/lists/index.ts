export * from './edit-list.js';
export * from './new-code.js';
