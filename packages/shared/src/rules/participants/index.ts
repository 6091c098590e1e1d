export * from './check-enrolment-dates.js';
