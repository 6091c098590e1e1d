import { type CubeFamily, type CubeNames, LEAST_POSSIBLE, type Suppression } from '../rules/index.js';
import { type ReadFigure, type ReadSum, rebuildFigures } from './rebuild-figures.js';

type At = Readonly<Record<string, string>>;

const nameOf = (at: At): string =>
  Object.keys(at)
    .sort()
    .map((key) => `${key}=${at[key]}`)
    .join(' & ');

/**
 * What `rebuildFigures` narrows down to fewer than `least` values, of a cube whose every cell somebody has: each cell is
 * the sum of those that say one dimension more, but for marks, of which people may have several or none: there every one
 * is at most the whole.
 */
export function rebuildCube(
  families: readonly CubeFamily[],
  names: CubeNames,
  rules: Suppression,
  least = LEAST_POSSIBLE,
): string[] {
  const figures: ReadFigure[] = families.flatMap(({ cells }) =>
    cells.map(({ at, count }) => ({ name: nameOf(at), shown: count })),
  );
  const known = new Set(figures.map(({ name }) => name));
  // what has to be added to those with a mark until it is everybody: somebody or nobody
  const rest: string[] = [];
  const sums: ReadSum[] = [];
  for (const { dimensions, cells } of families)
    for (const dimension of dimensions) {
      const groups = new Map<string, string[]>();
      for (const { at } of cells) {
        const whole = nameOf(without(at, dimension));
        if (!known.has(whole)) continue;
        groups.set(whole, [...(groups.get(whole) ?? []), nameOf(at)]);
      }
      for (const [whole, parts] of groups)
        if (dimension !== names.marks) sums.push({ parts, whole });
        else
          for (const part of parts) {
            rest.push(`not ${part}`);
            sums.push({ parts: [part, `not ${part}`], whole });
          }
    }
  return rebuildFigures(figures, sums, rules, rest, least);
}

const without = (at: At, dimension: string): At =>
  Object.fromEntries(Object.entries(at).filter(([key]) => key !== dimension));
