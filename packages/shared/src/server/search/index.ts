export * from './search-everything.js';
