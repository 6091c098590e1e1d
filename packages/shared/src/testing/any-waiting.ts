import fc from 'fast-check';
import type { AllocationRule, OfferingProvider, WaitingPerson } from '../rules/allocation/index.js';
import { calendarDate } from '../rules/calendar/index.js';

/** Codes that people want and workers offer. */
export const CODES = ['HOUSING', 'DEBT', 'POLISH', 'WOMAN'];
const WORKERS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6'];
const PROVIDERS = ['p1', 'p2', 'p3'];
const ANCHORS = ['school', 'practice'];

const wishes = (whats: string[]) =>
  fc
    .subarray(whats, { maxLength: 3 })
    .map((some) => some.map((what) => ({ what, words: what.toLowerCase() })));
const place = fc.record({
  area: fc.constantFrom('HD1', 'HD2', null),
  point: fc.option(
    fc.record({ latitude: fc.integer({ min: 53, max: 54 }), longitude: fc.integer({ min: -2, max: -1 }) }),
  ),
});
const weightOf = fc.integer({ min: 0, max: 200 });
const anyPerson = fc.record({
  name: fc.constantFrom('Amina', 'Bo', 'Cy'),
  waitedDays: fc.nat(40),
  weight: weightOf,
  wants: wishes(CODES),
  prefers: wishes([...CODES, ...WORKERS, ...PROVIDERS]),
  avoids: wishes([...CODES, ...WORKERS, ...PROVIDERS]),
  anchor: fc.option(fc.constantFrom(...ANCHORS).map((id) => ({ id, name: id }))),
  place: fc.option(place),
  declinedBy: fc.constantFrom([], [{ id: PROVIDERS[0] ?? '', on: calendarDate('2026-05-03') }]),
});
export const anyWaiting = fc
  .array(anyPerson, { maxLength: 10 })
  .map((people): WaitingPerson[] => people.map((person, nth) => ({ ...person, id: `person-${nth}` })));
const offering = {
  offers: fc.subarray(CODES),
  anchorIds: fc.subarray(ANCHORS),
  places: fc.array(place, { maxLength: 2 }),
};
export const anyProviders = fc
  .tuple(
    fc.array(fc.record({ ...offering, load: fc.nat(1000), agreed: fc.option(fc.nat(1500)) }), {
      maxLength: 3,
    }),
    fc.array(
      fc.record({
        ...offering,
        load: fc.nat(900),
        room: fc.nat(1500),
        at: fc.nat(2),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([providers, workers]): OfferingProvider[] =>
    providers.map((provider, nth) => ({
      ...provider,
      id: PROVIDERS[nth] ?? '',
      name: `Provider ${nth}`,
      workers: workers
        .map(({ at, ...worker }, of) => ({ ...worker, id: WORKERS[of] ?? '', name: `Worker ${of}`, at }))
        .filter(({ at }) => at === nth)
        .map(({ at: _, ...worker }) => worker),
    })),
  );
const percent = fc.integer({ min: 0, max: 100 });
export const anyRule: fc.Arbitrary<AllocationRule> = fc.record({
  weights: fc.record({
    expertise: fc.integer({ min: 1, max: 100 }),
    wishes: percent,
    room: percent,
    travel: percent,
    anchor: percent,
  }),
  fullAt: fc.integer({ min: 1, max: 200 }),
  essential: fc.subarray(CODES, { maxLength: 2 }),
  farKm: fc.integer({ min: 1, max: 100 }),
  unknown: percent,
  longWait: fc.option(fc.record({ days: fc.integer({ min: 1, max: 40 }), room: percent })),
});
