export * from './calendar/index.js';
export * from './money/index.js';
export * from './refusals/index.js';
