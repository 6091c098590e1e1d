import { assignPairs, findNobodyTwice } from './assign-pairs.js';
import { clusterRecords, pairsOfClusters } from './cluster-records.js';
import type { NobodyTwice } from './linkage-settings.js';
import { heaviestFirst, type ScoredPair } from './scored-pair.js';

/** In bits: from where a pair is a match, and from where it is for people to look at. */
export interface Thresholds {
  readonly match: number;
  readonly review: number;
}

/** A pair of the result. One that a person decided to be the same weighs without end. */
export interface JudgedPair extends ScoredPair {
  readonly verdict: 'MATCH' | 'REVIEW';
  /** whether it is one of those that are the heaviest together; of rivals under review, only one is */
  readonly isChosen: boolean;
}

const SIDES = ['left', 'right'] as const;
type Side = (typeof SIDES)[number];

/**
 * What becomes of the pairs between two files. Where a record has one pair at most, a pair that was not chosen speaks
 * against one that was. It is for people only if, supposing that just one of the two is right, it is that one as likely
 * as a pair must be to be looked at: what is far lighter than a chosen one is no real alternative, and is left out. And
 * a chosen pair is for people too, if such rivals leave it less likely than a match must be. What a person decided goes
 * before everything: beside a pair that is the same nothing else is asked of its records.
 *
 * @param pairs those from the lower threshold on, and all decided ones: without end, for or against
 */
export function decideBetweenFiles(
  pairs: readonly ScoredPair[],
  thresholds: Thresholds,
  nobodyTwice: NobodyTwice,
): { readonly pairs: readonly JudgedPair[]; readonly nobodyTwice: NobodyTwice } {
  const { match, review } = thresholds;
  const possible = pairs.filter(({ weight }) => weight !== Number.NEGATIVE_INFINITY);
  const isMatch = ({ weight }: ScoredPair): boolean => weight >= match;
  const known = nobodyTwice === 'AS_FOUND' ? findNobodyTwice(possible.filter(isMatch)) : nobodyTwice;
  const limited = SIDES.filter((side) => known === 'BOTH' || known === (side === 'left' ? 'RIGHT' : 'LEFT'));

  const decided = possible.filter(({ weight }) => weight === Number.POSITIVE_INFINITY);
  const taken = byRecord(decided, limited);
  const open = possible.filter(
    (pair) => Number.isFinite(pair.weight) && limited.every((side) => !taken[side].has(pair[side])),
  );
  const chosen = new Set(assignPairs(open.filter(isMatch), known));
  const chosenOf = byRecord([...chosen], limited);
  const rivals = open.filter(
    (pair) =>
      !chosen.has(pair) &&
      pair.weight >= review &&
      limited.every((side) =>
        (chosenOf[side].get(pair[side]) ?? []).every(({ weight }) => pair.weight - weight >= review),
      ),
  );
  const rivalsOf = byRecord(rivals, limited);
  const isSure = (pair: ScoredPair): boolean => {
    const beside = new Set(limited.flatMap((side) => rivalsOf[side].get(pair[side]) ?? []));
    if (beside.size === 0) return true;
    const against = [...beside].reduce((sum, { weight }) => sum + 2 ** (weight - pair.weight), 0);
    return -Math.log2(2 ** -pair.weight + against) >= match;
  };
  return {
    nobodyTwice: known,
    pairs: [
      ...decided.map((pair) => ({ ...pair, verdict: 'MATCH' as const, isChosen: true })),
      ...[...chosen].map((pair) => ({
        ...pair,
        verdict: isSure(pair) ? ('MATCH' as const) : ('REVIEW' as const),
        isChosen: true,
      })),
      ...rivals.map((pair) => ({ ...pair, verdict: 'REVIEW' as const, isChosen: false })),
    ].sort(byNumber),
  };
}

/**
 * What becomes of the pairs within one file: groups of one person each, all of whose pairs are matches. A pair between
 * two groups that were not made one is for people, and of several between the same two the heaviest alone: it is one
 * question. None is asked between groups of which a person said that they are two.
 *
 * @param pairs those from the lower threshold on, all compared ones between records that matches connect, and all
 *   decided ones
 */
export function decideWithinFile(pairs: readonly ScoredPair[], { match, review }: Thresholds): JudgedPair[] {
  const groups = clusterRecords(pairs, match);
  const matches = pairsOfClusters(groups, pairs, match);
  const groupOf = new Map(groups.flatMap((members, at) => members.map((record) => [record, at] as const)));
  /** a record of no group by its own number, below all of the groups' */
  const nameOf = (record: number): number => groupOf.get(record) ?? -1 - record;
  const betweenOf = ({ left, right }: ScoredPair): string =>
    [nameOf(left), nameOf(right)].sort((one, other) => one - other).join(' ');
  const answered = new Set(pairs.filter(({ weight }) => weight === Number.NEGATIVE_INFINITY).map(betweenOf));
  const asked: ScoredPair[] = [];
  for (const pair of pairs.filter(({ weight }) => weight >= review).sort(heaviestFirst)) {
    const between = betweenOf(pair);
    if (nameOf(pair.left) === nameOf(pair.right) || answered.has(between)) continue;
    answered.add(between);
    asked.push(pair);
  }
  return [
    ...matches.map((pair) => ({ ...pair, verdict: 'MATCH' as const, isChosen: true })),
    ...asked.map((pair) => ({ ...pair, verdict: 'REVIEW' as const, isChosen: false })),
  ].sort(byNumber);
}

function byRecord(
  pairs: readonly ScoredPair[],
  limited: readonly Side[],
): Readonly<Record<Side, ReadonlyMap<number, readonly ScoredPair[]>>> {
  const of = { left: new Map<number, ScoredPair[]>(), right: new Map<number, ScoredPair[]>() };
  for (const side of limited)
    for (const pair of pairs) {
      const known = of[side].get(pair[side]);
      if (known) known.push(pair);
      else of[side].set(pair[side], [pair]);
    }
  return of;
}

const byNumber = (one: ScoredPair, other: ScoredPair): number =>
  one.left - other.left || one.right - other.right;
