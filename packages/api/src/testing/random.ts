/** Numbers that a seed repeats. */
export interface Random {
  /** from 0 to below 1 */
  next(): number;
  /** a whole number of at least `from`, and below `to` */
  between(from: number, to: number): number;
  /** @throws when there is nothing to choose from */
  one<T>(of: readonly T[]): T;
}

/** mulberry32: small, and good enough to choose moments by and to make noise of. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from));
  return {
    next,
    between,
    one: (of) => {
      const [chosen] = of.slice(between(0, of.length));
      if (chosen === undefined) throw new Error('There is nothing to choose from.');
      return chosen;
    },
  };
}
