import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownCount, USUAL_SUPPRESSION } from '../suppression/index.js';
import { type CountedFigure, reviewFigures } from './index.js';

const figures = (elsewhere: fc.Arbitrary<number>): fc.Arbitrary<CountedFigure[]> =>
  fc
    .array(fc.tuple(fc.nat(30), elsewhere), { minLength: 1, maxLength: 6 })
    .map((list) =>
      list.map(([own, others], nth) => ({ label: `L${nth}`, count: own + others, elsewhere: others })),
    );

describe('the figures of a review', () => {
  it('leave of other providers’ people no small number to who takes their own away', () => {
    fc.assert(
      fc.property(figures(fc.nat(20)), fc.boolean(), (counted, isNamed) => {
        for (const [nth, { count }] of reviewFigures(counted, isNamed).entries()) {
          const { count: all = 0, elsewhere = 0 } = counted[nth] ?? {};
          if (elsewhere >= 1 && elsewhere <= USUAL_SUPPRESSION.largestHidden) expect(count).toBeNull();
          if (count === null) continue;
          if (!isNamed) expect(count).toBe(shownCount(all, USUAL_SUPPRESSION));
          // exactly what anybody may know of people whom they do not see
          else expect(count - (all - elsewhere)).toBe(shownCount(elsewhere, USUAL_SUPPRESSION));
        }
      }),
    );
  });

  it('are exact for who sees everybody, where the anchor knows its people, and hidden from it where it does not', () => {
    fc.assert(
      fc.property(figures(fc.constant(0)), (counted) => {
        expect(reviewFigures(counted, true)).toEqual(counted.map(({ label, count }) => ({ label, count })));
        for (const [nth, { count }] of reviewFigures(counted, false).entries())
          if (count !== null) expect(count).toBe(shownCount(counted[nth]?.count ?? 0, USUAL_SUPPRESSION));
      }),
    );
    const small = [{ label: 'ACTIVE', count: 3, elsewhere: 0 }];
    expect(reviewFigures(small, false)).toEqual([{ label: 'ACTIVE', count: null }]);
    // three of three whose names it knows: it is told of no sensitive outcome whose it is
    const among = [...small, { label: 'Mental health', count: 3, elsewhere: 0, isSensitive: true }];
    expect(reviewFigures(among, true).map(({ count }) => count)).toEqual([3, null]);
    const many = [...small, { label: 'Mental health', count: 12, elsewhere: 0, isSensitive: true }];
    expect(reviewFigures(many, true).map(({ count }) => count)).toEqual([3, 10]);
  });
});
