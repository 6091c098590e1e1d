export * from './check-birth-date.js';
export * from './check-enrolment-dates.js';
export * from './ladder-of.js';
