/** A figure between two lines of a table: what it is, and what a reader knows of it. */
export interface KnownFigure {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  fewest: number;
  most: number;
}

/**
 * Whether what a reader knows leaves this figure one value only.
 *
 * A table with its totals is a circulation: each cell flows from its row to its column, each column's total on to the
 * line of totals, the grand total through it, each row's total back into its row; what flows into a line flows out
 * again. Two such tables differ by cycles, so the figure could be one more or one less if and only if a cycle of
 * figures that can give way leads through it (the residual graph of Ford and Fulkerson). Whole numbers and both limits
 * are heeded, so this finds also what adding and taking away alone would not: four hidden counts of 1 to 7 that
 * together are 28.
 */
export function isGivenAway(figure: KnownFigure, all: readonly KnownFigure[], lines: number): boolean {
  const { from, to, count, fewest, most } = figure;
  const others = all.filter((one) => one !== figure);
  return !(
    (count < most && leads(to, from, others, lines)) ||
    (count > fewest && leads(from, to, others, lines))
  );
}

/** Whether one more or one less, passed from line to line, can get from here to there. */
function leads(start: number, goal: number, figures: readonly KnownFigure[], lines: number): boolean {
  const next: number[][] = Array.from({ length: lines }, () => []);
  for (const { from, to, count, fewest, most } of figures) {
    if (count < most) next[from]?.push(to);
    if (count > fewest) next[to]?.push(from);
  }
  const reached = new Set([start]);
  for (const line of reached) {
    if (line === goal) return true;
    for (const one of next[line] ?? []) reached.add(one);
  }
  return false;
}
