export * from './safety-note.js';
