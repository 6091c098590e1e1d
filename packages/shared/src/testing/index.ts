export * from './claim-scene.js';
export * from './count-statements.js';
export * from './database.js';
export * from './every-table.js';
export * from './money-scene.js';
export * from './own-server.js';
export * from './pdf-text.js';
export * from './scene.js';
