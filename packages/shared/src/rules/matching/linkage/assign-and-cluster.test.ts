import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignPairs, clusterRecords, findNobodyTwice, pairsOfClusters, type ScoredPair } from './index.js';

const ANY_PAIRS = { selector: ({ left, right }: ScoredPair) => `${left} ${right}`, maxLength: 40 };
const weight = fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10);
/** Lefts are 0 to 9, rights 100 to 109. */
const between: fc.Arbitrary<ScoredPair[]> = fc.uniqueArray(
  fc.record({ left: fc.integer({ min: 0, max: 9 }), right: fc.integer({ min: 100, max: 109 }), weight }),
  ANY_PAIRS,
);
const within: fc.Arbitrary<ScoredPair[]> = fc.uniqueArray(
  fc
    .record({
      left: fc.integer({ min: 0, max: 12 }),
      by: fc.integer({ min: 1, max: 6 }),
      weight: fc.integer({ min: -200, max: 200 }).map((tenths) => tenths / 10),
    })
    .map(({ left, by, weight: bits }) => ({ left, right: left + by, weight: bits })),
  ANY_PAIRS,
);
const sum = (pairs: readonly ScoredPair[]): number => pairs.reduce((total, pair) => total + pair.weight, 0);

describe('pairs of two files that each hold nobody twice', () => {
  it('have each record once, and no two would be better exchanged', () => {
    fc.assert(
      fc.property(between, (pairs) => {
        const kept = assignPairs(pairs, 'BOTH');
        expect(new Set(kept.map(({ left }) => left)).size).toBe(kept.length);
        expect(new Set(kept.map(({ right }) => right)).size).toBe(kept.length);
        const weightOf = (left: number, right: number): number =>
          pairs.find((pair) => pair.left === left && pair.right === right)?.weight ??
          Number.NEGATIVE_INFINITY;
        for (const one of kept)
          for (const other of kept) {
            if (one === other) continue;
            const exchanged = weightOf(one.left, other.right) + weightOf(other.left, one.right);
            expect(exchanged).toBeLessThanOrEqual(one.weight + other.weight + 1e-9);
          }
        // a pair whose records are both free would only add
        for (const { left, right } of pairs)
          expect(kept.some((pair) => pair.left === left || pair.right === right)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('come to no less than the heaviest taken first, and are the same in any order', () => {
    fc.assert(
      fc.property(between, (pairs) => {
        const kept = assignPairs(pairs, 'BOTH');
        const taken = new Set<number>();
        const greedy = [...pairs]
          .sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right)
          .filter(({ left, right }) => {
            if (taken.has(left) || taken.has(right)) return false;
            taken.add(left).add(right);
            return true;
          });
        expect(sum(kept)).toBeGreaterThanOrEqual(sum(greedy) - 1e-9);
        expect(assignPairs([...pairs].reverse(), 'BOTH')).toEqual(kept);
      }),
    );
  });

  it('come to as much as the best of all ways, tried one by one', () => {
    const best = (pairs: readonly ScoredPair[]): number => {
      const [first, ...rest] = pairs;
      if (!first) return 0;
      const free = rest.filter(({ left, right }) => left !== first.left && right !== first.right);
      return Math.max(best(rest), first.weight + best(free));
    };
    fc.assert(
      fc.property(between, (pairs) => {
        const few = pairs.map((pair) => ({ ...pair, left: pair.left % 4, right: 100 + (pair.right % 4) }));
        const once = few.filter(
          (pair, at) => few.findIndex(({ left, right }) => left === pair.left && right === pair.right) === at,
        );
        expect(sum(assignPairs(once, 'BOTH'))).toBeCloseTo(best(once), 6);
      }),
      { numRuns: 300 },
    );
  });

  it('are kept for the file on the other side alone where one holds people twice', () => {
    const pairs = [
      { left: 1, right: 101, weight: 5 },
      { left: 1, right: 102, weight: 9 },
      { left: 2, right: 102, weight: 7 },
    ];
    expect(assignPairs(pairs, 'NEITHER')).toHaveLength(3);
    expect(assignPairs(pairs, 'LEFT')).toEqual([pairs[1], pairs[0]]);
    expect(assignPairs(pairs, 'RIGHT')).toEqual([pairs[1], pairs[2]]);
    // 9 alone would be less than 7 and 5
    expect(assignPairs(pairs, 'BOTH')).toEqual([pairs[2], pairs[0]]);
  });

  it('show which file holds nobody twice', () => {
    const once = Array.from({ length: 100 }, (_, at) => ({ left: at, right: 1000 + at, weight: 10 }));
    const again = once.slice(0, 50).map(({ left }) => ({ left, right: 2000 + left, weight: 10 }));
    const unsure = once.map(({ left }) => ({ left, right: 1000 + ((left + 1) % 100), weight: 1 }));
    expect(findNobodyTwice([...once, ...unsure])).toBe('BOTH');
    expect(findNobodyTwice([...once, ...again])).toBe('LEFT');
    expect(
      findNobodyTwice(
        [...once, ...again].map(({ left, right, weight: w }) => ({ left: right, right: left, weight: w })),
      ),
    ).toBe('RIGHT');
  });
});

describe('groups of records that are one person', () => {
  it('hold each record once, and pairs of them only', () => {
    fc.assert(
      fc.property(within, (pairs) => {
        const groups = clusterRecords(pairs, 0);
        const members = groups.flat();
        expect(new Set(members).size).toBe(members.length);
        const made = pairsOfClusters(groups, pairs, 0);
        for (const { left, right, weight: bits } of made) {
          expect(groups.some((group) => group.includes(left) && group.includes(right))).toBe(true);
          expect(left).toBeLessThan(right);
          expect(bits).toBeGreaterThanOrEqual(0);
        }
        expect(clusterRecords([...pairs].reverse(), 0)).toEqual(groups);
      }),
      { numRuns: 300 },
    );
  });

  it('add a pair that was just missed, as likely as the way that leads there', () => {
    const pairs = [
      { left: 1, right: 2, weight: 8 },
      { left: 2, right: 3, weight: 7 },
      { left: 1, right: 3, weight: -1 },
    ];
    expect(clusterRecords(pairs, 0)).toEqual([[1, 2, 3]]);
    const added = pairsOfClusters([[1, 2, 3]], pairs, 0).find(({ left, right }) => left === 1 && right === 3);
    const likely = (bits: number): number => 1 / (1 + 2 ** -bits);
    expect(likely(added?.weight ?? 0)).toBeCloseTo(likely(8) * likely(7), 9);
  });

  it('are not chained together by one weak pair', () => {
    const family = (from: number): ScoredPair[] => [
      { left: from, right: from + 1, weight: 12 },
      { left: from, right: from + 2, weight: 12 },
      { left: from + 1, right: from + 2, weight: 12 },
    ];
    const pairs = [...family(1), ...family(11), { left: 3, right: 11, weight: 1 }];
    expect(clusterRecords(pairs, 0)).toEqual([
      [1, 2, 3],
      [11, 12, 13],
    ]);
  });
});
