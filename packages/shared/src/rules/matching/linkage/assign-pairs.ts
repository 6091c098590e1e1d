import type { NobodyTwice } from './linkage-settings.js';
import { heaviestFirst, type ScoredPair } from './scored-pair.js';

/** Of records with a sure pair, the share that may have two such pairs where a file is said to hold nobody twice. */
const MAY_HAVE_TWO = 0.02;
/** In bits: a pair that is sure. */
const SURE = 4;
/** In bits: what adds less is the same but for rounding. */
const LEAST = 1e-9;
/**
 * What the sure pairs show of two files: where hardly any record of the one is paired with two of the other, the other
 * holds nobody twice.
 */
export function findNobodyTwice(pairs: readonly ScoredPair[]): Exclude<NobodyTwice, 'AS_FOUND'> {
  const sure = pairs.filter(({ weight }) => weight >= SURE);
  const isSo = (side: 'left' | 'right'): boolean => {
    const counts = new Map<number, number>();
    for (const pair of sure) counts.set(pair[side], (counts.get(pair[side]) ?? 0) + 1);
    const several = [...counts.values()].filter((count) => count > 1).length;
    return several <= MAY_HAVE_TWO * counts.size;
  };
  const [left, right] = [isSo('right'), isSo('left')];
  if (left && right) return 'BOTH';
  return left ? 'LEFT' : right ? 'RIGHT' : 'NEITHER';
}

/**
 * Keeps for each record one pair at most, where the file on the other side holds nobody twice: together the heaviest
 * that there can be. Where one file alone holds nobody twice, each record of the other keeps its heaviest pair.
 */
export function assignPairs(
  pairs: readonly ScoredPair[],
  nobodyTwice: Exclude<NobodyTwice, 'AS_FOUND'>,
): ScoredPair[] {
  const ordered = [...pairs].sort(heaviestFirst);
  if (nobodyTwice === 'NEITHER') return ordered;
  if (nobodyTwice === 'BOTH') return heaviestTogether(ordered).sort(heaviestFirst);
  const side = nobodyTwice === 'LEFT' ? 'right' : 'left';
  const taken = new Set<number>();
  return ordered.filter((pair) => {
    const isFirst = !taken.has(pair[side]);
    taken.add(pair[side]);
    return isFirst;
  });
}

/**
 * One left record after the other comes in, and the pairs change along the way that adds most: it takes a right record,
 * whose left one before takes another, and so on, until one is free or somebody is left out. What is there is the
 * heaviest at every moment (H. W. Kuhn, The Hungarian Method for the Assignment Problem, 1955), and a way leads only
 * over records that could be one person.
 */
function heaviestTogether(ordered: readonly ScoredPair[]): ScoredPair[] {
  const of = new Map<number, ScoredPair[]>();
  for (const pair of ordered) of.set(pair.left, [...(of.get(pair.left) ?? []), pair]);
  const taken = new Map<number, ScoredPair>();
  for (const newcomer of [...of.keys()].sort((one, other) => one - other)) {
    /** what it adds so far that this left record has nobody, and the pair by which its right one went to another */
    const reached = new Map<number, { readonly adds: number; readonly by: ScoredPair | null }>();
    reached.set(newcomer, { adds: 0, by: null });
    let best: { readonly adds: number; readonly last: ScoredPair | null } = { adds: 0, last: null };
    const open = [newcomer];
    for (let left = open.shift(); left !== undefined; left = open.shift()) {
      for (const pair of of.get(left) ?? []) {
        const before = taken.get(pair.right);
        if (before?.left === left) continue;
        const adds = (reached.get(left)?.adds ?? 0) + pair.weight - (before?.weight ?? 0);
        if (adds > best.adds && !before) best = { adds, last: pair };
        if (!before || adds <= (reached.get(before.left)?.adds ?? Number.NEGATIVE_INFINITY) + LEAST) continue;
        reached.set(before.left, { adds, by: pair });
        if (adds > best.adds) best = { adds, last: pair };
        if (!open.includes(before.left)) open.push(before.left);
      }
    }
    for (let pair = best.last; pair; pair = reached.get(pair.left)?.by ?? null) taken.set(pair.right, pair);
  }
  return [...taken.values()];
}
