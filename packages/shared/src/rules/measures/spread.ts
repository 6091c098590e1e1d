/** How many people a number of days holds for. */
export interface DaysCounted {
  readonly days: number;
  readonly count: number;
}

/** How long something took: for how many, for the one in the middle, and for nine of ten; null: nobody, or not shown. */
export interface DaysSpread {
  readonly count: number | null;
  readonly median: number | null;
  readonly ninetieth: number | null;
}

/**
 * The days within which it was over for so many of a hundred: by nearest rank, so that it is always the days of
 * somebody. Null of nobody.
 * @param percent above 0, up to 100
 */
export function centile(counted: readonly DaysCounted[], percent: number): number | null {
  const rank = Math.ceil((countOf(counted) * percent) / 100);
  let passed = 0;
  for (const { days, count } of counted.toSorted((a, b) => a.days - b.days)) {
    passed += count;
    if (passed >= rank && passed > 0) return days;
  }
  return null;
}

export const countOf = (counted: readonly { readonly count: number }[]): number =>
  counted.reduce((sum, { count }) => sum + count, 0);

/** domain.md, Measures the council watches; features.md: median and 90th centile. */
export const spreadOf = (counted: readonly DaysCounted[]): DaysSpread => ({
  count: countOf(counted),
  median: centile(counted, 50),
  ninetieth: centile(counted, 90),
});

/** From and to so many days waited, both included; null: and more. */
export interface WaitBand {
  readonly from: number;
  readonly to: number | null;
  readonly count: number | null;
}

/** How the waiting list is parted: a week, a month, a quarter, half a year. */
export const WAIT_BANDS: readonly (readonly [from: number, to: number | null])[] = [
  [0, 7],
  [8, 30],
  [31, 91],
  [92, 182],
  [183, null],
];

/** Everybody in one band, and every band, also one in which nobody is. */
export const inBands = (counted: readonly DaysCounted[], bands = WAIT_BANDS): WaitBand[] =>
  bands.map(([from, to]) => ({
    from,
    to,
    count: countOf(counted.filter(({ days }) => days >= from && (to === null || days <= to))),
  }));
