export * from './choices.js';
export * from './digest.js';
export * from './kinds.js';
export * from './news.js';
export * from './words.js';
