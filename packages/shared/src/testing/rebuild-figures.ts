import { countsShownAs, type Suppression } from '../rules/index.js';

/** A figure as a reader has it: what is shown, null where it is hidden. */
export interface ReadFigure {
  /** what it counts, the same in every answer that counts it */
  readonly name: string;
  readonly shown: number | null;
}

/** That some figures together are another one. */
export interface ReadSum {
  readonly parts: readonly string[];
  readonly whole: string;
}

/** More than any figure of a test. */
const MANY = 10_000;

/**
 * Somebody who wants the hidden figures back: knows the rules, every figure that is shown, and which figures add up to
 * which, and narrows down what each can be until nothing gives way: first by adding and taking away along each sum, then by
 * supposing of each hidden figure its least or its greatest value and looking whether everything else still fits. Whole
 * numbers throughout. What the reader is not told is why a figure is hidden.
 *
 * @param untold names of figures that no answer has and that may be anything, nought too, so that "at most" can be said as
 *   a sum
 * @returns the names of hidden figures that can be one number only
 */
export function rebuildFigures(
  figures: readonly ReadFigure[],
  sums: readonly ReadSum[],
  rules: Suppression,
  untold: readonly string[] = [],
): string[] {
  const places = new Map<string, number>();
  const low: number[] = [];
  const high: number[] = [];
  const tell = (name: string, [least, most]: readonly [number, number]): void => {
    if (places.has(name)) throw new Error(`${name} is told twice.`);
    places.set(name, low.length);
    low.push(least);
    high.push(most);
  };
  for (const { name, shown } of figures) tell(name, boundsOf(shown, rules));
  for (const name of untold) tell(name, [0, MANY]);
  const at = (name: string): number => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`Nothing is told of ${name}.`);
    return place;
  };
  const net = new Net(
    low,
    high,
    sums.map(({ parts, whole }) => ({ parts: parts.map(at), whole: at(whole) })),
  );
  if (!net.narrow()) throw new Error('What is shown does not fit together.');
  const hidden = figures.filter(({ shown }) => shown === null).map(({ name }) => at(name));
  for (let changed = true; changed; ) {
    changed = false;
    for (const place of hidden) while (net.narrowsBySupposing(place)) changed = true;
  }
  return figures
    .filter(({ name, shown }) => shown === null && low[at(name)] === high[at(name)])
    .map(({ name }) => name);
}

function boundsOf(shown: number | null, rules: Suppression): readonly [number, number] {
  if (shown === null) return [1, MANY];
  return countsShownAs(shown === 0 ? 0 : Math.max(shown, rules.largestHidden + 1), rules);
}

interface Line {
  readonly parts: readonly number[];
  readonly whole: number;
}

/** What each figure can be at least and at most, and the lines along which that is narrowed. */
class Net {
  private readonly linesOf: number[][];
  /** what to put back when something was only supposed */
  private undo = new Map<number, readonly [low: number, high: number]>();

  constructor(
    private readonly low: number[],
    private readonly high: number[],
    private readonly lines: readonly Line[],
  ) {
    this.linesOf = low.map(() => []);
    for (const [nth, { parts, whole }] of lines.entries())
      for (const place of [...parts, whole]) this.linesOf[place]?.push(nth);
  }

  /** Whether some end of a figure cannot be: it is cut off. */
  narrowsBySupposing(place: number): boolean {
    const low = this.low[place] ?? 0;
    const high = this.high[place] ?? 0;
    if (low === high) return false;
    for (const end of high === MANY ? [low] : [low, high]) {
      this.undo = new Map([[place, [low, high]]]);
      this.low[place] = end;
      this.high[place] = end;
      const fits = this.narrow(place);
      for (const [of, [least, most]] of this.undo) {
        this.low[of] = least;
        this.high[of] = most;
      }
      if (fits) continue;
      if (end === low) this.low[place] = low + 1;
      else this.high[place] = high - 1;
      this.narrow(place);
      return true;
    }
    return false;
  }

  /** Narrows along all lines, or from one figure on; false: nothing fits. */
  narrow(from?: number): boolean {
    const waiting = new Set(from === undefined ? this.lines.keys() : this.linesOf[from]);
    for (const nth of waiting) {
      waiting.delete(nth);
      const { parts, whole } = this.lines[nth] ?? { parts: [], whole: 0 };
      let low = 0;
      let high = 0;
      for (const part of parts) {
        low += this.low[part] ?? 0;
        high += this.high[part] ?? 0;
      }
      if (!this.cut(whole, low, high, waiting)) return false;
      const least = this.low[whole] ?? 0;
      const most = this.high[whole] ?? 0;
      for (const part of parts) {
        const ownLow = this.low[part] ?? 0;
        const ownHigh = this.high[part] ?? 0;
        if (!this.cut(part, least - (high - ownHigh), most - (low - ownLow), waiting)) return false;
      }
    }
    return true;
  }

  private cut(place: number, least: number, most: number, waiting: Set<number>): boolean {
    const low = this.low[place] ?? 0;
    const high = this.high[place] ?? 0;
    if (least <= low && most >= high) return true;
    if (!this.undo.has(place)) this.undo.set(place, [low, high]);
    this.low[place] = Math.max(low, least);
    this.high[place] = Math.min(high, most);
    for (const other of this.linesOf[place] ?? []) waiting.add(other);
    return Math.max(low, least) <= Math.min(high, most);
  }
}
