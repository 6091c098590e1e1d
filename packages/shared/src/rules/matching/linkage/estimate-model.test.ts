import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counted, estimateModel, logLikelihood, oneRound } from './estimate-model.js';
import {
  judgeModel,
  type LinkageComparison,
  type LinkageModel,
  NOT_KNOWN,
  type PatternCount,
  probabilityOf,
  weightOfLevel,
  weightOfPattern,
} from './index.js';
import type { LevelShares } from './linkage-model.js';

const LEVELS = [3, 2, 4];
const SHARED = [false, true, false];

const pattern: fc.Arbitrary<PatternCount> = fc.record({
  levels: fc.tuple(...LEVELS.map((count) => fc.integer({ min: NOT_KNOWN, max: count - 1 }))),
  pairs: fc.integer({ min: 1, max: 10_000 }),
});
const counted: fc.Arbitrary<Counted> = fc
  .record({
    blocked: fc.array(pattern, { minLength: 1, maxLength: 20 }),
    random: fc.array(pattern, { minLength: 1, maxLength: 20 }),
    others: fc.integer({ min: 1, max: 1_000_000 }),
    records: fc.integer({ min: 2, max: 5_000 }),
  })
  .map(({ others, ...rest }) => ({
    ...rest,
    levels: LEVELS,
    shared: SHARED,
    // as everywhere: by far most pairs are of two people, and blocking finds few of them
    allPairs: others + 4 * rest.blocked.reduce((sum, { pairs }) => sum + pairs, 0),
  }));
const shares = (count: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.integer({ min: 1, max: 1000 }), { minLength: count, maxLength: count })
    .map((parts) => parts.map((part) => part / parts.reduce((sum, each) => sum + each, 0)));
const model: fc.Arbitrary<LinkageModel> = fc
  .record({
    prior: fc.double({ min: 1e-9, max: 0.4, noNaN: true }),
    household: fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 0.4, noNaN: true })),
    comparisons: fc.tuple(
      ...LEVELS.map((count) => fc.record({ m: shares(count), u: shares(count), h: shares(count) })),
    ),
  })
  .map(({ comparisons, ...rest }) => ({
    ...rest,
    comparisons: comparisons.map(({ m, u, h }, at) => ({ m, u, h: SHARED[at] ? h : u })),
  }));

