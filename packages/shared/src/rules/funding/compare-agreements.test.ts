import { describe, expect, it } from 'vitest';
import { compareAgreements } from './compare-agreements.js';
import type { ContributionTerms } from './contribution.js';

const terms = (change: Partial<ContributionTerms> & { label: string }): ContributionTerms => ({
  funderId: 'council',
  anchorPays: false,
  kind: 'RESIDUAL',
  ...change,
});
const fund = terms({ label: 'Fund', kind: 'PERCENT', percent: 3000, funderId: 'fund', cap: 100n });
const gift = terms({ label: 'Gift', kind: 'FIXED', amount: 50n, outcomeCodes: ['B', 'A'] });
const council = terms({ label: 'Council' });

describe('what a version of the agreement changes', () => {
  it('is nothing where only the order of a restriction is another', () => {
    const found = compareAgreements(
      [fund, gift, council],
      [fund, { ...gift, outcomeCodes: ['A', 'B'] }, council],
    );
    expect(found).toMatchObject({ added: [], removed: [], changed: [] });
    expect(found.unchanged).toHaveLength(3);
  });

  it('names the terms of each contribution that change, and who comes and goes', () => {
    const school = terms({
      label: 'Schools',
      anchorPays: true,
      funderId: null,
      kind: 'PERCENT',
      percent: 1200,
    });
    const found = compareAgreements(
      [fund, gift, council],
      [{ ...fund, percent: 2500, cap: null }, school, council],
    );
    expect(found.added).toEqual([school]);
    expect(found.removed).toEqual([gift]);
    expect(found.changed.map(({ after, terms: which }) => [after.label, which])).toEqual([
      ['Fund', ['percent', 'cap']],
    ]);
  });

  it('tells who changes places, and not those that only make room for a new one', () => {
    const first = terms({ label: 'New', kind: 'FIXED', amount: 1n });
    expect(compareAgreements([fund, council], [first, fund, council]).changed).toEqual([]);
    expect(
      compareAgreements([gift, council], [council, gift]).changed.map(({ terms: which }) => which),
    ).toEqual([['order'], ['order']]);
  });
});
