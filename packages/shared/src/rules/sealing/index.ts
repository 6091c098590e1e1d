export * from './check-openers.js';