describe('learning a model from counts', () => {
  it('never makes the counts less likely by a round', () => {
    fc.assert(
      fc.property(model, counted, (start, counts) => {
        let before = start;
        for (let round = 0; round < 5; round++) {
          const after = oneRound(before, counts);
          const [was, is] = [logLikelihood(before, counts), logLikelihood(after, counts)];
          expect(is).toBeGreaterThanOrEqual(was - 1e-9 * Math.abs(was));
          before = after;
        }
      }),
    );
  });

  it('gives the same whatever the order of the patterns', () => {
    fc.assert(
      fc.property(
        counted.chain((counts) =>
          fc.record({
            counts: fc.constant(counts),
            blocked: fc.shuffledSubarray([...counts.blocked], { minLength: counts.blocked.length }),
            random: fc.shuffledSubarray([...counts.random], { minLength: counts.random.length }),
          }),
        ),
        ({ counts, blocked, random }) => {
          expect(estimateModel({ ...counts, blocked, random })).toEqual(estimateModel(counts));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('shares out all of each kind of pair among the levels, and leaves none impossible', () => {
    fc.assert(
      fc.property(counted, (counts) => {
        const learnt = estimateModel(counts).model;
        for (const each of learnt.comparisons)
          for (const list of [each.m, each.u, each.h]) {
            expect(list.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
            expect(Math.min(...list)).toBeGreaterThan(0);
          }
        expect(learnt.prior).toBeGreaterThan(0);
        expect(learnt.prior + learnt.household).toBeLessThan(1);
      }),
      { numRuns: 50 },
    );
  });

  it('finds the model that made the counts', () => {
    const made: LinkageModel = {
      prior: 0.001,
      household: 0,
      comparisons: [0.9, 0.8, 0.95, 0.85].map((m, at) => {
        const u = [0.01, 0.02, 0.001, 0.1][at] ?? 0;
        return { m: [m, 1 - m], u: [u, 1 - u], h: [u, 1 - u] };
      }),
    };
    const allPairs = 10_000_000;
    const patterns = Array.from({ length: 16 }, (_, bits): PatternCount => {
      const levels = made.comparisons.map((__, at) => (bits >> at) & 1);
      const of = (kind: 'm' | 'u'): number =>
        made.comparisons.reduce((product, each, at) => product * (each[kind][levels[at] ?? 0] ?? 0), 1);
      return { levels, pairs: allPairs * (0.001 * of('m') + 0.999 * of('u')) };
    });
    const learnt = estimateModel({
      levels: [2, 2, 2, 2],
      shared: [false, false, false, false],
      blocked: patterns,
      random: patterns,
      allPairs,
      records: 20_000,
    });
    expect(learnt.isSettled).toBe(true);
    expect(learnt.model.prior).toBeCloseTo(0.001, 4);
    for (const [at, { m, u }] of made.comparisons.entries()) {
      expect(learnt.model.comparisons[at]?.m[0]).toBeCloseTo(m[0] ?? 0, 2);
      expect(learnt.model.comparisons[at]?.u[0]).toBeCloseTo(u[0] ?? 0, 3);
    }
  });

  it('tells people of one household from one person', () => {
    // given name, birth date, surname, address; 0 is the same
    const strangers = { levels: [1, 1, 1, 1], pairs: 900_000 };
    const family = { levels: [1, 1, 0, 0], pairs: 4_000 };
    const same = [
      { levels: [0, 0, 0, 0], pairs: 800 },
      { levels: [0, 0, 0, 1], pairs: 150 },
      { levels: [1, 0, 0, 0], pairs: 20 },
      { levels: [0, 1, 0, 0], pairs: 30 },
    ];
    const random = [
      { levels: [0, 1, 1, 1], pairs: 5 },
      { levels: [1, 0, 1, 1], pairs: 1 },
      { levels: [1, 1, 0, 1], pairs: 3 },
      { levels: [1, 1, 1, 0], pairs: 1 },
      { levels: [1, 1, 1, 1], pairs: 999_990 },
    ];
    const learnt = estimateModel({
      levels: [2, 2, 2, 2],
      shared: [false, false, true, true],
      blocked: [strangers, family, ...same],
      random,
      allPairs: 50_000_000,
      records: 10_000,
    });
    expect(learnt.matches).toBeGreaterThan(900);
    expect(learnt.matches).toBeLessThan(1_100);
    expect(probabilityOf(weightOfPattern(learnt.model, family.levels))).toBeLessThan(0.1);
    for (const { levels } of same)
      expect(probabilityOf(weightOfPattern(learnt.model, levels))).toBeGreaterThan(0.9);
  });

  it('takes what is less alike than any pair was for no sign of one person', () => {
    // three levels of names and four of postcodes; nobody reached the last two of the postcodes
    const blocked = [
      { levels: [0, 0], pairs: 60 },
      { levels: [1, 0], pairs: 20 },
      { levels: [0, 1], pairs: 15 },
      { levels: [2, 1], pairs: 40_000 },
    ];
    const random = [
      { levels: [1, 1], pairs: 50 },
      { levels: [2, 0], pairs: 100 },
      { levels: [2, 1], pairs: 49_850 },
    ];
    const counts = { blocked, random, allPairs: 50_000, records: 200 };
    const learntFrom = (patterns: typeof counts, levels: number): LevelShares[] => [
      ...estimateModel({ ...patterns, levels: [3, levels], shared: [false, true] }).model.comparisons,
    ];
    const [names, postcodes] = learntFrom(counts, 4);
    if (!names || !postcodes) throw new Error('Two comparisons are learnt.');
    const least = weightOfLevel(postcodes, 1);
    expect(least).toBeLessThan(-1);
    for (const level of [2, 3]) expect(weightOfLevel(postcodes, level)).toBeCloseTo(least, 2);
    for (const list of [postcodes.m, postcodes.u, postcodes.h])
      expect(list.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    // what was reached weighs what it did, and one more step that nobody reaches changes nothing of it
    expect(weightOfLevel(names, 2)).toBeLessThan(-1);
    expect(weightOfLevel(postcodes, 0)).toBeGreaterThan(3);
    const without = learntFrom(counts, 2)[1];
    if (!without) throw new Error('Two comparisons are learnt.');
    for (const level of [0, 1])
      expect(weightOfLevel(postcodes, level)).toBeCloseTo(weightOfLevel(without, level), 1);
    // where all that are known are the same, being different says nothing rather than more
    const onlySame = (patterns: readonly PatternCount[]) =>
      patterns.map((each) => ({ ...each, levels: [each.levels[0] ?? NOT_KNOWN, 0] }));
    const [, same] = learntFrom({ ...counts, blocked: onlySame(blocked), random: onlySame(random) }, 4);
    expect(same && weightOfLevel(same, 3)).toBeLessThanOrEqual(1e-9);
  });

  it('says when it has not settled, and what to do where columns tell nobody apart', () => {
    const comparisons: LinkageComparison[] = [
      { column: 'sex', levels: [{ is: 'SAME' }, { is: 'OTHERWISE' }], byFrequency: false, shared: false },
    ];
    const blocked = [
      { levels: [0], pairs: 5_000 },
      { levels: [1], pairs: 5_000 },
    ];
    const learnt = estimateModel({
      levels: [2],
      shared: [false],
      blocked,
      random: blocked,
      allPairs: 10_000,
      records: 150,
    });
    expect(judgeModel(learnt, comparisons, blocked).join(' ')).toContain(
      'do not tell one person from another',
    );
    expect(judgeModel({ ...learnt, isSettled: false }, comparisons, blocked)[0]).toMatch(
      /had not settled.*Leave out/,
    );
    const turned = { ...learnt.model, comparisons: [{ m: [0.1, 0.9], u: [0.9, 0.1], h: [0.9, 0.1] }] };
    expect(judgeModel({ ...learnt, model: turned }, comparisons, blocked).join(' ')).toContain(
      'sign of two people (sex)',
    );
  });

  it('adds nothing for what is not known', () => {
    fc.assert(
      fc.property(model, (given) => {
        const nothing = weightOfPattern(given, [NOT_KNOWN, NOT_KNOWN, NOT_KNOWN]);
        expect(probabilityOf(nothing)).toBeCloseTo(given.prior, 9);
      }),
    );
  });
});
