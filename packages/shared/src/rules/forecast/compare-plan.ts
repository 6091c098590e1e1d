import { addDays, type CalendarDate, type DateRange, quarterOf, quartersBetween } from '../calendar/index.js';

/** So much for a period, minor units. */
export interface PeriodAmount extends DateRange {
  readonly amount: bigint;
}

/** What a plan and the payments are held against each other for. */
export interface PlanAgainstActual {
  /** of one plan: plans are alternatives, and are never added together; null: there is none to compare with */
  readonly planned: readonly PeriodAmount[] | null;
  /** billed, less given back */
  readonly actual: readonly PeriodAmount[];
  /** approved or verified, and not billed */
  readonly waiting: readonly PeriodAmount[];
  /** the contract's first and last day: each of its quarters has a row */
  readonly contract: DateRange;
}

/** One quarter, or several that a payment or a planned amount joins. Minor units. */
export interface ForecastRow extends DateRange {
  readonly planned: bigint | null;
  readonly actual: bigint;
  readonly waiting: bigint;
  /** of this row and all before it */
  readonly plannedToDate: bigint | null;
  readonly actualToDate: bigint;
}

/**
 * A plan beside what was paid, quarter by quarter. An amount that is for longer than a quarter (what was paid before
 * Weft: seven months at once) is not divided: the quarters that it touches are one row, and so are the plan's
 * amounts for them. So the rows add up exactly, in every column. Quarters outside the contract in which nothing
 * was planned or paid are left out at both ends.
 */
export function comparePlan(given: PlanAgainstActual): ForecastRow[] {
  const { planned, actual, waiting, contract } = given;
  const all = [...(planned ?? []), ...actual, ...waiting];
  const rows: ForecastRow[] = [];
  let plannedToDate = 0n;
  let actualToDate = 0n;
  for (const range of joinQuarters(all, contract)) {
    const within = (some: readonly PeriodAmount[]): bigint =>
      some.reduce(
        (sum, one) => (one.from >= range.from && one.from <= range.to ? sum + one.amount : sum),
        0n,
      );
    plannedToDate += within(planned ?? []);
    actualToDate += within(actual);
    rows.push({
      ...range,
      planned: planned && within(planned),
      actual: within(actual),
      waiting: within(waiting),
      plannedToDate: planned && plannedToDate,
      actualToDate,
    });
  }
  return trim(rows, contract);
}

/** Quarters in order without a gap; those that one period touches are one range. */
function joinQuarters(periods: readonly DateRange[], contract: DateRange): DateRange[] {
  const spans = [...periods, ...quartersBetween(contract.from, contract.to)]
    .map(({ from, to }) => ({ from: quarterOf(from).from, to: quarterOf(to).to }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const joined: { from: CalendarDate; to: CalendarDate }[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) {
      if (span.to > last.to) last.to = span.to;
      continue;
    }
    if (last) joined.push(...quartersBetween(addDays(last.to, 1), addDays(span.from, -1)));
    joined.push({ ...span });
  }
  return joined;
}

function trim(rows: readonly ForecastRow[], contract: DateRange): ForecastRow[] {
  const says = (row: ForecastRow): boolean =>
    (row.planned ?? 0n) !== 0n ||
    row.actual !== 0n ||
    row.waiting !== 0n ||
    (row.to >= contract.from && row.from <= contract.to);
  const first = rows.findIndex(says);
  return first < 0 ? [] : rows.slice(first, rows.findLastIndex(says) + 1);
}
