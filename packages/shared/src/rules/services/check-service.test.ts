import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageBandText, checkService } from './index.js';

describe('the figures of a service', () => {
  const age = fc.option(fc.integer({ min: -5, max: 130 }));
  const text = fc.option(fc.constant('here'));

  it('are right exactly when the ages are in order, there is one place, and not more is free than there is', () => {
    fc.assert(
      fc.property(
        fc.record({
          ageFrom: age,
          ageTo: age,
          anchorId: text,
          place: text,
          capacity: fc.integer({ min: -2, max: 50 }),
          free: fc.integer({ min: -2, max: 60 }),
        }),
        (facts) => {
          const isAge = (one: number | null) => one === null || (one >= 0 && one <= 120);
          const right =
            isAge(facts.ageFrom) &&
            isAge(facts.ageTo) &&
            (facts.ageFrom === null || facts.ageTo === null || facts.ageFrom <= facts.ageTo) &&
            (facts.anchorId === null) !== (facts.place === null) &&
            facts.capacity >= 1 &&
            facts.free >= 0 &&
            facts.free <= facts.capacity;
          const wrong = checkService(facts);
          expect(wrong.length === 0).toBe(right);
          expect(new Set(wrong.map(({ field }) => field)).size).toBe(wrong.length);
        },
      ),
    );
  });

  it.each([
    [null, null, 'any age'],
    [60, null, '60 years and older'],
    [null, 12, 'up to 12 years'],
    [7, 11, '7 to 11 years'],
    [8, 8, '8 years'],
  ])('from %s to %s are %s', (from, to, words) => expect(ageBandText(from, to)).toBe(words));
});
