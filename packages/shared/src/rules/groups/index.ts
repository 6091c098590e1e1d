export * from './join-groups.js';
