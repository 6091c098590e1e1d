export * from './check-support.js';
export * from './guide.js';
export * from './load.js';
export * from './move-people.js';
export * from './not-seen.js';
export * from './strain.js';
