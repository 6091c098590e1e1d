import type { FlowLink } from './flow-layout.js';

/** The largest of one column, and its part of the whole in words: 'Housing', '41 %'. */
export interface Largest {
  readonly name: string;
  readonly part: string;
  /** There is no other. */
  readonly only: boolean;
}

/** What the picture shows most of, column by column; null where nothing is drawn. */
export function largestOf(all: readonly FlowLink[]): Readonly<Record<'from' | 'via' | 'to', Largest>> | null {
  const drawn = all.filter(({ amount }) => amount > 0n);
  const total = drawn.reduce((sum, { amount }) => sum + amount, 0n);
  if (total === 0n) return null;
  const of = (side: 'from' | 'via' | 'to'): Largest => {
    const sums = new Map<string, bigint>();
    for (const link of drawn) sums.set(link[side], (sums.get(link[side]) ?? 0n) + link.amount);
    const [name, amount] = [...sums].reduce((most, one) => (one[1] > most[1] ? one : most));
    return { name, part: partText(amount, total), only: sums.size === 1 };
  };
  return { from: of('from'), via: of('via'), to: of('to') };
}

/** '41 %' on one line, to the nearest whole; what is neither nothing nor all never reads as if it were. */
export function partText(part: bigint, whole: bigint): string {
  const percent = (200n * part + whole) / (2n * whole);
  if (percent === 0n && part > 0n) return 'under 1 %';
  if (percent === 100n && part < whole) return 'over 99 %';
  return `${percent} %`;
}
