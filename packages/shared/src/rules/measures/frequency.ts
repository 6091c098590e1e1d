import { centile, countOf, type DaysCounted, type DaysSpread, inBands, type WaitBand } from './spread.js';

/** How often people are seen: of those supported for some weeks of a period, every how many days. */
export interface SeenEvery {
  /** of all of them; a centile is null where it falls among those who were not seen */
  readonly spread: DaysSpread;
  readonly bands: readonly WaitBand[];
  /** supported for those weeks, and not seen once in them */
  readonly notSeen: number | null;
}

/** Whose support in the period was shorter than this is in no such figure: once in five days says nothing of a habit. */
export const LEAST_DAYS_SUPPORTED = 28;

/** Every week, every other week, once in four weeks, once in a quarter, and more seldom. */
const SEEN_BANDS: readonly (readonly [from: number, to: number | null])[] = [
  [1, 7],
  [8, 14],
  [15, 28],
  [29, 91],
  [92, null],
];

/**
 * domain.md, Measures the council watches: frequency of support.
 * @param seen the days from one time to the next, for so many people: days of support by the days on which they were seen
 * @param notSeen how many were never seen in that time: they come after everybody else
 */
export function seenEvery(seen: readonly DaysCounted[], notSeen: number): SeenEvery {
  const all = [...seen, { days: Number.POSITIVE_INFINITY, count: notSeen }];
  const within = (percent: number): number | null => {
    const days = centile(all, percent);
    return days !== null && Number.isFinite(days) ? days : null;
  };
  return {
    spread: { count: countOf(all), median: within(50), ninetieth: within(90) },
    bands: inBands(seen, SEEN_BANDS),
    notSeen,
  };
}
