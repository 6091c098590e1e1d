import { countsShownAs, type Suppression } from './shown-count.js';

/** What is not narrowed down at all may be up to this, where no figure is near it. */
export const ANY_COUNT = 10_000;

/** A hidden figure that can have fewer values than this is as good as told. */
export const LEAST_POSSIBLE = 3;

/** That some figures together are another one; each is the number of its place. */
export interface FigureSum {
  readonly parts: readonly number[];
  readonly whole: number;
}

/** What a reader knows of a figure before reckoning: the least and the most; null is hidden. */
export function boundsOf(
  shown: number | null,
  rules: Suppression,
  any = ANY_COUNT,
): readonly [least: number, most: number] {
  if (shown === null) return [1, any];
  return countsShownAs(shown === 0 ? 0 : Math.max(shown, rules.largestHidden + 1), rules);
}

/**
 * What each figure can be at least and at most for somebody who reckons, and the sums along which that is narrowed, in
 * whole numbers. The rule that hides and the attack that tries it reckon with this one.
 */
export class NarrowedFigures {
  private readonly sumsOf: number[][];
  /** the sums along which a figure was narrowed */
  private readonly narrowedBy: number[][];
  /** what to put back when something was only supposed */
  private undo = new Map<number, readonly [low: number, high: number, sums: number]>();

  /** @param low the least that each figure can be; with `high` it is changed */
  constructor(
    private readonly low: number[],
    private readonly high: number[],
    private readonly sums: readonly FigureSum[],
  ) {
    this.sumsOf = low.map(() => []);
    this.narrowedBy = low.map(() => []);
    for (const [nth, { parts, whole }] of sums.entries())
      for (const place of [...parts, whole]) this.sumsOf[place]?.push(nth);
  }

  /** How many values a figure can have. */
  possible(place: number): number {
    return (this.high[place] ?? 0) - (this.low[place] ?? 0) + 1;
  }

  /** The other figures of the sums along which a figure was narrowed. */
  restsOn(place: number): number[] {
    const found = new Set<number>();
    for (const nth of this.narrowedBy[place] ?? [])
      for (const other of this.placesOf(nth)) if (other !== place) found.add(other);
    return [...found];
  }

  /** Whether some end of a figure cannot be: it is cut off. */
  narrowsBySupposing(place: number): boolean {
    const low = this.low[place] ?? 0;
    const high = this.high[place] ?? 0;
    if (low === high) return false;
    for (const end of high > ANY_COUNT / 2 ? [low] : [low, high]) {
      this.undo = new Map([[place, [low, high, this.narrowedBy[place]?.length ?? 0]]]);
      this.low[place] = end;
      this.high[place] = end;
      const fits = this.narrow(place);
      for (const [of, [least, most, sums]] of this.undo) {
        this.low[of] = least;
        this.high[of] = most;
        // what would not fit rests on all that was reckoned to find that
        if (fits) this.narrowedBy[of]?.splice(sums);
      }
      if (fits) continue;
      this.narrowedBy[place]?.push(...(this.sumsOf[place] ?? []));
      if (end === low) this.low[place] = low + 1;
      else this.high[place] = high - 1;
      this.narrow(place);
      return true;
    }
    return false;
  }

  /** Narrows along all sums, or from one figure on; false: nothing fits. */
  narrow(from?: number): boolean {
    const waiting = new Set(from === undefined ? this.sums.keys() : this.sumsOf[from]);
    for (const nth of waiting) {
      waiting.delete(nth);
      const { parts, whole } = this.sums[nth] ?? { parts: [], whole: 0 };
      let low = 0;
      let high = 0;
      for (const part of parts) {
        low += this.low[part] ?? 0;
        high += this.high[part] ?? 0;
      }
      if (!this.cut(whole, low, high, nth, waiting)) return false;
      const least = this.low[whole] ?? 0;
      const most = this.high[whole] ?? 0;
      for (const part of parts) {
        const ownLow = this.low[part] ?? 0;
        const ownHigh = this.high[part] ?? 0;
        if (!this.cut(part, least - (high - ownHigh), most - (low - ownLow), nth, waiting)) return false;
      }
    }
    return true;
  }

  private placesOf(nth: number): number[] {
    const sum = this.sums[nth];
    return sum ? [...sum.parts, sum.whole] : [];
  }

  private cut(place: number, least: number, most: number, by: number, waiting: Set<number>): boolean {
    const low = this.low[place] ?? 0;
    const high = this.high[place] ?? 0;
    if (least <= low && most >= high) return true;
    const sums = this.narrowedBy[place] ?? [];
    if (!this.undo.has(place)) this.undo.set(place, [low, high, sums.length]);
    if (!sums.includes(by)) sums.push(by);
    this.low[place] = Math.max(low, least);
    this.high[place] = Math.min(high, most);
    for (const other of this.sumsOf[place] ?? []) waiting.add(other);
    return Math.max(low, least) <= Math.min(high, most);
  }
}
