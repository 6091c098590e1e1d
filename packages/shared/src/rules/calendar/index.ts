export * from './calendar-date.js';
export type { CalendarDate } from './calendar-date-type.js';
export * from './format-date.js';
export * from './quarter.js';
export * from './read-date.js';
