import { describe, expect, it } from 'vitest';
import { checkBalance, checkContributions } from './check-agreement.js';
import type { ContributionTerms } from './contribution.js';

const one = (more: Partial<ContributionTerms>): ContributionTerms => ({
  label: 'A',
  funderId: 'f',
  anchorPays: false,
  kind: 'RESIDUAL',
  ...more,
});
const percent = (label: string, hundredths: number, more: Partial<ContributionTerms> = {}) =>
  one({ label, kind: 'PERCENT', percent: hundredths, ...more });

describe('a contribution by itself', () => {
  it.each([
    ['contributions', []],
    ['contributions.0.label', [one({ label: ' ' })]],
    ['contributions.1.label', [one({}), one({})]],
    ['contributions.0.funderId', [one({ funderId: null })]],
    ['contributions.0.funderId', [one({ anchorPays: true })]],
    ['contributions.0.percent', [one({ kind: 'PERCENT' })]],
    ['contributions.0.percent', [one({ percent: 100 })]],
    ['contributions.0.percent', [percent('A', 10001)]],
    ['contributions.0.amount', [one({ kind: 'FIXED' })]],
    ['contributions.0.amount', [one({ kind: 'FIXED', amount: 0n })]],
    ['contributions.0.amount', [one({ amount: 5n })]],
    ['contributions.0.cap', [one({ cap: 0n })]],
    ['contributions.0.outcomeCodes', [one({ outcomeCodes: [] })]],
    ['contributions.0.anchorIds', [one({ anchorIds: [] })]],
  ])('is INVALID at %s', (field, contributions) => {
    expect(checkContributions(contributions)).toMatchObject({ code: 'INVALID', field });
  });

  it('is right with a label, a payer and what its kind asks for', () => {
    expect(
      checkContributions([
        percent('T', 3000, { cap: 5n }),
        one({ label: 'S', anchorPays: true, funderId: null }),
        one({ label: 'R' }),
      ]),
    ).toBeNull();
  });
});

describe('the balance of an agreement', () => {
  it('needs the percentages to be the whole, or somebody who takes what is left', () => {
    expect(checkBalance([percent('A', 3000), one({ label: 'R' })])).toBeNull();
    expect(checkBalance([percent('A', 3000), percent('B', 7000)])).toBeNull();
    expect(checkBalance([percent('A', 3000), percent('B', 6999)])).toMatchObject({ code: 'NOT_BALANCED' });
    expect(checkBalance([percent('A', 3000), percent('B', 7001)])).toMatchObject({ code: 'NOT_BALANCED' });
    expect(checkBalance([one({ kind: 'FIXED', amount: 5n })])).toMatchObject({ code: 'NOT_BALANCED' });
  });

  it('holds for every outcome, anchor and cohort, those that nobody names too', () => {
    const forNew = one({ label: 'R', cohort: 'NEW' });
    expect(checkBalance([forNew])).toMatchObject({ code: 'NOT_BALANCED' });
    expect(checkBalance([forNew, one({ label: 'R2', cohort: 'HISTORIC' })])).toBeNull();
    expect(checkBalance([one({ label: 'R', outcomeCodes: ['STAY'] })])).toMatchObject({
      code: 'NOT_BALANCED',
    });
    const boroughs = [percent('W', 6000, { anchorIds: ['a'] }), percent('E', 6000, { anchorIds: ['b'] })];
    expect(checkBalance([...boroughs, one({ label: 'R' })])).toBeNull();
    // one school in both boroughs would pay twice
    expect(
      checkBalance([...boroughs, percent('B', 5000, { anchorIds: ['a'] }), one({ label: 'R' })]),
    ).toMatchObject({ code: 'NOT_BALANCED' });
  });

  it('counts what the anchor pays for every claim, and no caps', () => {
    expect(
      checkBalance([
        percent('S', 1200, { anchorPays: true, funderId: null }),
        percent('C', 8800, { cap: 1n }),
      ]),
    ).toBeNull();
  });
});
