import { describe, expect, it } from 'vitest';
import { PAID_QUARTERS, RECORDED_OUTCOMES, RECORDED_TOTALS } from './kirklees-record.js';
import { spreadCounts } from './spread-counts.js';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('spreading the record’s counts over the quarters', () => {
  const counts = spreadCounts(RECORDED_OUTCOMES, PAID_QUARTERS, () => 0);

  it('keeps the count of every outcome', () => {
    for (const outcome of RECORDED_OUTCOMES)
      expect(sum(counts.get(outcome.code) ?? []), outcome.code).toBe(outcome.paid);
  });

  it('meets each quarter’s published payment to the penny', () => {
    const paid = PAID_QUARTERS.map((_, quarter) =>
      RECORDED_OUTCOMES.reduce(
        (total, outcome) => total + BigInt(counts.get(outcome.code)?.[quarter] ?? 0) * outcome.price,
        0n,
      ),
    );
    expect(paid).toEqual(PAID_QUARTERS.map((quarter) => quarter.amount));
    expect(paid.reduce((total, one) => total + one, 0n)).toBe(RECORDED_TOTALS.claims);
  });

  it('says so where the counts cannot come to the payments', () => {
    const [first, ...others] = PAID_QUARTERS;
    if (!first) throw new Error('The record has quarters.');
    expect(() =>
      spreadCounts(RECORDED_OUTCOMES, [{ ...first, amount: first.amount + 100n }, ...others], () => 0),
    ).toThrow(RangeError);
  });
});
