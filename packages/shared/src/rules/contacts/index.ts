export * from './attendance.js';
export * from './check-contact.js';
export * from './kinds.js';
export * from './minutes-text.js';
export * from './overdue.js';
