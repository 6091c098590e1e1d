import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explainPair,
  type LinkageModel,
  type LinkageSettings,
  NOT_KNOWN,
  probabilityOf,
  USUAL_LINKAGE,
  weightOfPair,
  weightOfPattern,
} from './index.js';

const column = (name: string, kind: LinkageSettings['columns'][number]['kind']) => ({
  name,
  kind,
  left: { heading: name },
  right: { heading: name },
});
const SETTINGS: LinkageSettings = {
  ...USUAL_LINKAGE,
  columns: [
    column('first_name', 'GIVEN_NAME'),
    column('surname', 'NAME'),
    column('born', 'DATE'),
    column('email', 'EMAIL'),
  ],
  comparisons: [
    {
      column: 'first_name',
      levels: [{ is: 'SAME' }, { is: 'EXCHANGED', with: 'surname', atLeast: 0.9 }, { is: 'OTHERWISE' }],
      byFrequency: true,
      shared: false,
    },
    {
      column: 'surname',
      levels: [{ is: 'SAME' }, { is: 'ALIKE', atLeast: 0.92 }, { is: 'OTHERWISE' }],
      byFrequency: true,
      shared: true,
    },
    {
      column: 'born',
      levels: [
        { is: 'SAME' },
        { is: 'DAY_FOR_MONTH' },
        { is: 'SAME_START', characters: 4 },
        { is: 'OTHERWISE' },
      ],
      byFrequency: false,
      shared: false,
    },
    {
      column: 'email',
      levels: [{ is: 'SAME' }, { is: 'ALIKE', atLeast: 0.8 }, { is: 'OTHERWISE' }],
      byFrequency: false,
      shared: false,
      echoes: ['first_name'],
    },
  ],
  blocking: [],
};
const shares = (count: number) =>
  fc
    .array(fc.integer({ min: 1, max: 10_000 }), { minLength: count, maxLength: count })
    .map((parts) => parts.map((part) => part / parts.reduce((sum, each) => sum + each, 0)));
const models: fc.Arbitrary<LinkageModel> = fc
  .record({
    prior: fc.double({ min: 1e-12, max: 0.3, noNaN: true }),
    household: fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 0.3, noNaN: true })),
    m: fc.tuple(...SETTINGS.comparisons.map(({ levels }) => shares(levels.length))),
    u: fc.tuple(...SETTINGS.comparisons.map(({ levels }) => shares(levels.length))),
    h: fc.tuple(...SETTINGS.comparisons.map(({ levels }) => shares(levels.length))),
  })
  .map(({ prior, household, m, u, h }) => ({
    prior,
    household,
    comparisons: SETTINGS.comparisons.map(({ shared }, at) => ({
      m: m[at] ?? [],
      u: u[at] ?? [],
      h: (shared ? h[at] : u[at]) ?? [],
    })),
  }));
const pairs = fc.record({
  levels: fc.tuple(
    ...SETTINGS.comparisons.map(({ levels }) => fc.integer({ min: NOT_KNOWN, max: levels.length - 1 })),
  ),
  rarities: fc.tuple(
    ...SETTINGS.comparisons.map(({ byFrequency }) =>
      byFrequency ? fc.double({ min: -8, max: 3, noNaN: true }) : fc.constant(0),
    ),
  ),
});

describe('why a pair weighs what it weighs', () => {
  it('the steps come to its weight exactly, and each total is the one before and the step', () => {
    fc.assert(
      fc.property(models, pairs, (model, pair) => {
        const { steps, weight, probability } = explainPair(SETTINGS, model, pair);
        expect(weight).toBe(weightOfPair(SETTINGS, model, pair));
        expect(probability).toBe(probabilityOf(weight));
        let total = 0;
        for (const step of steps) {
          total = total + step.weight + step.rarity;
          expect(step.total).toBe(total);
        }
        expect(total).toBe(weight);
        expect(steps).toHaveLength(1 + SETTINGS.comparisons.length + (model.household > 0 ? 1 : 0));
        // without rarities it is what the model itself says
        const plain = { ...pair, rarities: [] };
        expect(weightOfPair(SETTINGS, model, plain)).toBeCloseTo(weightOfPattern(model, pair.levels), 8);
      }),
      { numRuns: 500 },
    );
  });

  const MODEL: LinkageModel = {
    prior: 0.001,
    household: 0.002,
    comparisons: [
      { m: [0.9, 0.02, 0.08], u: [0.01, 0.001, 0.989], h: [0.01, 0.001, 0.989] },
      { m: [0.9, 0.05, 0.05], u: [0.01, 0.01, 0.98], h: [0.8, 0.1, 0.1] },
      { m: [0.9, 0.02, 0.04, 0.04], u: [0.001, 0.001, 0.05, 0.948], h: [0.001, 0.001, 0.05, 0.948] },
      { m: [0.6, 0.2, 0.2], u: [0.001, 0.001, 0.998], h: [0.001, 0.001, 0.998] },
    ],
  };
  const words = (levels: readonly number[]): string[] =>
    explainPair(SETTINGS, MODEL, { levels, rarities: [0, 0, 0, 0] }).steps.map((step) =>
      step.column === null ? step.words : `${step.column}: ${step.words}`,
    );

  it('is said in plain words', () => {
    expect(words([0, 1, 2, 2])).toEqual([
      'any two records, before they are compared',
      'first_name: the same',
      'surname: nearly the same spelling',
      'born: the same year',
      'email: different',
      'two people who live together would look so too',
    ]);
    expect(words([1, NOT_KNOWN, 1, NOT_KNOWN])).toEqual([
      'any two records, before they are compared',
      'first_name: exchanged with surname',
      'surname: exchanged, and counted with the other',
      'born: day and month exchanged',
      'email: not known on one side',
      'two people who live together would look so too',
    ]);
    expect(words([0, 2, 3, NOT_KNOWN])[4]).toBe('email: not known on one side, or alike only by first_name');
  });

  it('gives m, u and bits of each step', () => {
    const { steps } = explainPair(SETTINGS, MODEL, { levels: [0, 0, 0, 0], rarities: [2.5, -1, 0, 0] });
    expect(steps[1]).toMatchObject({ of: 'COMPARISON', level: 0, m: 0.9, u: 0.01, rarity: 2.5 });
    expect(steps[1]?.weight).toBeCloseTo(Math.log2(90), 10);
    expect(steps[5]?.weight).toBeLessThan(0);
  });

  it('cannot be said by a model of other settings', () => {
    expect(() =>
      explainPair(SETTINGS, { ...MODEL, comparisons: [] }, { levels: [0], rarities: [0] }),
    ).toThrow(/no comparison 0/);
  });
});
