export * from './extract-columns.js';
export * from './read-record.js';
export * from './read-shared-value.js';
