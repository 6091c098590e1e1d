import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContributionTerms } from './contribution.js';
import { explainSelection, type SelectedClaim } from './explain-selection.js';
import type { FundingState } from './split-claim.js';

const terms = (label: string, kind: ContributionTerms['kind'], percent?: number): ContributionTerms => ({
  label,
  funderId: `funder ${label}`,
  anchorPays: false,
  kind,
  ...(percent === undefined ? {} : { percent }),
});
const AGREED = [terms('Top-up', 'PERCENT', 3000), terms('Council', 'RESIDUAL')];

const claim = (
  nth: number,
  price: bigint,
  agreed: readonly ContributionTerms[] | null = AGREED,
): SelectedClaim => ({
  id: `claim ${nth}`,
  reference: `C-${nth}`,
  outcomeCode: 'HOME',
  cohort: 'NEW',
  anchorId: null,
  price,
  terms: agreed,
});
const claims = (...prices: bigint[]): SelectedClaim[] => prices.map((price, nth) => claim(nth + 1, price));
const state = (more: Partial<FundingState> = {}): FundingState => ({
  streamTotals: new Map(),
  paidByLabel: new Map(),
  caps: new Map(),
  contractHeadroom: null,
  ...more,
});
const said = (some: readonly SelectedClaim[], given: FundingState, waiting = 0n): string[] =>
  explainSelection(some, given, waiting, 'GBP');

describe('what claims decided together do to the limits', () => {
  it('goes over the contract’s maximum together where each has room', () => {
    const given = state({ contractHeadroom: 100_000n, paidByLabel: new Map([['Council', 50_000n]]) });
    expect(said(claims(40_000n), given)).toEqual([]);
    expect(said(claims(40_000n, 60_100n), given)).toEqual([
      'With these claims, all that is billed, and the verified claims that are not yet, it comes to £1,501.00: £1.00 more than the contract’s maximum of £1,500.00.',
    ]);
    expect(said(claims(40_000n), given, 60_000n)).toEqual([
      'With these claims, all that is billed, and the verified claims that are not yet, it comes to £1,500.00 of the contract’s maximum of £1,500.00: £0.00 is left.',
    ]);
  });

  it('goes over a cap together where each has room, and says who then pays nothing of which', () => {
    const given = state({ caps: new Map([['Top-up', 40_000n]]) });
    expect(said(claims(100_000n), given)).toEqual([]);
    expect(said(claims(100_000n, 100_000n), given)).toEqual([
      'Top-up would pay £600.00 of these claims, and its cap leaves £400.00.',
      'Others pay what is missing: all of these claims are funded whole.',
    ]);
    // nothing of the kind is said where the contract's maximum is in the way
    expect(said(claims(100_000n, 100_000n), { ...given, contractHeadroom: 150_000n })).toEqual([
      expect.stringContaining('more than the contract’s maximum'),
      'Top-up would pay £600.00 of these claims, and its cap leaves £400.00.',
    ]);
    const both = state({
      caps: new Map([
        ['Top-up', 1_000_000n],
        ['Council', 100_000n],
      ]),
    });
    expect(said(claims(100_000n, 100_000n), both)).toEqual([
      'Council would pay £1,400.00 of these claims, and its cap leaves £1,000.00.',
      'One of these claims would stand unfunded: C-2.',
    ]);
    expect(said(claims(100_000n), state({ caps: new Map([['Top-up', 31_000n]]) }))).toEqual([
      'Top-up comes to £300.00 of its cap of £310.00: £10.00 is left.',
    ]);
  });

  it('names claims without an agreement, a few of many', () => {
    expect(said([claim(1, 5n, null)], state())).toEqual([
      'No funding agreement was in effect when this claim was achieved: C-1.',
    ]);
    expect(
      said(
        Array.from({ length: 8 }, (_, nth) => claim(nth + 1, 5n, null)),
        state(),
      ),
    ).toEqual([
      'No funding agreement was in effect when these claims were achieved: C-1, C-2, C-3, C-4, C-5 and 3 more.',
    ]);
    expect(said([], state({ contractHeadroom: 0n }))).toEqual([]);
  });

  const prices = fc.array(fc.bigInt({ min: 1n, max: 500_000n }), { minLength: 1, maxLength: 30 });

  it('warns of the maximum exactly when the sum comes to ninety-five per cent of it, however it is parted', () => {
    fc.assert(
      fc.property(
        prices,
        fc.bigInt({ min: 0n, max: 5_000_000n }),
        fc.bigInt({ min: 0n, max: 1_000_000n }),
        fc.bigInt({ min: 0n, max: 1_000_000n }),
        (each, headroom, waiting, billed) => {
          const given = state({ contractHeadroom: headroom, paidByLabel: new Map([['Council', billed]]) });
          const sum = each.reduce((all, price) => all + price, 0n);
          const together = said(claims(...each), given, waiting);
          expect(together).toEqual(said(claims(sum), given, waiting));
          const used = billed + waiting + sum;
          const limit = billed + headroom;
          expect(together.length).toBe(used * 100n >= limit * 95n ? 1 : 0);
          expect(together.some((one) => one.includes('more than the contract’s maximum'))).toBe(used > limit);
        },
      ),
    );
  });

  it('warns of a cap that the selection goes over, and of none that it stays well below', () => {
    fc.assert(
      fc.property(prices, fc.bigInt({ min: 0n, max: 3_000_000n }), (each, cap) => {
        const sum = each.reduce((all, price) => all + price, 0n);
        const [warning] = said(claims(...each), state({ caps: new Map([['Top-up', cap]]) }));
        // a part of a stream differs from its exact share by less than a penny
        const share = (sum * 30n) / 100n;
        if (share > cap + 1n) expect(warning).toMatch(/^Top-up would pay .*its cap leaves/);
        if (share + 1n < cap) expect(warning ?? '').not.toContain('would pay');
        if ((share + 1n) * 100n < cap * 95n) expect(warning).toBeUndefined();
      }),
    );
  });
});
