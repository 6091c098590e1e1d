import type { Decliner } from '../referrals/index.js';
import { type Suppression, shownCount, suppressTable } from '../suppression/index.js';
import type { AskedFigures } from './asked.js';
import type { SeenEvery } from './frequency.js';
import type { DaysSpread, WaitBand } from './spread.js';
import { type MonthSpread, trendOf } from './trend.js';

/** How often a reason was given by the hub, or by a provider. */
export interface DeclinedCount<Provider> {
  readonly by: Decliner;
  readonly provider: Provider | null;
  readonly reason: string;
  readonly count: number | null;
}

/** How often the hub declined, or a provider, for whatever reason. */
export interface DeclinedBy<Provider> {
  readonly by: Decliner;
  readonly provider: Provider | null;
  readonly count: number | null;
}

/** Everybody who declined, with the sum of their reasons, in the order in which they stand. */
export function declinedBy<Provider extends { readonly id: string }>(
  declines: readonly DeclinedCount<Provider>[],
): DeclinedBy<Provider>[] {
  const sums = new Map<string, { by: Decliner; provider: Provider | null; count: number }>();
  for (const { by, provider, count } of declines) {
    const before = sums.get(rowOf({ by, provider }))?.count ?? 0;
    sums.set(rowOf({ by, provider }), { by, provider, count: before + (count ?? 0) });
  }
  return [...sums.values()];
}

const rowOf = ({ by, provider }: Pick<DeclinedBy<{ readonly id: string }>, 'by' | 'provider'>): string =>
  `${by} ${provider?.id ?? ''}`;

/** How many were referred for the first time, the second, and so on; the last counts all that came oftener. */
export interface ReferredBefore {
  readonly times: number;
  readonly count: number | null;
}

/** The measures that the council watches (domain.md, Participants and support). A null count is not shown. */
export interface ReferralFigures<Provider> {
  /** referrals received in the period */
  readonly received: number | null;
  /** from the day on which the hub had it to the first day of support, for support that started in the period */
  readonly started: DaysSpread;
  readonly startedByMonth: readonly MonthSpread[];
  /** by how many days the median grows a month; null: of too few months */
  readonly trend: number | null;
  /** who waits today, by how long */
  readonly waiting: readonly WaitBand[];
  readonly longestWait: number | null;
  readonly declines: readonly DeclinedCount<Provider>[];
  /** the sums of those */
  readonly declinedBy: readonly DeclinedBy<Provider>[];
  readonly referredBefore: readonly ReferredBefore[];
  /** how long support lasted that ended in the period, and how long it has lasted where it goes on today */
  readonly supportEnded: DaysSpread;
  readonly supportGoing: DaysSpread;
  /** how often those were seen in the period whose support ended in it, and those who are in active support today */
  readonly seenEnded: SeenEvery;
  readonly seenGoing: SeenEvery;
  /** what providers asked of one another in the period */
  readonly transfers: AskedFigures;
  readonly jointWork: AskedFigures;
  /** joint work that goes on today, whenever it was asked for */
  readonly jointWorkRunning: number | null;
}

/**
 * The same for those who may not see individuals (domain.md, Tenancy and privacy): small counts hidden with whatever
 * would give them away, the others rounded; a centile only where more people stand on both sides of it than a count that
 * is hidden; never the longest wait, which is one person's.
 */
