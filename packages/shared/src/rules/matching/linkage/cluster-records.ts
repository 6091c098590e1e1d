import { heaviestFirst, type ScoredPair } from './scored-pair.js';

/** In bits: what two records count for that were never compared, and what no pair counts beyond, in a group's mean. */
const NEVER_COMPARED = -6;
const HEAVIEST = 12;
const LIGHTEST = -20;
/** In bits: two groups become one only where their pairs come to more on average. */
const MEAN_FROM = -1;
const MOST_ROUNDS = 10;

/** What goes between two groups: the sum of the weights and how many pairs were compared. */
interface Between {
  sum: number;
  count: number;
}

interface Group {
  members: number[];
  readonly between: Map<number, Between>;
}

/**
 * Groups of records that are one person. Heaviest first, a pair that is a match makes one group of its two records'
 * groups, unless what is known of all pairs between the two says otherwise on average: one weak pair does not chain
 * two families together. A pair that a person decided weighs without end: the same are of one group whatever else is
 * known, the different of one only where those that are the same leave no other way.
 *
 * @param pairs all that were compared and are worth a thought, matches and others
 * @param matchFrom in bits
 * @returns groups of two records or more, each by the records' numbers
 */
export function clusterRecords(pairs: readonly ScoredPair[], matchFrom: number): number[][] {
  const groups = new Map<number, Group>();
  const groupOf = new Map<number, number>();
  const open = (record: number): Group => {
    const known = groups.get(record);
    if (known) return known;
    const group = { members: [record], between: new Map<number, Between>() };
    groups.set(record, group);
    groupOf.set(record, record);
    return group;
  };
  for (const { left, right, weight } of pairs) {
    const isDecided = !Number.isFinite(weight);
    const between = { sum: isDecided ? weight : Math.min(HEAVIEST, Math.max(LIGHTEST, weight)), count: 1 };
    open(left).between.set(right, between);
    open(right).between.set(left, between);
  }
  const links = pairs.filter(({ weight }) => weight >= matchFrom).sort(heaviestFirst);
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round++) {
    changed = false;
    for (const { left, right, weight } of links) {
      const [a, b] = [groupOf.get(left) ?? left, groupOf.get(right) ?? right];
      const [one, other] = [groups.get(a), groups.get(b)];
      if (a === b || !one || !other) continue;
      if (weight !== Number.POSITIVE_INFINITY && !(meanBetween(one, other, b) >= MEAN_FROM)) continue;
      if (one.members.length >= other.members.length) join(a, one, b, other);
      else join(b, other, a, one);
      changed = true;
    }
  }
  return [...groups.values()]
    .map(({ members }) => members.sort((x, y) => x - y))
    .filter(({ length }) => length > 1)
    .sort(([x = 0], [y = 0]) => x - y);

  function join(kept: number, one: Group, gone: number, other: Group): void {
    one.between.delete(gone);
    for (const [far, { sum, count }] of other.between) {
      if (far === kept) continue;
      const known = one.between.get(far) ?? { sum: 0, count: 0 };
      const both = { sum: known.sum + sum, count: known.count + count };
      one.between.set(far, both);
      const beyond = groups.get(far)?.between;
      beyond?.delete(gone);
      beyond?.set(kept, both);
    }
    for (const member of other.members) groupOf.set(member, kept);
    one.members.push(...other.members);
    groups.delete(gone);
  }
}

function meanBetween(one: Group, other: Group, nameOfOther: number): number {
  const { sum, count } = one.between.get(nameOfOther) ?? { sum: 0, count: 0 };
  const all = one.members.length * other.members.length;
  return (sum + (all - count) * NEVER_COMPARED) / all;
}

/**
 * Every pair within the groups. One that was a match keeps its weight; another is as likely as the surest way from one
 * record to the other over pairs that are, each step taken as independent; it is a match in any case, but for one that
 * a person decided to be of two people.
 */
export function pairsOfClusters(
  groups: readonly (readonly number[])[],
  pairs: readonly ScoredPair[],
  matchFrom: number,
): ScoredPair[] {
  const links = new Map<number, Map<number, number>>();
  const apart = new Set<string>();
  for (const { left, right, weight } of pairs) {
    if (weight === Number.NEGATIVE_INFINITY) apart.add(`${left} ${right}`);
    if (weight < matchFrom) continue;
    for (const [a, b] of [
      [left, right],
      [right, left],
    ] as const)
      links.set(a, (links.get(a) ?? new Map<number, number>()).set(b, weight));
  }
  return groups.flatMap((members) =>
    members.flatMap((left, at) => {
      const ways = surestWays(left, links);
      return members.slice(at + 1).flatMap((right) => {
        const own = links.get(left)?.get(right);
        const weight = own ?? ways.get(right);
        return weight === undefined || apart.has(`${left} ${right}`)
          ? []
          : [{ left, right, weight: Math.max(weight, matchFrom) }];
      });
    }),
  );
}

/** From one record to all that can be reached: the product of the probabilities along the surest way, in bits. */
function surestWays(
  from: number,
  links: ReadonlyMap<number, ReadonlyMap<number, number>>,
): Map<number, number> {
  const best = new Map<number, number>([[from, 0]]);
  const done = new Set<number>();
  for (;;) {
    let next: readonly [record: number, cost: number] | null = null;
    for (const [record, cost] of best)
      if (!done.has(record) && (next === null || cost < next[1])) next = [record, cost];
    if (next === null) break;
    const [record, cost] = next;
    done.add(record);
    for (const [far, weight] of links.get(record) ?? []) {
      const reached = cost + Math.log2(1 + 2 ** -weight);
      if (reached < (best.get(far) ?? Number.POSITIVE_INFINITY)) best.set(far, reached);
    }
  }
  best.delete(from);
  return new Map([...best].map(([record, cost]) => [record, -Math.log2(2 ** cost - 1)]));
}
