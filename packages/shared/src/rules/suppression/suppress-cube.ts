import { CubeCells, type CubeRecord, type NumberedRecord } from './cube-cells.js';
import { bothWays, type OtherWay, type OtherWays, otherWays } from './other-ways.js';
import { checkSuppression, type Suppression, shownCount } from './shown-count.js';

/** A cell as it may be shown: its values by the names of their dimensions; null is hidden. */
export interface CubeCell {
  readonly at: Readonly<Record<string, string>>;
  readonly count: number | null;
}

/** Of a cube whose cells all have the same dimensions: what is not in it is nought. */
export interface CubeFamily {
  /** in the order of the cube's dimensions, that of marks last */
  readonly dimensions: readonly string[];
  readonly cells: readonly CubeCell[];
}

/** The names of a cube's dimensions, and of its marks. */
export interface CubeNames {
  readonly dimensions: readonly string[];
  readonly marks: string;
}

/** A cell while it is decided on. */
interface Count {
  count: number;
  /** small by itself */
  readonly isSmall: boolean;
  hidden: boolean;
  /** what it is, and what it is in other sets of people who would be shown just so */
  readonly possible: Set<number>;
}

/**
 * Counts of people by every set of up to three dimensions at once, for those who may not see individuals: all tables that
 * can be made of them (rows, columns, a filter, and their totals) are cut out of this one answer, so that no two of them
 * can tell more than it does (docs/adr/0029).
 *
 * Small counts are hidden, the others rounded, as in every other figure. What is hidden must not come back by adding and
 * taking away: for each hidden count a set of people is looked for who would be shown by just the same figures everywhere,
 * and have another count there (somebody more, somebody fewer, somebody at another place, two who changed places), until at
 * least `LEAST_POSSIBLE` counts are possible. As long as those sets exist, nothing worked out of the figures can narrow the
 * count down further. Where rounding would betray another set, the figures that would are hidden too, the smallest of them
 * that do. A figure hidden later betrays none that was found before.
 *
 * The answer hangs on the counts alone, never on the order of the records.
 *
 * @throws RangeError for rules that protect nobody, or more than 4,095 values in all
 */
export function suppressCube(
  records: readonly CubeRecord[],
  names: CubeNames,
  rules: Suppression,
): CubeFamily[] {
  checkSuppression(rules);
  const cells = new CubeCells(names.dimensions.length, records);
  const ordered = inOrder(records.map((record) => cells.numbered(record)));
  const counts = countCells(ordered, cells, rules);
  hideWhatGivesAway(ordered, cells, counts, rules);
  return familiesOf(cells, counts, names, rules);
}

/** As the rules have it by itself, before anything is looked at beside another. For comparing: nobody is shown this. */
export function hideSmallAlone(
  records: readonly CubeRecord[],
  names: CubeNames,
  rules: Suppression,
): CubeFamily[] {
  const cells = new CubeCells(names.dimensions.length, records);
  const numbered = records.map((record) => cells.numbered(record));
  return familiesOf(cells, countCells(numbered, cells, rules), names, rules);
}

/** By what they are, so that it does not matter in which order they were given. */
function inOrder(records: readonly NumberedRecord[]): NumberedRecord[] {
  return records
    .map((record) => ({ record, key: `${record.values.join()} ${record.marks.join()}` }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ record }) => record);
}

function countCells(
  records: readonly NumberedRecord[],
  cells: CubeCells,
  rules: Suppression,
): Map<number, Count> {
  const numbers = new Map<number, number>();
  for (const record of records)
    cells.visit(record, (cell) => numbers.set(cell, (numbers.get(cell) ?? 0) + 1));
  return new Map(
    [...numbers].map(([cell, count]) => {
      const isSmall = shownCount(count, rules) === null;
      return [cell, { count, isSmall, hidden: isSmall, possible: new Set([count]) }];
    }),
  );
}

function hideWhatGivesAway(
  records: readonly NumberedRecord[],
  cells: CubeCells,
  counts: ReadonlyMap<number, Count>,
  rules: Suppression,
): void {
  const ways = otherWays(records, cells);
  const ordered = [...counts].sort(([one], [other]) => one - other);
  // what is hidden for the sake of a later figure needs its own room
  for (let changed = true; changed; ) {
    changed = false;
    for (const [cell, count] of ordered) {
      if (!count.hidden || count.possible.size >= LEAST_POSSIBLE) continue;
      giveRoom(cell, count, ways, counts, rules);
      changed = true;
    }
  }
}

/**
 * So many values at least are possible for each hidden count, whatever is worked out of all figures. One each side of it
 * is the protection interval of statistical disclosure control at its narrowest; for a count of 1, which cannot be
 * nought, they are 1, 2 and 3.
 */
export const LEAST_POSSIBLE = 3;

