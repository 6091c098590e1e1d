import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import type { ContributionTerms } from './contribution.js';
import { type ClaimToExplain, explainClaim } from './explain-claim.js';
import { explainSelection } from './explain-selection.js';
import type { FundingState } from './split-claim.js';

const terms = (
  label: string,
  kind: ContributionTerms['kind'],
  more: Partial<ContributionTerms> = {},
): ContributionTerms => ({ label, funderId: `funder ${label}`, anchorPays: false, kind, ...more });
const AGREED = [terms('Top-up', 'PERCENT', { percent: 3000 }), terms('Council', 'RESIDUAL')];

const claim = (price: bigint, agreed: readonly ContributionTerms[] | null = AGREED): ClaimToExplain => ({
  id: 'claim',
  outcomeCode: 'HOME',
  cohort: 'NEW',
  anchorId: null,
  price,
  achievedOn: calendarDate('2024-03-15'),
  terms: agreed,
});
const state = (more: Partial<FundingState> = {}): FundingState => ({
  streamTotals: new Map(),
  paidByLabel: new Map(),
  caps: new Map(),
  contractHeadroom: null,
  ...more,
});
const said = (one: ClaimToExplain, given: FundingState, waiting = 0n): string[] =>
  explainClaim(one, given, waiting + one.price, 'GBP');

describe('what a claim would meet in the next run', () => {
  it('is nothing, where an agreement reaches', () => {
    expect(said(claim(50_000n), state())).toEqual([]);
    expect(said(claim(50_000n, null), state())).toEqual([
      'No funding agreement was in effect on 15 March 2024.',
    ]);
  });

  it('is the contract’s maximum: less than its price, less with what waits, or nearly used', () => {
    const given = state({ contractHeadroom: 100_000n, paidByLabel: new Map([['Council', 900_000n]]) });
    expect(said(claim(100_001n), given)).toEqual([
      'The contract’s maximum leaves £1,000.00, which is less than the price.',
    ]);
    expect(said(claim(60_000n), given, 40_001n)).toEqual([
      'With the verified claims that no run has billed yet it comes to £1,000.01, and the contract’s maximum leaves £1,000.00.',
    ]);
    expect(said(claim(60_000n), given)).toEqual([
      'With all that is billed, and the verified claims that are not yet, it comes to £9,600.00 of the contract’s maximum of £10,000.00: £400.00 is left.',
    ]);
    expect(said(claim(40_000n), given)).toEqual([]);
  });

  it('is a cap that does not reach, or of which it leaves little', () => {
    expect(said(claim(50_000n), state({ caps: new Map([['Top-up', 10_000n]]) }))).toEqual([
      'Top-up would pay £150.00, and its cap leaves £100.00. Paid instead: Council £50.00 more. The claim is funded whole.',
    ]);
    expect(said(claim(50_000n), state({ caps: new Map([['Top-up', 15_700n]]) }))).toEqual([
      'Top-up comes to £150.00 of its cap of £157.00: £7.00 is left.',
    ]);
    expect(said(claim(50_000n), state({ caps: new Map([['Top-up', 16_000n]]) }))).toEqual([]);
  });

  const amounts = (max: bigint) => fc.bigInt({ min: 0n, max });

  it('is something exactly when the same claim selected alone is told something', () => {
    const agreements = fc.constantFrom<readonly ContributionTerms[] | null>(
      null,
      AGREED,
      [terms('Top-up', 'PERCENT', { percent: 3333 }), terms('Fixed', 'FIXED', { amount: 20_000n })],
      [terms('Fixed', 'FIXED', { amount: 20_000n }), terms('Council', 'RESIDUAL')],
      [terms('School', 'PERCENT', { percent: 1200, anchorPays: true, funderId: null }), ...AGREED],
    );
    const limits = fc.record({
      caps: fc.dictionary(fc.constantFrom('Top-up', 'Fixed', 'Council'), amounts(100_000n)),
      billed: fc.dictionary(fc.constantFrom('Top-up', 'Fixed', 'Council'), amounts(100_000n)),
      contractHeadroom: fc.option(amounts(300_000n)),
      waiting: amounts(100_000n),
    });
    fc.assert(
      fc.property(agreements, limits, amounts(200_000n), (agreed, given, price) => {
        const one = claim(price, agreed);
        const found = state({
          caps: new Map(Object.entries(given.caps)),
          paidByLabel: new Map(Object.entries(given.billed)),
          contractHeadroom: given.contractHeadroom,
        });
        const alone = explainSelection([{ ...one, reference: 'C-1' }], found, given.waiting, 'GBP');
        expect(said(one, found, given.waiting).length > 0).toBe(alone.length > 0);
      }),
      { numRuns: 500 },
    );
  });
});
