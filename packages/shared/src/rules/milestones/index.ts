export * from './due-on.js';