/** Looks for other sets of people until the count has enough values in them, and hides what would betray these. */
function giveRoom(
  cell: number,
  count: Count,
  ways: OtherWays,
  counts: ReadonlyMap<number, Count>,
  rules: Suppression,
): void {
  const steps: OtherWay[] = [];
  while (count.possible.size < LEAST_POSSIBLE) {
    const best =
      cheapest(waysOf(cell, count, ways, steps), cell, count, counts, rules) ??
      somebodyMore(cell, count, ways, counts, rules);
    for (const one of best.toHide) one.hidden = true;
    for (const [one, next] of best.changed) one.possible.add(next);
  }
}

/** Each other way by itself, and then two at once. */
function* waysOf(cell: number, count: Count, ways: OtherWays, steps: OtherWay[]): Generator<OtherWay> {
  if (steps.length === 0)
    for (const way of ways.of(cell)) {
      const by = way.by.get(cell) ?? 0;
      // who is like them in something else only may change places without changing this count
      if (by === 0 || count.count + by < 1) continue;
      steps.push(way);
      yield way;
    }
  else yield* steps;
  for (const [nth, one] of steps.entries())
    for (const other of steps.slice(nth)) {
      const both = bothWays(one, other);
      if (both) yield both;
    }
}

function cheapest(
  ways: Iterable<OtherWay>,
  cell: number,
  count: Count,
  counts: ReadonlyMap<number, Count>,
  rules: Suppression,
): Judged | null {
  let best: Judged | null = null;
  let tried = 0;
  for (const way of ways) {
    if (count.possible.has(count.count + (way.by.get(cell) ?? 0))) continue;
    const most: number = best === null ? Number.POSITIVE_INFINITY : best.cost;
    const judged: Judged | null = judge(way, counts, rules, most);
    if (judged) best = judged;
    tried += 1;
    if (best?.cost === 0 || tried > (best ? MOST_TRIED : MOST_TRIED_AT_ALL)) break;
  }
  return best;
}

/** Nothing keeps the reasons apart: more people of the same kind, for a reader who cannot tell them apart. */
function somebodyMore(
  cell: number,
  count: Count,
  ways: OtherWays,
  counts: ReadonlyMap<number, Count>,
  rules: Suppression,
): Judged {
  const one = ways.oneMoreOf(cell);
  let more: OtherWay | null = one;
  while (more && count.possible.has(count.count + (more.by.get(cell) ?? 0))) more = bothWays(more, one);
  const judged = more && judge(more, counts, rules, Number.POSITIVE_INFINITY, false);
  if (!judged) throw new Error('Somebody more of the same kind is always possible.');
  return judged;
}

/** So many other ways are looked at for the cheapest, where there is one, and so many where there is none. */
const MOST_TRIED = 100;
const MOST_TRIED_AT_ALL = 500;

interface Judged {
  readonly cost: number;
  readonly toHide: readonly Count[];
  /** with what they count there */
  readonly changed: readonly (readonly [count: Count, next: number])[];
}

/**
 * What would have to be hidden for another way to be shown as this one is; null: it never would, or only for as much.
 * @param most what it must stay under
 * @param told the reader is taken to know of each hidden count whether it is small or only beside one
 */
function judge(
  way: OtherWay,
  counts: ReadonlyMap<number, Count>,
  rules: Suppression,
  most: number,
  told = true,
): Judged | null {
  const toHide: Count[] = [];
  const changed: [Count, number][] = [];
  let cost = 0;
  for (const [cell, by] of way.by) {
    if (by === 0) continue;
    const one = counts.get(cell);
    // nought is shown
    if (!one) return null;
    const next = one.count + by;
    if (next < 1) return null;
    const isSmall = next <= rules.largestHidden;
    if (one.hidden ? told && isSmall !== one.isSmall : isSmall && told) return null;
    if (!one.hidden && shownCount(next, rules) !== shownCount(one.count, rules)) {
      toHide.push(one);
      cost += one.count;
      if (cost >= most) return null;
    }
    changed.push([one, next]);
  }
  return cost < most ? { cost, toHide, changed } : null;
}

function familiesOf(
  cells: CubeCells,
  counts: ReadonlyMap<number, Count>,
  names: CubeNames,
  rules: Suppression,
): CubeFamily[] {
  const nameOf = (dimension: number): string => names.dimensions[dimension] ?? names.marks;
  const families = new Map<string, { dimensions: string[]; cells: CubeCell[] }>();
  for (const [cell, { count, hidden }] of [...counts].sort(([one], [other]) => one - other)) {
    const parts = cells.numbersOf(cell);
    const dimensions = parts.map(([dimension]) => nameOf(dimension));
    const family = families.get(dimensions.join()) ?? { dimensions, cells: [] };
    families.set(dimensions.join(), family);
    family.cells.push({
      at: Object.fromEntries(parts.map(([dimension, value]) => [nameOf(dimension), cells.nameOf(value)])),
      count: hidden ? null : shownCount(count, rules),
    });
  }
  return [...families.values()];
}
