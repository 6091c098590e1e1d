import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideBetweenFiles,
  decideWithinFile,
  hardlyTold,
  type JudgedPair,
  type ScoredPair,
} from './index.js';

/** A match from a half, for people from a tenth. */
const FROM = { match: 0, review: -Math.log2(9) };
const [SAME, DIFFERENT] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const pair = (left: number, right: number, weight: number): ScoredPair => ({ left, right, weight });
const told = (pairs: readonly JudgedPair[]): string[] =>
  pairs.map(({ left, right, verdict, isChosen }) => `${left} ${right} ${verdict}${isChosen ? '' : ' rival'}`);
const between = (...pairs: ScoredPair[]): string[] => told(decideBetweenFiles(pairs, FROM, 'BOTH').pairs);
const within = (...pairs: ScoredPair[]): string[] => told(decideWithinFile(pairs, FROM));

describe('pairs between two files that each hold nobody twice', () => {
  it('between the thresholds are for people, where nothing speaks against them', () => {
    expect(between(pair(1, 101, 8), pair(2, 102, -2), pair(3, 103, -3))).toEqual([
      '1 101 MATCH',
      '2 102 REVIEW rival',
      '3 103 REVIEW rival',
    ]);
  });

  it('beside a sure match are left out, unless they are a real alternative to it', () => {
    // a tenth of one of the two being right is 3.17 bits
    expect(between(pair(1, 101, 20), pair(1, 102, -1), pair(2, 101, 16))).toEqual(['1 101 MATCH']);
    expect(between(pair(1, 101, 20), pair(1, 102, 17))).toEqual(['1 101 MATCH', '1 102 REVIEW rival']);
    expect(between(pair(1, 101, 2), pair(1, 102, -1))).toEqual(['1 101 MATCH', '1 102 REVIEW rival']);
  });

  it('that weigh the same are for people both: neither is more likely than not', () => {
    expect(between(pair(1, 101, 20), pair(1, 102, 20))).toEqual(['1 101 REVIEW', '1 102 REVIEW rival']);
    const strict = decideBetweenFiles([pair(1, 101, 20), pair(1, 102, 17)], { ...FROM, match: 4.25 }, 'BOTH');
    expect(told(strict.pairs)).toEqual(['1 101 REVIEW', '1 102 REVIEW rival']);
  });

  it('that a person decided go before all others, and nothing is asked beside them', () => {
    expect(between(pair(1, 101, 20), pair(1, 102, SAME), pair(2, 101, 4), pair(2, 102, 20))).toEqual([
      '1 102 MATCH',
      '2 101 MATCH',
    ]);
    expect(between(pair(1, 101, DIFFERENT), pair(1, 102, 1))).toEqual(['1 102 MATCH']);
    // a person's word stands even against the file's holding nobody twice
    expect(between(pair(1, 101, SAME), pair(1, 102, SAME))).toEqual(['1 101 MATCH', '1 102 MATCH']);
  });

  it('are limited on the side that they are limited on', () => {
    const pairs = [pair(1, 101, 20), pair(1, 102, 12), pair(2, 101, 12), pair(3, 101, -2)];
    expect(told(decideBetweenFiles(pairs, FROM, 'LEFT').pairs)).toEqual(['1 101 MATCH', '1 102 MATCH']);
    expect(told(decideBetweenFiles(pairs, FROM, 'RIGHT').pairs)).toEqual([
      '1 101 MATCH',
      '2 101 MATCH',
      '3 101 REVIEW rival',
    ]);
    expect(told(decideBetweenFiles(pairs, FROM, 'NEITHER').pairs)).toEqual([
      '1 101 MATCH',
      '1 102 MATCH',
      '2 101 MATCH',
      '3 101 REVIEW rival',
    ]);
  });

  it('never give a record two sure matches, nor ask what a sure match makes absurd', () => {
    const any = fc.uniqueArray(
      fc.record({
        left: fc.integer({ min: 0, max: 7 }),
        right: fc.integer({ min: 100, max: 107 }),
        weight: fc.oneof(
          fc.integer({ min: -31, max: 200 }).map((tenths) => tenths / 10),
          fc.constant(DIFFERENT),
        ),
      }),
      { selector: ({ left, right }) => `${left} ${right}`, maxLength: 30 },
    );
    fc.assert(
      fc.property(any, (pairs) => {
        const { pairs: judged } = decideBetweenFiles(pairs, FROM, 'BOTH');
        const chosen = judged.filter(({ isChosen }) => isChosen);
        for (const side of ['left', 'right'] as const)
          expect(new Set(chosen.map((each) => each[side])).size).toBe(chosen.length);
        for (const { left, right, weight, isChosen } of judged) {
          expect(weight).toBeGreaterThanOrEqual(FROM.review);
          const against = chosen.filter((each) => each.left === left || each.right === right);
          if (!isChosen)
            for (const each of against) expect(each.weight - weight).toBeLessThanOrEqual(-FROM.review + 1e-9);
        }
        expect(decideBetweenFiles([...pairs].reverse(), FROM, 'BOTH').pairs).toEqual(judged);
      }),
      { numRuns: 400 },
    );
  });
});

describe('pairs within one file', () => {
  it('are matches within a group; between two groups the heaviest alone is asked', () => {
    expect(
      within(
        pair(1, 2, 10),
        pair(3, 4, 10),
        pair(1, 3, -2),
        pair(2, 3, -1.5),
        pair(1, 4, -20),
        pair(2, 4, -20),
        pair(5, 6, -3),
      ),
    ).toEqual(['1 2 MATCH', '2 3 REVIEW rival', '3 4 MATCH', '5 6 REVIEW rival']);
  });

  it('that a person called the same are of one group, and with them all that belongs to it', () => {
    expect(within(pair(1, 2, 10), pair(2, 3, SAME), pair(1, 3, -8))).toEqual([
      '1 2 MATCH',
      '1 3 MATCH',
      '2 3 MATCH',
    ]);
    // a third that is like the one and quite unlike the other has to be looked at
    expect(within(pair(1, 2, 10), pair(2, 3, SAME), pair(1, 3, -20))).toEqual([
      '1 2 REVIEW rival',
      '2 3 MATCH',
    ]);
  });

  it('that a person called different part their groups, and are not asked again by way of others', () => {
    expect(within(pair(1, 2, 10), pair(2, 3, 10), pair(1, 3, DIFFERENT))).toEqual(['1 2 MATCH']);
    expect(within(pair(1, 2, DIFFERENT))).toEqual([]);
  });
});

it('columns hardly tell records apart where as many pairs stay unsure as are chosen', () => {
  const unsure = (count: number, probability = 0.3) => Array.from({ length: count }, () => probability);
  expect(hardlyTold(929, unsure(1609))).toContain('929 pairs were chosen, and 1,609 others may be right');
  expect(hardlyTold(0, unsure(50))).toContain('hardly tell');
  expect(hardlyTold(1000, unsure(999))).toBeNull();
  // of a handful nothing is said, nor for what a run keeps below the usual threshold
  expect(hardlyTold(10, unsure(49))).toBeNull();
  expect(hardlyTold(10, unsure(500, 0.05))).toBeNull();
});
