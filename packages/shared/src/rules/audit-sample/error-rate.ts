import { hypergeometric, tailsAt } from '../chance/index.js';

/** How many of a month's verified claims would fail, judged by those that were looked at. */
export interface ErrorRate {
  /** claims looked at so far */
  readonly examined: number;
  readonly failed: number;
  /** of how many verified claims the sample was drawn */
  readonly verified: number;
  /** the fewest and the most of `verified` that would fail, with 95 % confidence; null before the first finding */
  readonly interval: { readonly fewest: number; readonly most: number } | null;
}

const EACH_SIDE = 0.025;

/**
 * The error rate of a month with its exact 95 % interval: every number of bad claims among the verified ones that the
 * findings do not contradict at 2.5 % on either side. The sample is drawn without putting back, so the chances are
 * hypergeometric; a month that was looked at whole has no doubt left.
 *
 * @throws RangeError unless 0 <= failed <= examined <= verified, all whole numbers.
 */
export function errorRate(verified: number, examined: number, failed: number): ErrorRate {
  for (const number of [verified, examined, failed])
    if (!Number.isSafeInteger(number) || number < 0) throw new RangeError('Counts are whole numbers.');
  if (failed > examined || examined > verified)
    throw new RangeError('More failed than were looked at, or more were looked at than verified.');
  if (examined === 0) return { examined, failed, verified, interval: null };
  const tails = (bad: number) => tailsAt(hypergeometric(verified, bad, examined), failed);
  const lowest = failed;
  const highest = verified - (examined - failed);
  return {
    examined,
    failed,
    verified,
    interval: {
      // both chances rise or fall with the number of bad claims, so halving finds the border
      fewest: firstWhere(lowest, highest, (bad) => tails(bad).atLeast > EACH_SIDE),
      most: lastWhere(lowest, highest, (bad) => tails(bad).atMost > EACH_SIDE),
    },
  };
}

/** The first of a range for which it holds; it holds from there on. */
function firstWhere(from: number, to: number, holds: (bad: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The last of a range for which it holds; it holds up to there. */
function lastWhere(from: number, to: number, holds: (bad: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