export function suppressFigures<Provider extends { readonly id: string }>(
  figures: ReferralFigures<Provider>,
  rules: Suppression,
): ReferralFigures<Provider> {
  const months = hidden(figures.startedByMonth, ({ month }) => month, rules);
  const startedByMonth = months.list.map((shown, nth) =>
    broad(shown, figures.startedByMonth[nth]?.count ?? 0, rules),
  );
  const declines = suppressTable(
    figures.declines.map((one) => ({ row: rowOf(one), column: one.reason, count: one.count ?? 0 })),
    rules,
  );
  const cells = new Map(declines.cells.map(({ row, column, count }) => [`${row} ${column}`, count]));
  const sums = new Map(declines.rows.map(({ row, count }) => [row, count]));
  const alone = (spread: DaysSpread): DaysSpread =>
    broad({ ...spread, count: shownCount(spread.count ?? 0, rules) }, spread.count ?? 0, rules);
  const jointWork = suppressAsked(figures.jointWork, rules);
  const before = hidden(figures.referredBefore, ({ times }) => String(times), rules);
  return {
    received: before.total,
    started: broad({ ...figures.started, count: months.total }, figures.started.count ?? 0, rules),
    startedByMonth,
    trend: trendOf(startedByMonth),
    waiting: hidden(figures.waiting, ({ from }) => String(from), rules).list,
    longestWait: null,
    declines: figures.declines.map((one) => ({
      ...one,
      count: cells.get(`${rowOf(one)} ${one.reason}`) ?? null,
    })),
    declinedBy: figures.declinedBy.map((one) => ({ ...one, count: sums.get(rowOf(one)) ?? null })),
    referredBefore: before.list,
    supportEnded: alone(figures.supportEnded),
    supportGoing: alone(figures.supportGoing),
    seenEnded: suppressSeen(figures.seenEnded, rules),
    seenGoing: suppressSeen(figures.seenGoing, rules),
    transfers: suppressAsked(figures.transfers, rules),
    jointWork,
    // of the whole contract: the same as of what was asked in it
    jointWorkRunning: jointWork.stands.find(({ stands }) => stands === 'AGREED')?.count ?? null,
  };
}

/** How many were answered is the others taken away: told only where none of them is hidden. */
function suppressAsked({ stands, answered }: AskedFigures, rules: Suppression): AskedFigures {
  const { list, total } = hidden(stands, (one) => one.stands, rules);
  const shown = list.some(({ count }) => count === null) ? null : shownCount(answered.count ?? 0, rules);
  return {
    asked: total,
    stands: list,
    answered: broad({ ...answered, count: shown }, answered.count ?? 0, rules),
  };
}

/** Those who were not seen are one more band: how many all are would tell them. */
function suppressSeen({ spread, bands, notSeen }: SeenEvery, rules: Suppression): SeenEvery {
  const never = { from: Number.POSITIVE_INFINITY, to: null, count: notSeen };
  const { list, total } = hidden([...bands, never], ({ from }) => String(from), rules);
  return {
    spread: broad({ ...spread, count: total }, spread.count ?? 0, rules),
    bands: list.slice(0, -1),
    notSeen: list.at(-1)?.count ?? null,
  };
}

/** A list of counts with their total, none of which tells a hidden one. */
function hidden<One extends { readonly count: number | null }>(
  list: readonly One[],
  keyOf: (one: One) => string,
  rules: Suppression,
): { list: One[]; total: number | null } {
  const table = suppressTable(
    list.map((one) => ({ row: keyOf(one), column: '', count: one.count ?? 0 })),
    rules,
  );
  const shown = new Map(table.rows.map(({ row, count }) => [row, count]));
  const inner = new Map(table.cells.map(({ row, count }) => [row, count]));
  return {
    // a row of one cell is its own total: where one of them is hidden, both are
    list: list.map((one) => {
      const key = keyOf(one);
      return { ...one, count: inner.get(key) == null ? null : (shown.get(key) ?? null) };
    }),
    total: table.total.count,
  };
}

/** A spread whose centiles are nobody's own days. */
function broad<Spread extends DaysSpread>(
  shown: Spread,
  count: number,
  { largestHidden }: Suppression,
): Spread {
  const fits = (percent: number): boolean =>
    shown.count !== null && (count * Math.min(percent, 100 - percent)) / 100 > largestHidden;
  return { ...shown, median: fits(50) ? shown.median : null, ninetieth: fits(90) ? shown.ninetieth : null };
}
