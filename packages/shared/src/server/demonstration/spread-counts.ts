import type { RecordedOutcome, RecordedPeriod } from './kirklees-record.js';

/** For each outcome's code, how many are achieved in each paid quarter. */
export type QuarterCounts = ReadonlyMap<string, readonly number[]>;

/** How an outcome leans: below zero it comes early in the contract, above zero late. */
export type Lean = (code: string, quarter: number) => number;

const FIVE_POUNDS = 500n;

/**
 * Spreads the paid count of each outcome over the quarters so that each quarter's claims cost exactly its
 * payment. Prices are multiples of five pounds but for two, and those two can make up any sum of pounds:
 * so whole claims allow every quarter to be met to the penny.
 *
 * @throws RangeError where counts, prices and payments do not allow it.
 */
export function spreadCounts(
  outcomes: readonly RecordedOutcome[],
  quarters: readonly RecordedPeriod[],
  lean: Lean,
): QuarterCounts {
  const counts = roundRows(balance(outcomes, quarters, lean), outcomes);
  for (let quarter = 0; quarter < quarters.length; quarter++) {
    const missing = (quarters[quarter]?.amount ?? 0n) - costOf(counts, outcomes, quarter);
    if (missing === 0n) continue;
    if (quarter === quarters.length - 1)
      throw new RangeError('The counts times the prices are not the payments.');
    meet(counts, outcomes, quarter, missing);
  }
  if (counts.some((row) => row.some((count) => count < 0)))
    throw new RangeError('The quarters are too uneven for these counts.');
  return new Map(outcomes.map((outcome, row) => [outcome.code, counts[row] ?? []]));
}

/** Fits rows to the counts and columns to the payments in turn, until both nearly hold. */
function balance(outcomes: readonly RecordedOutcome[], quarters: readonly RecordedPeriod[], lean: Lean) {
  const cells = outcomes.map((outcome) =>
    quarters.map((quarter, at) => Number(quarter.amount) * Math.exp(lean(outcome.code, at))),
  );
  const prices = outcomes.map((outcome) => Number(outcome.price));
  for (let turn = 0; turn < 200; turn++) {
    for (const [at, quarter] of quarters.entries()) {
      const cost = cells.reduce((sum, row, code) => sum + (row[at] ?? 0) * (prices[code] ?? 0), 0);
      for (const row of cells) row[at] = ((row[at] ?? 0) * Number(quarter.amount)) / cost;
    }
    for (const [code, row] of cells.entries()) {
      const sum = row.reduce((total, cell) => total + cell, 0);
      const factor = (outcomes[code]?.paid ?? 0) / sum;
      for (const at of row.keys()) row[at] = (row[at] ?? 0) * factor;
    }
  }
  return cells;
}

/** Whole numbers that keep each row's sum: the largest remainders are rounded up. */
function roundRows(cells: readonly (readonly number[])[], outcomes: readonly RecordedOutcome[]): number[][] {
  return cells.map((row, code) => {
    const whole = row.map(Math.floor);
    const left = (outcomes[code]?.paid ?? 0) - whole.reduce((sum, cell) => sum + cell, 0);
    const byRemainder = [...row.keys()].sort(
      (a, b) => (row[b] ?? 0) - (whole[b] ?? 0) - ((row[a] ?? 0) - (whole[a] ?? 0)),
    );
    for (const at of byRemainder.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1;
    return whole;
  });
}

function costOf(counts: readonly number[][], outcomes: readonly RecordedOutcome[], quarter: number): bigint {
  return counts.reduce(
    (sum, row, code) => sum + BigInt(row[quarter] ?? 0) * (outcomes[code]?.price ?? 0n),
    0n,
  );
}

/** Moves claims between a quarter and the next until the quarter costs what is missing more (or less). */
function meet(
  counts: readonly number[][],
  outcomes: readonly RecordedOutcome[],
  quarter: number,
  missing: bigint,
): void {
  let left = missing;
  const move = (code: number, times: number): void => {
    const row = counts[code] ?? [];
    row[quarter] = (row[quarter] ?? 0) + times;
    row[quarter + 1] = (row[quarter + 1] ?? 0) - times;
    left -= BigInt(times) * (outcomes[code]?.price ?? 0n);
  };
  for (const [code, times] of evenOut(outcomes, left)) move(code, times);
  // frequent outcomes only, so that no cell of the table runs empty
  const frequent = outcomes.flatMap((outcome, code) =>
    outcome.price % FIVE_POUNDS === 0n && outcome.paid > 1000 ? [code] : [],
  );
  for (const [code, times] of shortestSum(outcomes, frequent, Number(left / FIVE_POUNDS))) move(code, times);
}

/** How often to move the outcomes of odd prices, so that what is left is a multiple of five pounds. */
function evenOut(outcomes: readonly RecordedOutcome[], missing: bigint): (readonly [number, number])[] {
  const odd = outcomes.flatMap((outcome, code) => (outcome.price % FIVE_POUNDS === 0n ? [] : [code]));
  const [first, second] = odd;
  if (first === undefined) return [];
  const priceOf = (code: number | undefined): bigint =>
    code === undefined ? 0n : (outcomes[code]?.price ?? 0n);
  let best: { first: number; second: number; moves: number } | null = null;
  for (let a = -60; a <= 60; a++) {
    for (let b = -6; b <= 6; b++) {
      const left = missing - BigInt(a) * priceOf(first) - BigInt(b) * priceOf(second);
      // the rarer one is moved as little as can be
      const moves = Math.abs(a) + 4 * Math.abs(b);
      if (left % FIVE_POUNDS === 0n && (best === null || moves < best.moves))
        best = { first: a, second: b, moves };
    }
  }
  if (!best) throw new RangeError('The prices cannot make up this payment.');
  return [[first, best.first] as const, ...(second === undefined ? [] : [[second, best.second] as const])];
}

/** The fewest moves of these outcomes that come to a sum (in steps of five pounds), by a search outwards from it. */
function shortestSum(
  outcomes: readonly RecordedOutcome[],
  codes: readonly number[],
  sum: number,
): (readonly [number, number])[] {
  const steps = codes.map((code) => Number((outcomes[code]?.price ?? 0n) / FIVE_POUNDS));
  const reached = new Map<number, { from: number; code: number; times: number }>();
  const waiting = [sum];
  reached.set(sum, { from: sum, code: -1, times: 0 });
  for (const at of waiting) {
    if (at === 0) break;
    for (const [index, step] of steps.entries()) {
      const code = codes[index] ?? -1;
      for (const times of [1, -1]) {
        const next = at - times * step;
        if (reached.has(next) || Math.abs(next) > Math.abs(sum) + 2000) continue;
        reached.set(next, { from: at, code, times });
        waiting.push(next);
      }
    }
  }
  const moves: (readonly [number, number])[] = [];
  for (let at = 0; at !== sum; ) {
    const step = reached.get(at);
    if (!step) throw new RangeError('The prices cannot make up this payment.');
    moves.push([step.code, step.times]);
    at = step.from;
  }
  return moves;
}
