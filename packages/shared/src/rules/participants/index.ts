export * from './check-birth-date.js';
export * from './check-enrolment-dates.js';
export * from './find-milestones.js';
export * from './ladder-of.js';
export * from './stale-form.js';
