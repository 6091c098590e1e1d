/** Chance that falls the same way on every run. */
export interface Dice {
  /** 0 <= x < 1 */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  /** True so many times in a hundred. */
  percent(chance: number): boolean;
  /** An index, each as likely as its weight says. */
  weighted(weights: readonly number[]): number;
  /** The same things in another order. */
  shuffled<T>(things: readonly T[]): T[];
}

/** @param seed any text; each part of the demonstration throws dice of its own, so that they do not disturb each other. */
export function diceFrom(seed: string): Dice {
  let state = hash(seed);
  // mulberry32: 32 bits of state are plenty for names and dates
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new RangeError('Nothing to pick from.');
    return from[between(0, from.length - 1)] as T;
  };
  return {
    next,
    between,
    pick,
    percent: (chance) => next() * 100 < chance,
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return index;
      }
      return weights.length - 1;
    },
    shuffled: (things) => {
      const order = [...things];
      for (let last = order.length - 1; last > 0; last--) {
        const other = between(0, last);
        [order[last], order[other]] = [order[other] as (typeof order)[0], order[last] as (typeof order)[0]];
      }
      return order;
    },
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value | 0;
}
