export { fileEverybody } from './file-people.js';
export { type MetBeforeRequest, type MetBeforeView, metBefore } from './met-before.js';
