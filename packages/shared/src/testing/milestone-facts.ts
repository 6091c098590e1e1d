import fc from 'fast-check';
import { addDays, calendarDate as on } from '../rules/calendar/index.js';
import {
  type MilestoneFacts,
  type MilestoneTerms,
  onlyStarted,
  STATUS_REASONS,
  type StatusReason,
  type StatusSpell,
} from '../rules/milestones/index.js';
import { SUSTAIN_UNITS } from '../rules/rate-cards/index.js';

/** It held, or was seen to hold, on those days. */
export const held = (
  from: string,
  to: string | null = from,
  reason: StatusReason = 'CONFIRMED',
): StatusSpell => ({
  held: true,
  from: on(from),
  to: to === null ? null : on(to),
  reason,
});
/** It did not hold on those days. */
export const away = (from: string, to: string | null, reason: StatusReason = 'LOST_HOME'): StatusSpell => ({
  ...held(from, to, reason),
  held: false,
});
/** What is recorded of something achieved on a day. */
export const since = (start: string, given: Partial<MilestoneFacts> = {}): MilestoneFacts => ({
  ...onlyStarted(on(start)),
  hasEvidence: false,
  claimedFor: null,
  ...given,
});

/** The first of two years or so with month ends, a leap day and changes of the clocks in them. */
const FIRST = on('2023-11-30');
/** Later than anything below can fall due, however it breaks. */
export const END = addDays(FIRST, 5000);
export const anyDay = fc.nat(500).map((days) => addDays(FIRST, days));
export const anySpell: fc.Arbitrary<StatusSpell> = fc
  .record({
    held: fc.constantFrom(false, false, true),
    from: anyDay,
    days: fc.option(fc.nat(40), { freq: 1 }),
    reason: fc.constantFrom(...STATUS_REASONS),
  })
  .map(({ days, ...rest }) => ({ ...rest, to: days === null ? null : addDays(rest.from, days) }));
const weekly = fc.constantFrom('0', '7', '17.5', '21.25', '35', '48');
const hours = fc.array(fc.record({ from: anyDay, weekly }), { maxLength: 4 });
export const anyFacts: fc.Arbitrary<MilestoneFacts> = fc.record({
  startedOn: fc.nat(60).map((days) => addDays(FIRST, days)),
  spells: fc.array(anySpell, { maxLength: 6 }),
  hours,
  supportEndedOn: fc.option(anyDay),
  hasEvidence: fc.boolean(),
  claimedFor: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyDay }),
});
export const anyTerms: fc.Arbitrary<MilestoneTerms> = fc
  .record({
    unit: fc.constantFrom(...SUSTAIN_UNITS),
    months: fc.integer({ min: 1, max: 9 }),
    breakDays: fc.constantFrom(0, 7, 28, 35),
    breakRestarts: fc.boolean(),
  })
  .map(({ unit, months, ...breaks }) => ({
    sustain: { unit, length: unit === 'MONTHS' ? `${months}` : `${months * 2}.5`, ...breaks },
    fullTimeHours: '35',
  }));
export const anyToday = fc.nat(500).map((days) => addDays(FIRST, days));
