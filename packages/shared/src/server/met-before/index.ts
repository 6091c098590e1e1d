export { fileEverybody } from './file-people.js';
export { likelySameAs, type MetBeforeRequest, type MetBeforeView, metBefore } from './met-before.js';
