import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor } from '../money/index.js';
import { costOnPastClaims, type PastOutcome } from './cost-on-past-claims.js';

const past = (
  outcomeCode: string,
  claimCount: number,
  cost: bigint,
  cohort = 'NEW' as const,
): PastOutcome => ({
  outcomeCode,
  cohort,
  title: outcomeCode.toLowerCase(),
  claimCount,
  cost,
});
const line = (outcomeCode: string, price: bigint, cohort: 'NEW' | 'HISTORIC' = 'NEW') => ({
  outcomeCode,
  cohort,
  price: minor(price),
});

describe('what past claims would have cost', () => {
  it('is said per outcome and in all, the greatest difference first', () => {
    const found = costOnPastClaims(
      [past('ENTRY', 10, 5_000n), past('STAY', 2, 2_000n)],
      [line('ENTRY', 600n), line('STAY', 2_000n), line('UNUSED', 1n)],
    );
    expect(found.lines.map(({ outcomeCode, wouldCost }) => [outcomeCode, wouldCost])).toEqual([
      ['STAY', 4_000n],
      ['ENTRY', 6_000n],
    ]);
    expect(found).toMatchObject({ claimCount: 12, cost: 7_000n, wouldCost: 10_000n, droppedCount: 0 });
  });

  it('says which outcomes are no longer on the card; a cohort does not fall back on the other', () => {
    const found = costOnPastClaims([past('ENTRY', 3, 900n)], [line('ENTRY', 300n, 'HISTORIC')]);
    expect(found.lines[0]?.wouldCost).toBeNull();
    expect(found).toMatchObject({ cost: 900n, wouldCost: 0n, droppedCount: 3, droppedCost: 900n });
  });

  it('is what they cost, at the prices that they had', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.tuple(
            fc.stringMatching(/^[A-Z]{1,4}$/),
            fc.integer({ min: 1, max: 500 }),
            fc.bigInt(1n, 10n ** 9n),
          ),
          {
            selector: ([code]) => code,
          },
        ),
        (given) => {
          const found = costOnPastClaims(
            given.map(([code, count, price]) => past(code, count, BigInt(count) * price)),
            given.map(([code, , price]) => line(code, price)),
          );
          expect(found.wouldCost).toBe(found.cost);
          expect(found.lines.every(({ cost, wouldCost }) => cost === wouldCost)).toBe(true);
        },
      ),
    );
  });
});
