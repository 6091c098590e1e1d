import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random.js';
import { atLeast, median, type Pair, tell } from './paired-times.js';

/** Times as a busy machine makes them: some usual time, a tail, now and then a pause, and slow spells that hold on. */
function times(many: number, seed: number, leak: (usual: number) => number): Pair[] {
  const { next } = randomFrom(seed);
  return Array.from({ length: many }, (_, nth) => {
    const usual = 3 + (Math.floor(nth / 40) % 2) * 4;
    const noise = (): number => -0.4 * Math.log(1 - next()) + (next() < 0.03 ? 40 * next() : 0);
    return [usual + noise() + leak(usual), usual + noise()];
  });
}

describe('what pairs of times tell', () => {
  const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

  it('is nothing where both take as long, whatever the noise', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 2_000; seed++) if (tell(times(60, seed, () => 0)).chance < 0.05) alarms += 1;
    // one in twenty at most, by its own word; the relevant difference leaves far fewer
    expect(alarms).toBeLessThanOrEqual(100);
  });

  it('is nothing where one takes longer by less than matters', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(tell(times(300, seed, () => 0.1)).chance).toBeGreaterThan(1e-5);
      }),
      { numRuns: 200 },
    );
  });

  it('is a leak, longer or shorter, of a journey to the database more or less', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(1, -1), (seed, sign) => {
        const told = tell(times(300, seed, () => sign * 0.9));
        expect(told.chance).toBeLessThan(1e-6);
        expect(Math.sign(told.difference)).toBe(sign);
        expect(Math.abs(told.difference)).toBeGreaterThan(told.relevant);
      }),
      { numRuns: 200 },
    );
  });

  it('is not moved by single pauses, all of them on one side', () => {
    const pairs = times(100, 7, () => 0).map(
      ([there, nowhere], nth): Pair => [there + (nth % 5 === 0 ? 500 : 0), nowhere],
    );
    expect(tell(pairs).chance).toBeGreaterThan(0.01);
  });

  it('rests on the coin that one can count by hand', () => {
    expect(atLeast(0, 4)).toBeCloseTo(1, 12);
    expect(atLeast(3, 4)).toBeCloseTo(5 / 16, 12);
    expect(atLeast(4, 4)).toBeCloseTo(1 / 16, 12);
    expect(atLeast(300, 300)).toBeCloseTo(0, 12);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), (throws, given) => {
        const count = given % (throws + 1);
        // so many or more, and fewer, which is so many tails or more
        expect(atLeast(count, throws) + atLeast(throws - count + 1, throws)).toBeCloseTo(1, 9);
      }),
    );
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});
