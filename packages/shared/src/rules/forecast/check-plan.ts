import { addDays, EARLIEST_DATE, formatDate, parseDate } from '../calendar/index.js';
import { parseMoney } from '../money/index.js';
import { isRefusal, type Refusal, refuse } from '../refusals/index.js';
import type { PeriodAmount } from './compare-plan.js';

/** What a plan was made for, as the people of a partnership name it. */
export const FORECAST_KINDS = ['BASE', 'MEDIUM', 'DOWNSIDE', 'OTHER'] as const;
export type ForecastKind = (typeof FORECAST_KINDS)[number];

/** A planned period as a person writes it. */
export interface PlannedPeriodInput {
  readonly from: string;
  readonly to: string;
  /** a decimal; zero is a plan too */
  readonly amount: string;
}

export const MOST_PERIODS = 200;

/**
 * Reads a plan's periods: real dates, amounts of the currency, and no day planned twice.
 * @returns them in order of date, or INVALID or OVERLAP with the field ('periods.3.amount', by the order given).
 */
export function readPeriods(
  given: readonly PlannedPeriodInput[],
  currency: string,
): readonly PeriodAmount[] | Refusal {
  if (given.length === 0) return refuse('INVALID', 'Give the plan at least one period.', 'periods');
  if (given.length > MOST_PERIODS)
    return refuse('INVALID', `Give at most ${MOST_PERIODS} periods.`, 'periods');
  const read: (PeriodAmount & { readonly nth: number })[] = [];
  for (const [nth, one] of given.entries()) {
    const period = readPeriod(one, `periods.${nth}`, currency);
    if (isRefusal(period)) return period;
    read.push({ ...period, nth });
  }
  read.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const [place, { from, nth }] of read.entries()) {
    const before = read[place - 1];
    if (before && from <= before.to)
      return refuse(
        'OVERLAP',
        `The period before it ends on ${formatDate(before.to)}: begin this one on ${formatDate(addDays(before.to, 1))} or later.`,
        `periods.${nth}.from`,
      );
  }
  return read.map(({ from, to, amount }) => ({ from, to, amount }));
}

function readPeriod(one: PlannedPeriodInput, field: string, currency: string): PeriodAmount | Refusal {
  const from = parseDate(one.from);
  if (!from || from < EARLIEST_DATE)
    return refuse('INVALID', 'Give the first day of the period, for example 2026-04-01.', `${field}.from`);
  const to = parseDate(one.to);
  if (!to)
    return refuse('INVALID', 'Give the last day of the period, for example 2026-06-30.', `${field}.to`);
  if (to < from)
    return refuse('INVALID', 'The period ends before it begins: turn the dates round.', `${field}.to`);
  const amount = parseMoney(one.amount, currency, `${field}.amount`);
  return isRefusal(amount) ? amount : { from, to, amount };
}
