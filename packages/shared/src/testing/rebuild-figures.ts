import { ANY_COUNT, boundsOf, NarrowedFigures, type Suppression } from '../rules/index.js';

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

/**
 * Somebody who wants the hidden figures back: knows the rules, every figure that is shown, and which figures add up to
 * which, and narrows down what each can be until nothing gives way: first by adding and taking away along each sum, then by
 * supposing of each hidden figure its least or its greatest value and looking whether everything else still fits. Whole
 * numbers throughout. What the reader is not told is why a figure is hidden.
 *
 * @param untold names of figures that no answer has and that may be anything, nought too, so that "at most" can be said as
 *   a sum
 * @param least so many values a figure must be able to have
 * @returns the names of hidden figures that can have fewer; without `least` those that can be one number only
 */
export function rebuildFigures(
  figures: readonly ReadFigure[],
  sums: readonly ReadSum[],
  rules: Suppression,
  untold: readonly string[] = [],
  least = 2,
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
  for (const name of untold) tell(name, [0, ANY_COUNT]);
  const at = (name: string): number => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`Nothing is told of ${name}.`);
    return place;
  };
  const net = new NarrowedFigures(
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
    .filter(({ name, shown }) => shown === null && net.possible(at(name)) < least)
    .map(({ name }) => name);
}
