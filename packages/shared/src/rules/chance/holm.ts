/**
 * Chances as they count when one looks many times, in the order given: Holm's step-down (Scandinavian Journal of
 * Statistics 1979). The smallest is multiplied by the number of looks, the next by one less, and none falls below a
 * smaller one's. Marking those of at most 5 % marks anything at all where all is fair in at most 5 % of the pages,
 * however much the looks overlap.
 */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((chance, at) => ({ chance, at })).sort((a, b) => a.chance - b.chance);
  const adjusted = new Array<number>(chances.length).fill(1);
  let least = 0;
  for (const [rank, { chance, at }] of order.entries()) {
    least = Math.max(least, Math.min(1, chance * (chances.length - rank)));
    adjusted[at] = least;
  }
  return adjusted;
}
