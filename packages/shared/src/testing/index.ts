export * from './database.js';
export * from './every-table.js';
export * from './scene.js';
