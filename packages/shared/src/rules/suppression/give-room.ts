import type { CubeCells } from './cube-cells.js';
import { ANY_COUNT, boundsOf, type FigureSum, LEAST_POSSIBLE, NarrowedFigures } from './narrow-figures.js';
import { type Suppression, shownCount } from './shown-count.js';

/** A cell while it is decided on. */
export interface Hideable {
  readonly count: number;
  hidden: boolean;
}

/** The sums that a reader can make of a cube's cells. */
interface CubeSums {
  /** in the order of the cells; figures that no table has come after them, and may be anything */
  readonly sums: readonly FigureSum[];
  /** how many figures there are, with those that no table has */
  readonly figures: number;
}

/**
 * Finds the hidden cells that arithmetic narrows down to fewer than `LEAST_POSSIBLE` values, as somebody would who has
 * every cell and knows the rules, and hides for each of them the smallest shown figure that this rests on.
 *
 * @returns a function that does so once; false when there was nothing to hide any more
 */
export function roomGiver(
  cells: CubeCells,
  counts: ReadonlyMap<number, Hideable>,
  rules: Suppression,
): () => boolean {
  const ordered = [...counts].sort(([one], [other]) => one - other);
  const all = ordered.map(([, one]) => one);
  const { sums, figures } = sumsOf(
    ordered.map(([cell]) => cell),
    cells,
  );
  // a reader knows of no bound; the sums must have room for everybody there is
  const any = all.reduce((most, { count }) => Math.max(most, 2 * count), ANY_COUNT);
  return () => {
    const low = new Array<number>(figures).fill(0);
    const high = new Array<number>(figures).fill(any);
    for (const [place, { count, hidden }] of all.entries())
      [low[place], high[place]] = boundsOf(hidden ? null : shownCount(count, rules), rules, any);
    const narrowed = new NarrowedFigures(low, high, sums);
    if (!narrowed.narrow()) throw new Error('The counts of a cube fit together.');
    supposeAll(narrowed, all);
    const narrow = [...all.keys()].filter(
      (place) => all[place]?.hidden && narrowed.possible(place) < LEAST_POSSIBLE,
    );
    const toHide = new Set<Hideable>();
    for (const place of narrow) {
      const found = shownBehind(place, narrowed, all);
      // what is hidden for one may be enough for the next
      if (found.some((one) => toHide.has(one))) continue;
      const [smallest] = found.sort((one, other) => one.count - other.count);
      if (smallest) toHide.add(smallest);
    }
    if (narrow.length > 0 && toHide.size === 0) throw new Error('What is narrowed rests on what is shown.');
    for (const one of toHide) one.hidden = true;
    return toHide.size > 0;
  };
}

/** Only of what is close to too few values already the ends are supposed: of all, it would take minutes. */
const CLOSE = 20;

function supposeAll(narrowed: NarrowedFigures, all: readonly Hideable[]): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const [place, { hidden }] of all.entries())
      if (hidden && narrowed.possible(place) <= CLOSE)
        while (narrowed.narrowsBySupposing(place)) changed = true;
  }
}

/** The shown figures that a narrowing rests on: those of its own sums, else of the sums that narrowed these, and so on. */
function shownBehind(place: number, narrowed: NarrowedFigures, all: readonly Hideable[]): Hideable[] {
  const seen = new Set([place]);
  for (let level = [place]; level.length > 0; ) {
    const next: number[] = [];
    for (const of of level)
      for (const other of narrowed.restsOn(of))
        if (!seen.has(other)) {
          seen.add(other);
          next.push(other);
        }
    const shown = next.flatMap((of) => {
      const one = all[of];
      return one && !one.hidden ? [{ of, one }] : [];
    });
    if (shown.length > 0) return shown.sort((one, other) => one.of - other.of).map(({ one }) => one);
    level = next;
  }
  return [];
}

/**
 * Each cell is the sum of those that say one dimension more, but for marks, of which people may have several or none:
 * there each cell and all without the mark are the sum.
 */
function sumsOf(ordered: readonly number[], cells: CubeCells): CubeSums {
  const places = new Map(ordered.map((cell, place) => [cell, place]));
  const partsOf = new Map<string, { parts: number[]; whole: number }>();
  const sums: FigureSum[] = [];
  let figures = ordered.length;
  for (const [part, cell] of ordered.entries())
    for (const [dimension, value] of cells.numbersOf(cell)) {
      const whole = places.get(cells.without(cell, value));
      if (whole === undefined) continue;
      if (dimension === cells.dimensions) {
        sums.push({ parts: [part, figures], whole });
        figures += 1;
        continue;
      }
      const key = `${whole} ${dimension}`;
      const sum = partsOf.get(key) ?? { parts: [], whole };
      partsOf.set(key, sum);
      sum.parts.push(part);
    }
  return { sums: [...sums, ...partsOf.values()], figures };
}
