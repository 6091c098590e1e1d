export * from './announce.js';
