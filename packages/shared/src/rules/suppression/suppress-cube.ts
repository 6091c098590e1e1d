import { CubeCells, type CubeRecord, type NumberedRecord } from './cube-cells.js';
import { roomGiver } from './give-room.js';
import { type OtherWay, type OtherWays, otherWays } from './other-ways.js';
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
  /** some other set of people would be shown just so, and has another count here */
  inDoubt: boolean;
}

/**
 * Counts of people by every set of up to three dimensions at once, for those who may not see individuals: all tables that
 * can be made of them (rows, columns, a filter, and their totals) are cut out of this one answer, so that no two of them
 * can tell more than it does (docs/adr/0029).
 *
 * Small counts are hidden, the others rounded, as in every other figure. What is hidden must not come back by adding and
 * taking away: for each hidden count a set of people is looked for who would be shown by just the same figures everywhere,
 * and have another count there (somebody more, somebody fewer, somebody at another place, two who changed places). As long
 * as that exists, nothing worked out of the figures can be sure of the count. Where rounding would betray the other set,
 * the figures that would are hidden too, the smallest of them that do. A figure hidden later betrays none that was found
 * before, so one look at each is enough. Then whatever arithmetic narrows down to fewer than three values is given room
 * (give-room.ts).
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
  const giveRoom = roomGiver(cells, counts, rules);
  // what is hidden for the room of another needs somebody in doubt of it itself
  const ways = otherWays(ordered, cells);
  const inTheirOrder = [...counts].sort(([one], [other]) => one - other);
  do hideWhatGivesAway(ways, inTheirOrder, counts, rules);
  while (giveRoom());
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
      return [cell, { count, isSmall, hidden: isSmall, inDoubt: false }];
    }),
  );
}

/** @param inTheirOrder the same counts by the numbers of their cells */
function hideWhatGivesAway(
  ways: OtherWays,
  inTheirOrder: readonly (readonly [number, Count])[],
  counts: ReadonlyMap<number, Count>,
  rules: Suppression,
): void {
  for (const [cell, count] of inTheirOrder) {
    if (!count.hidden || count.inDoubt) continue;
    let best: Judged | null = null;
    let tried = 0;
    for (const way of ways.of(cell)) {
      // who is like them in something else only may change places without changing this count
      if ((way.get(cell) ?? 0) === 0) continue;
      const judged = judge(way, counts, rules, best?.cost ?? Number.POSITIVE_INFINITY);
      if (judged) best = judged;
      tried += 1;
      if (best?.cost === 0 || (best && tried > MOST_TRIED)) break;
    }
    // nothing that keeps the reasons apart: somebody more of the same kind, for a reader who cannot tell them apart
    best ??= judge(ways.oneMoreOf(cell), counts, rules, Number.POSITIVE_INFINITY, false);
    if (best === null) throw new Error('Somebody more of the same kind is always possible.');
    for (const one of best.toHide) one.hidden = true;
    for (const one of best.changed) if (one.hidden) one.inDoubt = true;
  }
}

/** So many other ways are looked at for the cheapest, where there is one. */
const MOST_TRIED = 15;

interface Judged {
  readonly cost: number;
  readonly toHide: readonly Count[];
  readonly changed: readonly Count[];
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
  const changed: Count[] = [];
  let cost = 0;
  for (const [cell, by] of way) {
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
    changed.push(one);
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
