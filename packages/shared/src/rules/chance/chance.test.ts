import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asOthers,
  byChance,
  fromBothSides,
  holm,
  hypergeometric,
  type Stratum,
  shareByChance,
} from './index.js';

/** One stratum, as 2 x 2 tables are printed: this one's hits and misses, the rest's hits and misses. */
const table = (a: number, b: number, c: number, d: number): Stratum => ({
  own: a + b,
  ownHit: a,
  all: a + b + c + d,
  allHit: a + c,
});
const hits = (strata: readonly Stratum[]): number => strata.reduce((sum, { ownHit }) => sum + ownHit, 0);
const chanceOf = (strata: readonly Stratum[]): number => {
  const distribution = byChance(strata);
  return distribution ? fromBothSides(distribution, hits(strata)) : 1;
};
const anyStratum = (most: number) =>
  fc.tuple(fc.nat(most), fc.nat(most), fc.nat(most), fc.nat(most)).map((cells) => table(...cells));
const anyStrata = (most: number, least = 0) => fc.array(anyStratum(most), { minLength: least, maxLength: 5 });

/** How many ways there are to draw k of n. */
const ways = (n: number, k: number): number => {
  let all = 1;
  for (let i = 0; i < k; i++) all = (all * (n - i)) / (i + 1);
  return k < 0 || k > n ? 0 : all;
};
/** All that might be, counted one by one: the number of ways for each number of hits. */
const counted = (strata: readonly Stratum[]): Map<number, number> => {
  let sums = new Map([[0, 1]]);
  for (const { own, all, allHit } of strata) {
    const next = new Map<number, number>();
    for (const [sum, before] of sums)
      for (let hit = 0; hit <= own; hit++) {
        const now = before * ways(allHit, hit) * ways(all - allHit, own - hit);
        if (now > 0) next.set(sum + hit, (next.get(sum + hit) ?? 0) + now);
      }
    sums = next;
  }
  return sums;
};
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);

describe('chance', () => {
  it('is what counting all possibilities gives', () => {
    fc.assert(
      fc.property(anyStrata(5), (strata) => {
        const all = counted(strata);
        const distribution = byChance(strata);
        expect(distribution === null).toBe(all.size === 1);
        if (!distribution) return;
        const total = sum(all.values());
        for (const [value, number] of all)
          expect(distribution.chances[value - distribution.from]).toBeCloseTo(number / total, 10);
      }),
    );
  });

  it('of where hits fall is what counting all possibilities gives, whatever the odds', () => {
    fc.assert(
      fc.property(anyStrata(5, 1), anyStrata(5, 1), (some, others) => {
        const total = hits(some) + hits(others);
        const here = counted(some);
        const there = counted(others);
        const both = new Map(
          [...here].flatMap(([x, number]) =>
            there.has(total - x) ? [[x, number * (there.get(total - x) ?? 0)]] : [],
          ),
        );
        const distribution = shareByChance(some, others);
        expect(distribution === null).toBe(both.size === 1);
        if (!distribution) return;
        for (const [value, number] of both)
          expect(distribution.chances[value - distribution.from] ?? 0).toBeCloseTo(
            number / sum(both.values()),
            9,
          );
      }),
    );
  });

  it('is between 0 and 1, and the same seen from the rest, and for what did not happen', () => {
    fc.assert(
      fc.property(anyStrata(400), (strata) => {
        const chance = chanceOf(strata);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        const rest = strata.map(({ own, ownHit, all, allHit }) => ({
          own: all - own,
          ownHit: allHit - ownHit,
          all,
          allHit,
        }));
        const misses = strata.map(({ own, ownHit, all, allHit }) => ({
          own,
          ownHit: own - ownHit,
          all,
          allHit: all - allHit,
        }));
        expect(chanceOf(rest)).toBeCloseTo(chance, 9);
        expect(chanceOf(misses)).toBeCloseTo(chance, 9);
        expect(chanceOf([...strata].reverse())).toBeCloseTo(chance, 9);
      }),
    );
  });

  it('of where hits fall is found however far from the rest somebody decides', () => {
    fc.assert(
      fc.property(anyStrata(3000, 1), anyStrata(3000, 1), (some, others) => {
        const distribution = shareByChance(some, others);
        if (!distribution) return;
        expect(sum(distribution.chances)).toBeCloseTo(1, 9);
        const chance = fromBothSides(distribution, hits(some));
        const turned = shareByChance(others, some);
        expect(turned && fromBothSides(turned, hits(others))).toBeCloseTo(chance, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves nothing out that counts, be the odds one to a billion', () => {
    for (const odds of [1e-9, 0.01, 1, 100, 1e9]) {
      const { from, chances } = hypergeometric(400, 150, 90, odds);
      expect(sum(chances)).toBeCloseTo(1, 12);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(from + chances.length - 1).toBeLessThanOrEqual(90);
      // each chance is the one before, times the ratio of the definition
      for (let at = 1; at < chances.length; at++) {
        const x = from + at;
        const ratio = (odds * (150 - x + 1) * (90 - x + 1)) / (x * (160 + x));
        expect((chances[at] ?? 0) / (chances[at - 1] ?? 1) / ratio).toBeCloseTo(1, 9);
      }
    }
    expect(() => hypergeometric(5, 6, 1)).toThrow(RangeError);
    expect(() => hypergeometric(5, 2.5, 1)).toThrow(RangeError);
  });

  it('puts what the others would have done on the side where the test looks', () => {
    expect(asOthers([table(40, 60, 20, 80)])).toBeCloseTo(20, 12);
    fc.assert(
      fc.property(anyStrata(60, 1), (strata) => {
        const mean = sum(strata.map(({ own, all, allHit }) => (all === 0 ? 0 : (own * allHit) / all)));
        const expected = asOthers(strata);
        expect(expected).toBeGreaterThanOrEqual(0);
        if (hits(strata) > mean + 1e-6) expect(expected).toBeLessThan(hits(strata));
        if (hits(strata) < mean - 1e-6) expect(expected).toBeGreaterThan(hits(strata));
      }),
    );
  });

  it('corrected for looking often is never less, at most 1, and in the same order', () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(chances, (given) => {
        const adjusted = holm(given);
        for (const [nth, one] of given.entries()) {
          expect(adjusted[nth]).toBeGreaterThanOrEqual(one);
          expect(adjusted[nth]).toBeLessThanOrEqual(1);
          for (const [other, two] of given.entries())
            if (one < two) expect(adjusted[nth]).toBeLessThanOrEqual(adjusted[other] ?? 0);
        }
        expect(holm([...given].reverse())).toEqual([...adjusted].reverse());
      }),
    );
  });
});
