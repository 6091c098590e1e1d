import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContributionTerms } from './contribution.js';
import { type FundingState, splitClaim } from './split-claim.js';
import { stepsOfShares } from './steps-of-shares.js';

const terms = (...some: Partial<ContributionTerms>[]): ContributionTerms[] =>
  some.map((one, nth) => ({
    label: `C${nth}`,
    funderId: 'f',
    anchorPays: false,
    kind: 'RESIDUAL' as const,
    ...one,
  }));
const claim = { id: 'c', outcomeCode: 'HOME', cohort: 'NEW', anchorId: null, price: 220_000n } as const;

describe('how a price was divided', () => {
  const steps = (agreed: ContributionTerms[], paid: bigint[]) =>
    stepsOfShares(agreed, claim, new Map(paid.map((amount, nth) => [`C${nth}`, amount]))).map((step) => [
      step.asked,
      step.paid,
      step.headroom,
    ]);

  it('is told again from the terms and the ledger, cap and all', () => {
    const agreed = terms({ kind: 'PERCENT', percent: 3000 }, { kind: 'PERCENT', percent: 1200 }, {});
    expect(steps(agreed, [1_240n, 26_400n, 192_360n])).toEqual([
      [66_000n, 1_240n, 1_240n],
      [26_400n, 26_400n, null],
      [192_360n, 192_360n, null],
    ]);
  });

  it('takes no rounding for a cap, and no FIXED for more than was left', () => {
    const thirds = terms({ kind: 'PERCENT', percent: 3333 }, { kind: 'FIXED', amount: 999_999n }, {});
    expect(steps(thirds, [73_327n, 146_673n, 0n])).toEqual([
      [73_327n, 73_327n, null],
      [146_673n, 146_673n, null],
    ]);
  });

  it('leaves out what does not apply to the claim', () => {
    expect(steps(terms({ outcomeCodes: ['OTHER'] }, { cohort: 'HISTORIC' }, {}), [0n, 0n, 220_000n])).toEqual(
      [[220_000n, 220_000n, null]],
    );
  });

  const agreements = fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 3_333 }), { maxLength: 3 }),
      fc.option(fc.bigInt({ min: 1n, max: 300_000n })),
    )
    .map(([percents, fixed]) =>
      terms(
        ...percents.map((percent) => ({ kind: 'PERCENT' as const, percent })),
        ...(fixed === null ? [] : [{ kind: 'FIXED' as const, amount: fixed }]),
        {},
      ),
    );
  const prices = fc.bigInt({ min: 1n, max: 500_000n });

  it('finds no cap where there was none, wherever in the stream the claim stood', () => {
    fc.assert(
      fc.property(agreements, prices, fc.bigInt({ min: 0n, max: 10_000_000n }), (agreed, price, before) => {
        const one = { ...claim, price };
        const { streamKey } = splitClaim(agreed, one, stateOf());
        const split = splitClaim(
          agreed,
          one,
          stateOf({ streamTotals: new Map([[streamKey ?? '', before]]) }),
        );
        const paid = new Map(split.shares.map(({ label, amount }) => [label, amount]));
        const told = stepsOfShares(agreed, one, paid);
        for (const step of told) expect(step).toMatchObject({ asked: step.paid, headroom: null });
        expect(new Map(told.map((step) => [step.label, step.paid]))).toEqual(paid);
      }),
    );
  });

  it('tells what everybody paid, caps or none, and comes to the price', () => {
    fc.assert(
      fc.property(agreements, prices, fc.bigInt({ min: 0n, max: 100_000n }), (agreed, price, cap) => {
        const one = { ...claim, price };
        const caps = new Map(agreed.slice(0, -1).map(({ label }) => [label, cap]));
        const split = splitClaim(agreed, one, stateOf({ caps }));
        const told = stepsOfShares(
          agreed,
          one,
          new Map(split.shares.map(({ label, amount }) => [label, amount])),
        );
        expect(told.reduce((sum, { paid }) => sum + paid, 0n)).toBe(price);
        // a penny or two less may be the stream's, and not the cap's
        for (const { label, asked, paid } of split.steps)
          if (paid + 2n < asked) expect(told.find((step) => step.label === label)?.headroom).toBe(paid);
      }),
    );
  });
});

function stateOf(more: Partial<FundingState> = {}): FundingState {
  return {
    streamTotals: new Map(),
    paidByLabel: new Map(),
    caps: new Map(),
    contractHeadroom: null,
    ...more,
  };
}
