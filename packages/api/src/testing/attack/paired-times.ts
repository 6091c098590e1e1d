/** How long two requests took that were made one after the other, in milliseconds. */
export type Pair = readonly [there: number, nowhere: number];

/** What is too little to be told over a network, however often one asks: the larger of both counts. */
const LEAST_MS = 0.2;
const LEAST_PART = 0.05;

/** What pairs of times tell. */
export interface Told {
  /** the middle one of the differences, there less nowhere, milliseconds */
  readonly difference: number;
  /** the difference that is looked for, milliseconds */
  readonly relevant: number;
  /** how probable so many differences to one side, or more, are where none of the two takes longer by as much */
  readonly chance: number;
}

/**
 * A sign test against a relevant difference. Where neither takes longer by as much, at most every other pair differs by
 * more than it to one side, whatever the noise is made of: a clock that jumps moves no sign. The times of one pair were
 * taken in the same moment, so that what slows the machine slows both.
 */
export function tell(pairs: readonly Pair[]): Told {
  const differences = pairs.map(([there, nowhere]) => there - nowhere);
  const relevant = Math.max(LEAST_MS, LEAST_PART * median(pairs.map(([, nowhere]) => nowhere)));
  const longer = differences.filter((one) => one > relevant).length;
  const shorter = differences.filter((one) => one < -relevant).length;
  // either side would tell something
  const chance = Math.min(1, 2 * atLeast(Math.max(longer, shorter), pairs.length));
  return { difference: median(differences), relevant, chance };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [lower = 0, upper = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return (lower + upper) / 2;
}

/** How probable `count` heads or more are in so many throws of a fair coin. */
export function atLeast(count: number, throws: number): number {
  let logOfWays = 0;
  let sum = 0;
  for (let heads = 0; heads <= throws; heads++) {
    if (heads >= count) sum += Math.exp(logOfWays - throws * Math.LN2);
    logOfWays += Math.log(throws - heads) - Math.log(heads + 1);
  }
  return Math.min(1, sum);
}
