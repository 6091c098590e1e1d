import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContributionTerms } from './contribution.js';
import { type PastClaims, sharesOfPastClaims } from './shares-of-past-claims.js';
import { splitBatch } from './split-batch.js';

const terms = (change: Partial<ContributionTerms> & { label: string }): ContributionTerms => ({
  funderId: change.label,
  anchorPays: false,
  kind: 'RESIDUAL',
  ...change,
});
const past = (change: Partial<PastClaims> = {}): PastClaims => ({
  outcomeCode: 'ENTRY',
  cohort: 'NEW',
  anchorId: null,
  price: 500_00n,
  claimCount: 1,
  ...change,
});

describe('who would have paid past claims', () => {
  it('takes a fixed amount for each claim, and caps for none', () => {
    const found = sharesOfPastClaims(
      [past({ claimCount: 4 })],
      [
        terms({ label: 'Gift', kind: 'FIXED', amount: 100_00n, cap: 1n }),
        terms({ label: 'Fund', kind: 'PERCENT', percent: 3000 }),
        terms({ label: 'Council' }),
      ],
    );
    expect(Object.fromEntries(found.byLabel)).toEqual({ Gift: 400_00n, Fund: 600_00n, Council: 1000_00n });
    expect(found.unfundedCount).toBe(0);
  });

  it('says what nobody would have paid, and names who pays nothing', () => {
    const found = sharesOfPastClaims(
      [past({ claimCount: 3 }), past({ anchorId: 'school', claimCount: 2 })],
      [
        terms({ label: 'Schools', kind: 'PERCENT', percent: 1000, funderId: null, anchorPays: true }),
        terms({ label: 'Council' }),
        terms({ label: 'Elsewhere', outcomeCodes: ['OTHER'] }),
      ],
    );
    expect(Object.fromEntries(found.byLabel)).toEqual({ Schools: 100_00n, Council: 900_00n, Elsewhere: 0n });
    expect(found).toMatchObject({ unfundedCount: 3, unfunded: 1500_00n });
  });

  it('comes to what the claims come to one by one, within a penny a kind of claim', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.bigInt(1n, 5_000_00n),
        fc.integer({ min: 1, max: 9_999 }),
        fc.bigInt(1n, 5_000_00n),
        (claimCount, price, percent, amount) => {
          const all = [
            terms({ label: 'Fund', kind: 'PERCENT', percent }),
            terms({ label: 'Gift', kind: 'FIXED', amount }),
            terms({ label: 'Council' }),
          ];
          const found = sharesOfPastClaims([past({ claimCount, price })], all);
          const single = splitBatch(
            Array.from({ length: claimCount }, (_, nth) => ({
              ...past({ price }),
              id: String(nth),
              terms: all,
            })),
            { streamTotals: new Map(), paidByLabel: new Map(), caps: new Map(), contractHeadroom: null },
          );
          let sum = 0n;
          for (const [label, together] of found.byLabel) {
            const apart = single.state.paidByLabel.get(label) ?? 0n;
            const by = together > apart ? together - apart : apart - together;
            // where a fixed amount is about what is left, each claim's own penny decides who gets it
            expect(by <= (label === 'Fund' ? 0n : BigInt(claimCount))).toBe(true);
            sum += together;
          }
          expect(sum).toBe(price * BigInt(claimCount));
        },
      ),
    );
  });
});
