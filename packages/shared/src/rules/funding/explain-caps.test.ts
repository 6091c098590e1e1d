import { describe, expect, it } from 'vitest';
import type { ContributionTerms } from './contribution.js';
import { explainCaps } from './explain-caps.js';

const terms = (change: Partial<ContributionTerms> & { label: string }): ContributionTerms => ({
  funderId: change.label,
  anchorPays: false,
  kind: 'RESIDUAL',
  ...change,
});
const claim = { id: 'c', outcomeCode: 'HOME', cohort: 'NEW', anchorId: null, price: 456_00n } as const;
const state = (caps: Record<string, bigint>) => ({
  streamTotals: new Map(),
  paidByLabel: new Map(),
  caps: new Map(Object.entries(caps)),
  contractHeadroom: null,
});
const foundation = terms({ label: 'Orchard Foundation', kind: 'PERCENT', percent: 3000 });
const council = terms({ label: 'Council' });

describe('what caps do to a claim', () => {
  it('is said with who pays instead, where somebody does', () => {
    expect(explainCaps([foundation, council], claim, state({ 'Orchard Foundation': 0n }), 'GBP')).toEqual([
      'Orchard Foundation would pay £136.80, and its cap leaves £0.00. Paid instead: Council £136.80 more. The claim is funded whole.',
    ]);
  });

  it('is said of each cap, where together they leave a part that nobody pays', () => {
    expect(
      explainCaps([foundation, council], claim, state({ 'Orchard Foundation': 1n, Council: 2n }), 'GBP'),
    ).toEqual([
      'Orchard Foundation would pay £136.80, and its cap leaves £0.01.',
      'Council would pay £455.99, and its cap leaves £0.02.',
    ]);
  });

  it('is nothing where no cap cuts', () => {
    expect(explainCaps([foundation, council], claim, state({ Council: 999_00n }), 'GBP')).toEqual([]);
  });
});
