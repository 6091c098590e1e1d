import type { DaysSpread } from './spread.js';

/** One month, '2026-03'. */
export interface MonthSpread extends DaysSpread {
  readonly month: string;
}

/** Of fewer months nobody says where it goes. */
const LEAST_MONTHS = 6;

/** Months since the year 0, so that two can be told apart by how many lie between them. */
export const monthNumber = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/**
 * By how many days the median grows a month: the middle one of the slopes between every two months (Theil and Sen), which
 * one odd month does not turn. Null of too few months.
 */
export function trendOf(months: readonly MonthSpread[]): number | null {
  const points = months.flatMap(({ month, median }) =>
    median === null ? [] : [{ at: monthNumber(month), median }],
  );
  if (points.length < LEAST_MONTHS) return null;
  const slopes = points
    .flatMap((one, nth) =>
      points.slice(nth + 1).map((other) => (other.median - one.median) / (other.at - one.at)),
    )
    .sort((a, b) => a - b);
  const middle = slopes.length / 2;
  const [below, above] = [slopes[Math.ceil(middle) - 1] ?? 0, slopes[Math.floor(middle)] ?? 0];
  return (below + above) / 2;
}
