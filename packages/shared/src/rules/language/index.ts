export * from './check-language.js';
export * from './usual-words.js';
export * from './word-list.js';
