import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COHORTS } from '../rate-cards/index.js';
import { checkBalance, checkContributions } from './check-agreement.js';
import { applies, type ContributionTerms } from './contribution.js';

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

  it('names the outcome, the anchor organisation, who meets there, the sum and what to do', () => {
    const names = {
      outcome: (code: string) => ({ STAY: '3 months at home' })[code] ?? code,
      anchor: (id: string) => `${id.toUpperCase()} School`,
    };
    const rest = one({ label: 'Council' });
    expect(
      checkBalance(
        [
          percent('Fund', 6000, { outcomeCodes: ['STAY'] }),
          percent('Schools', 5050, { anchorIds: ['hill'] }),
          rest,
        ],
        names,
      )?.message,
    ).toBe(
      'For “3 months at home” at HILL School, Fund (60 %) and Schools (50.5 %) come to 110.5 %: more than the whole price. Lower one of them, or restrict it to other outcomes, anchor organisations or participants.',
    );
    expect(checkBalance([percent('Fund', 3000), one({ label: 'New', cohort: 'NEW' })])?.message).toBe(
      'For every outcome for historic participants, Fund (30 %) comes to 30 %, and nobody pays the other 70 %. Add a contribution that pays what is left, or lift a restriction.',
    );
    expect(
      checkBalance([
        rest,
        percent('Fund', 9999, { outcomeCodes: ['A', 'B', 'C', 'D'] }),
        percent('X', 2, { outcomeCodes: ['A', 'B', 'C', 'D'] }),
      ])?.message,
    ).toMatch(/^For “A”, “B”, “C” and 1 more, Fund/);
  });

  it('says what looking at every outcome, anchor and cohort one by one would say', () => {
    const some = (...names: string[]) =>
      fc.option(fc.subarray(names, { minLength: 1 }), { nil: null, freq: 2 });
    const anyOne = fc.record({
      percent: fc.constantFrom(2500, 5000, 10_000, null),
      outcomeCodes: some('STAY', 'GO', 'WORK'),
      anchorIds: some('a', 'b'),
      cohort: fc.option(fc.constantFrom(...COHORTS), { nil: null, freq: 2 }),
    });
    let balanced = 0;
    fc.assert(
      fc.property(fc.array(anyOne, { minLength: 1, maxLength: 4 }), (drawn) => {
        const agreement = drawn.map((draw, index) =>
          one({ ...draw, label: `${index}`, kind: draw.percent === null ? 'RESIDUAL' : 'PERCENT' }),
        );
        const covered = ['STAY', 'GO', 'WORK', 'OTHER'].every((outcomeCode) =>
          ['a', 'b', 'other'].every((anchorId) =>
            COHORTS.every((cohort) => {
              const matching = agreement.filter((terms) => applies(terms, { outcomeCode, anchorId, cohort }));
              const sum = matching.reduce((total, terms) => total + (terms.percent ?? 0), 0);
              return sum === 10_000 || (sum < 10_000 && matching.some((terms) => terms.kind === 'RESIDUAL'));
            }),
          ),
        );
        if (covered) balanced += 1;
        expect(checkBalance(agreement)?.code ?? null).toBe(covered ? null : 'NOT_BALANCED');
      }),
      { numRuns: 1000 },
    );
    // about 70 are: fewer than 20 would mean that too little was tried
    expect(balanced).toBeGreaterThan(20);
  });

  it('takes no longer than their number for thousands of outcomes and anchors that are named', () => {
    const names = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${prefix}${index}`);
    const naming = (count: number) => [
      ...Array.from({ length: 99 }, (_, index) =>
        one({
          label: `F${index}`,
          kind: 'FIXED',
          amount: 1n,
          outcomeCodes: names(`O${index}_`, count),
          anchorIds: names(`A${index}_`, count),
        }),
      ),
      one({ label: 'R' }),
    ];
    // this process's own time, against itself: neither a busy machine nor a slow one is a slow rule
    const spent = (agreement: ContributionTerms[]): number => {
      const used = process.cpuUsage();
      expect(checkBalance(agreement)).toBeNull();
      return process.cpuUsage(used).user;
    };
    const [few, many] = [naming(10), naming(100)];
    const once = Math.min(...[1, 2, 3].map(() => spent(few)));
    // each outcome against each anchor would be a hundred times as many
    expect(spent(many)).toBeLessThan(once * 50);
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
