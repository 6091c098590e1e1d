import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample, errorRate, type FrameClaim } from './index.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const frameOf = (
  strata: readonly (readonly [outcomeCode: string, provider: string, size: number])[],
): FrameClaim[] =>
  strata.flatMap(([outcomeCode, provider, size]) =>
    Array.from({ length: size }, (_, nth) => ({
      outcomeCode,
      provider,
      reference: `${outcomeCode}-${provider}-${nth}`,
    })),
  );
const strata = fc.array(
  fc.tuple(
    fc.constantFrom('HOME', 'WORK', 'HEALTH'),
    fc.constantFrom('North', 'South'),
    fc.integer({ min: 0, max: 60 }),
  ),
  { maxLength: 6, minLength: 1 },
);
const unique = (claims: FrameClaim[]): FrameClaim[] => [
  ...new Map(claims.map((one) => [one.reference, one])).values(),
];

describe('drawing a month’s sample', () => {
  it('takes a tenth, rounded up, each claim once, whatever the order of the frame', () => {
    fc.assert(
      fc.property(strata, fc.string(), (given, seed) => {
        const frame = unique(frameOf(given));
        const drawn = drawSample(frame, seed, sha256);
        expect(drawn).toHaveLength(Math.ceil(frame.length / 10));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(frame.map(({ reference }) => reference)).toEqual(expect.arrayContaining(drawn));
        expect(drawSample([...frame].reverse(), seed, sha256)).toEqual(drawn);
      }),
    );
  });

  it('gives each outcome and provider its share to within one claim', () => {
    fc.assert(
      fc.property(strata, fc.string(), (given, seed) => {
        const frame = unique(frameOf(given));
        const drawn = new Set(drawSample(frame, seed, sha256));
        const share = drawn.size / Math.max(frame.length, 1);
        for (const key of new Set(frame.map((one) => `${one.outcomeCode} ${one.provider}`))) {
          const stratum = frame.filter((one) => `${one.outcomeCode} ${one.provider}` === key);
          const taken = stratum.filter(({ reference }) => drawn.has(reference)).length;
          expect(Math.abs(taken - stratum.length * share)).toBeLessThan(1);
        }
      }),
    );
  });

  it('is as likely to take one claim as any other', () => {
    const frame = frameOf([
      ['HOME', 'North', 3],
      ['HOME', 'South', 4],
      ['WORK', 'North', 13],
    ]);
    const times = new Map<string, number>();
    const rounds = 6000;
    for (let round = 0; round < rounds; round++)
      for (const reference of drawSample(frame, `seed ${round}`, sha256))
        times.set(reference, (times.get(reference) ?? 0) + 1);
    // two of twenty each time: 600 expected, five standard deviations allowed
    for (const { reference } of frame) {
      expect(times.get(reference)).toBeGreaterThan(600 - 5 * Math.sqrt(540));
      expect(times.get(reference)).toBeLessThan(600 + 5 * Math.sqrt(540));
    }
  });

  it('draws what was published once', () => {
    const frame = frameOf([
      ['HOME', 'North', 12],
      ['WORK', 'South', 11],
    ]);
    expect(drawSample(frame, 'a published seed', sha256)).toMatchInlineSnapshot(`
      [
        "HOME-North-5",
        "WORK-South-6",
        "WORK-South-5",
      ]
    `);
  });
});

describe('a month’s error rate', () => {
  it('knows nothing before the first finding and everything after the last', () => {
    expect(errorRate(80, 0, 0).interval).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (verified, some) => {
        const failed = some % (verified + 1);
        expect(errorRate(verified, verified, failed).interval).toEqual({ fewest: failed, most: failed });
      }),
    );
  });

  it('holds what was seen, and never more than can be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (verified, a, b) => {
        const examined = 1 + (a % verified);
        const failed = b % (examined + 1);
        const { interval } = errorRate(verified, examined, failed);
        expect(interval?.fewest).toBeGreaterThanOrEqual(failed);
        expect(interval?.most).toBeLessThanOrEqual(verified - (examined - failed));
        expect(interval?.fewest).toBeLessThanOrEqual(interval?.most ?? -1);
      }),
    );
  });

  it('covers the truth at least 95 times of 100', () => {
    const verified = 120;
    const examined = 12;
    for (const bad of [0, 1, 6, 30, 60]) {
      let covered = 0;
      const rounds = 2000;
      let state = bad + 1;
      const random = (): number => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
      };
      for (let round = 0; round < rounds; round++) {
        let left = bad;
        let failed = 0;
        for (let drawn = 0; drawn < examined; drawn++)
          if (random() * (verified - drawn) < left) {
            left--;
            failed++;
          }
        const { interval } = errorRate(verified, examined, failed);
        if (interval && interval.fewest <= bad && bad <= interval.most) covered++;
      }
      expect(covered / rounds).toBeGreaterThan(0.94);
    }
  });

  it('agrees with a worked case: 1 of 8 failed, of 80 verified', () => {
    expect(errorRate(80, 8, 1)).toEqual({
      verified: 80,
      examined: 8,
      failed: 1,
      interval: { fewest: 1, most: 40 },
    });
  });

  it('refuses counts that cannot be', () => {
    for (const [verified, examined, failed] of [
      [5, 6, 0],
      [5, 3, 4],
      [5, 3.5, 1],
      [-1, 0, 0],
    ] as const)
      expect(() => errorRate(verified, examined, failed)).toThrow(RangeError);
  });
});
