import fc from 'fast-check';
import { addDays, calendarDate } from '../rules/calendar/index.js';
import { CASELOAD_PHASES, type SupportedPerson, type WorkerWithPeople } from '../rules/caseload/index.js';

/** The day on which all of it is looked at. */
export const today = calendarDate('2026-11-26');
/** Hundredths of the hours of a full-time week. */
export const FULL_TIME = 3700;
/** Somebody in active support, seen three days ago. */
export const person = (id: string, more: Partial<SupportedPerson> = {}): SupportedPerson => ({
  id,
  phase: 'ACTIVE',
  since: calendarDate('2026-06-01'),
  lastSeenOn: addDays(today, -3),
  scores: [],
  share: 100,
  ...more,
});
/** A latest score of the eight areas together. */
export const total = (score: number) => [{ instrument: 'EIGHT_AREAS', figure: 'TOTAL', score }];
/** Somebody who works full-time, with their people. */
export const worker = (
  id: string,
  people: readonly SupportedPerson[],
  more: Partial<WorkerWithPeople> = {},
): WorkerWithPeople => ({
  id,
  name: id,
  providerId: 'provider',
  works: true,
  hours: FULL_TIME,
  people,
  ...more,
});
/** So many people in active support. */
export const many = (count: number, prefix = 'p') =>
  Array.from({ length: count }, (_, nth) => person(`${prefix}${nth}`));
/** People of every kind, each with an id of their own. */
export const people = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    phase: fc.constantFrom(...CASELOAD_PHASES),
    since: fc.integer({ min: -500, max: 0 }).map((by) => addDays(today, by)),
    lastSeenOn: fc.option(fc.integer({ min: -200, max: 5 }).map((by) => addDays(today, by))),
    scores: fc.constantFrom([], total(1.5), total(3), total(4.5)),
    share: fc.constantFrom(50, 100),
  }),
  { maxLength: 30, selector: ({ id }) => id },
);
