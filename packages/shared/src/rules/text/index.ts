export * from './plain-name.js';
