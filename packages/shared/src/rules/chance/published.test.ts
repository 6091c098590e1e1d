import { describe, expect, it } from 'vitest';
import { byChance, fromBothSides, holm, type Stratum, tailsAt } from './index.js';

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
/** The Mantel-Haenszel statistic with its continuity correction. */
const score = (strata: readonly Stratum[]): number => {
  let difference = 0;
  let variance = 0;
  for (const { own, ownHit, all, allHit } of strata) {
    difference += ownHit - (own * allHit) / all;
    variance += (own * allHit * (all - own) * (all - allHit)) / (all * all * (all - 1));
  }
  return (Math.abs(difference) - 0.5) ** 2 / variance;
};

// Bickel, Hammel and O'Connell, Science 1975: admitted to Berkeley, men and women, by department
const BERKELEY = [
  table(512, 313, 89, 19),
  table(353, 207, 17, 8),
  table(120, 205, 202, 391),
  table(138, 279, 131, 244),
  table(53, 138, 94, 299),
  table(22, 351, 24, 317),
];
// Agresti, Categorical Data Analysis 1990, p. 231: rabbits cured, penicillin at once or later, by dose
const RABBITS = [
  table(0, 6, 0, 5),
  table(3, 3, 0, 6),
  table(6, 0, 2, 4),
  table(5, 1, 6, 0),
  table(2, 0, 5, 0),
];

describe('published answers', () => {
  it('Fisher’s tea taster: 34 of 70', () => {
    expect(chanceOf([table(3, 1, 1, 3)])).toBeCloseTo(34 / 70, 12);
  });

  it('Fisher’s convicted twins: 0.0004652 on one side', () => {
    const distribution = byChance([table(2, 15, 10, 3)]);
    expect(distribution && tailsAt(distribution, 2).atMost).toBeCloseTo(0.0004652, 7);
  });

  it('Agresti’s rabbits: 0.03994 (R, mantelhaen.test(Rabbits, exact = TRUE)), which is 58 of 1452', () => {
    expect(hits(RABBITS)).toBe(16);
    expect(chanceOf(RABBITS)).toBeCloseTo(58 / 1452, 12);
    expect(chanceOf(RABBITS)).toBeCloseTo(0.03994, 5);
  });

  it('Berkeley: as the Mantel-Haenszel score test has it, 1.4269 and 0.2323', () => {
    expect(score(BERKELEY)).toBeCloseTo(1.4269, 3);
    expect(chanceOf(BERKELEY)).toBeCloseTo(0.2323, 2);
  });

  it('Holm: 0.01, 0.04, 0.03, 0.005 become 0.03, 0.06, 0.06, 0.02', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    for (const [nth, expected] of [0.03, 0.06, 0.06, 0.02].entries())
      expect(adjusted[nth]).toBeCloseTo(expected, 12);
  });

  it('100,000 people: as the score test at 1.96 and 3.29 standard deviations', () => {
    const strata = (extra: number) =>
      [0, 1, 2, 3].map(() => table(1250 + extra, 5000 - extra, 3750 - extra, 15_000 + extra));
    // extra by extra the statistic grows past what the tables of chi-square give for 5 % and for 0.1 %
    for (const [limit, level] of [
      [3.841, 0.05],
      [10.828, 0.001],
    ] as const) {
      let extra = 1;
      while (score(strata(extra)) < limit) extra++;
      expect(chanceOf(strata(extra))).toBeLessThan(level * 1.02);
      expect(chanceOf(strata(extra - 1))).toBeGreaterThan(level * 0.98);
    }
  });
});
