import { describe, expect, it } from 'vitest';
import { chanceFrom } from '../../../testing/made-people.js';
import { betaBelow, betaQuantile } from './beta.js';
import { estimateQuality, type PairStratum } from './index.js';

const stratum = (given: Partial<PairStratum>): PairStratum => ({
  taken: true,
  pairs: 0,
  same: 0,
  different: 0,
  chosenSame: 0,
  chosenDifferent: 0,
  ...given,
});

describe('the beta distribution', () => {
  it('has the quantiles that tables give', () => {
    // of 20 right ones among 20 by Jeffreys' prior, and of a uniform distribution
    expect(betaQuantile(0.025, 20.5, 0.5)).toBeCloseTo(0.8833, 3);
    expect(betaQuantile(0.9, 1, 1)).toBeCloseTo(0.9, 9);
    expect(betaBelow(0.5, 3, 3)).toBeCloseTo(0.5, 12);
    // the arcsine distribution: 2/π arcsin(√x)
    expect(betaBelow(0.2, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.2)), 12);
    for (const [a, b] of [
      [0.5, 400.5],
      [37, 0.7],
      [900, 900],
    ] as const)
      for (const share of [0.025, 0.5, 0.975])
        expect(betaBelow(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 6);
  });
});

describe('how good a run is, by what people decided', () => {
  it('says nothing before enough is decided, and how much is missing', () => {
    const strata = [
      stratum({ pairs: 100, same: 4 }),
      stratum({ pairs: 3, same: 3 }),
      stratum({ taken: false, pairs: 50, different: 2 }),
    ];
    expect(estimateQuality(strata)).toEqual({
      precision: null,
      recall: null,
      precisionNeeds: 1,
      recallNeeds: 4,
      decided: 9,
    });
    expect(estimateQuality([])).toEqual({
      precision: null,
      recall: null,
      precisionNeeds: 0,
      recallNeeds: 0,
      decided: 0,
    });
  });

  it('is exact where everything is decided', () => {
    const { precision, recall } = estimateQuality([
      stratum({ pairs: 10, same: 9, different: 1 }),
      stratum({ taken: false, pairs: 6, same: 3, different: 3 }),
    ]);
    expect(precision).toEqual({ value: 0.9, from: 0.9, to: 0.9 });
    expect(recall).toEqual({ value: 0.75, from: 0.75, to: 0.75 });
  });

  it('lets each stratum stand for as many pairs as it has', () => {
    const { precision, recall } = estimateQuality([
      // nine in ten of a thousand, and half of a hundred
      stratum({ pairs: 1000, same: 18, different: 2 }),
      stratum({ pairs: 100, same: 10, different: 10 }),
      stratum({ taken: false, pairs: 200, same: 5, different: 15 }),
    ]);
    expect(precision?.value).toBeCloseTo(950 / 1100, 12);
    expect(recall?.value).toBeCloseTo(950 / (950 + 50), 12);
    for (const { value, from, to } of [precision, recall].filter(
      (one) => one !== null && one !== undefined,
    )) {
      expect(from).toBeLessThan(value);
      expect(to).toBeGreaterThan(value);
      expect([from > 0, to <= 1]).toEqual([true, true]);
    }
  });

  it('does not take 20 right ones of many for all', () => {
    const { precision } = estimateQuality([stratum({ pairs: 5000, same: 20 })]);
    expect(precision?.value).toBe(1);
    expect(precision?.to).toBe(1);
    expect(precision?.from).toBeGreaterThan(0.85);
    expect(precision?.from).toBeLessThan(0.93);
  });

  it('counts pairs that somebody chose to look at, and judges no others by them', () => {
    const checked = { pairs: 100, same: 19, different: 1 };
    const alone = estimateQuality([stratum(checked)]).precision;
    const { precision, decided } = estimateQuality([
      stratum({ ...checked, pairs: 110, chosenDifferent: 10 }),
    ]);
    expect(alone?.value).toBeCloseTo(0.95, 12);
    expect(precision?.value).toBeCloseTo(95 / 110, 12);
    expect(decided).toBe(30);
  });

  it('has the truth in its range about 19 times in 20', () => {
    const { next } = chanceFrom(7);
    /** [taken, pairs, share that is one person] */
    const truth = [
      [true, 400, 0.995],
      [true, 120, 0.9],
      [true, 60, 0.7],
      [false, 80, 0.35],
      [false, 200, 0.06],
      [false, 300, 0.01],
    ] as const;
    const rounds = 600;
    let precise = 0;
    let recalled = 0;
    for (let round = 0; round < rounds; round++) {
      let [found, all, missed] = [0, 0, 0];
      const strata = truth.map(([taken, pairs, share]) => {
        const same = Array.from({ length: pairs }, () => next() < share);
        const right = same.filter(Boolean).length;
        if (taken) {
          found += right;
          all += pairs;
        } else missed += right;
        // any 20 of them: each was drawn by itself
        const checked = same.slice(0, 20).filter(Boolean).length;
        return stratum({ taken, pairs, same: checked, different: 20 - checked });
      });
      const { precision, recall } = estimateQuality(strata);
      if (precision && precision.from <= found / all && found / all <= precision.to) precise++;
      const trueRecall = found / (found + missed);
      if (recall && recall.from <= trueRecall && trueRecall <= recall.to) recalled++;
    }
    expect(precise / rounds).toBeGreaterThan(0.93);
    expect(recalled / rounds).toBeGreaterThan(0.93);
  });
});
