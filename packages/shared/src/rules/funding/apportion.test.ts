import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WHOLE } from '../money/index.js';
import { apportion } from './apportion.js';

/** Weights in hundredths of one per cent that add up to 100 %. */
const weights = fc
  .uniqueArray(fc.integer({ min: 0, max: WHOLE }), { minLength: 0, maxLength: 5 })
  .map((cuts) => [0, ...[...cuts].sort((a, b) => a - b), WHOLE])
  .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)));

const total = fc.bigInt({ min: 0n, max: 10n ** 15n });

describe('apportioning a running total', () => {
  it('gives out exactly the total, to nobody less than nothing', () => {
    fc.assert(
      fc.property(weights, total, (parts, sum) => {
        const given = apportion(parts).at(sum);
        expect(given.reduce((a, b) => a + b, 0n)).toBe(sum);
        expect(given.every((part) => part >= 0n)).toBe(true);
      }),
    );
  });

  it('keeps each part less than one penny from its exact entitlement', () => {
    fc.assert(
      fc.property(weights, total, (parts, sum) => {
        const given = apportion(parts).at(sum);
        parts.forEach((weight, part) => {
          const off = (given[part] ?? 0n) * BigInt(WHOLE) - sum * BigInt(weight);
          expect(off < BigInt(WHOLE) && off > -BigInt(WHOLE)).toBe(true);
        });
      }),
    );
  });

  it('never takes a penny back when the total grows, over a whole round', () => {
    // largest remainder does take back here (the Alabama paradox); rounding each part alone does not add up
    const hard = [
      [5333, 4333, 334],
      [3000, 1200, 5800],
      [3333, 3333, 3334],
      [1, 9998, 1],
      [10000],
      [2500, 2500, 1200, 3800],
    ];
    for (const parts of hard) {
      const { at } = apportion(parts);
      let before = at(0n);
      for (let sum = 1n; sum <= BigInt(WHOLE); sum++) {
        const now = at(sum);
        const steps = now.map((part, index) => part - (before[index] ?? 0n));
        expect(steps.filter((step) => step === 1n).length === 1 && steps.every((step) => step >= 0n)).toBe(
          true,
        );
        before = now;
      }
      expect(before).toEqual(parts.map(BigInt));
    }
  });

  it('repeats every 10,000 pence', () => {
    fc.assert(
      fc.property(weights, fc.bigInt({ min: 0n, max: 10n ** 6n }), (parts, sum) => {
        const { at } = apportion(parts);
        const later = at(sum + BigInt(WHOLE));
        expect(later.map((part, index) => part - BigInt(parts[index] ?? 0))).toEqual(at(sum));
      }),
    );
  });

  it('refuses weights that are not the whole', () => {
    for (const wrong of [[], [9999], [10001], [5000, 5001], [-1, 10001], [0.5, 9999.5]])
      expect(() => apportion(wrong)).toThrow(RangeError);
  });
});
