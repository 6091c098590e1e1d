export * from './database.js';
export * from './scene.js';
