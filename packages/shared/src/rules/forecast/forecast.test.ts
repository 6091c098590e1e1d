import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type CalendarDate,
  calendarDate,
  daysBetween,
  quarterOf,
  quartersBetween,
} from '../calendar/index.js';
import { comparePlan, type PeriodAmount } from './compare-plan.js';
import { nearness } from './nearness.js';
import { outlookOf } from './outlook.js';
import { type Pace, paceOf, paceWindow, perQuarter } from './pace.js';

const day = (text: string): CalendarDate => calendarDate(text);
const period = (from: string, to: string, amount: bigint): PeriodAmount => ({
  from: day(from),
  to: day(to),
  amount,
});
const CONTRACT = { from: day('2019-09-01'), to: day('2024-03-31') };

const date = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(day('2018-01-01'), days));
const amount = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 12n });
const somePeriods = fc.array(
  fc
    .tuple(date, fc.integer({ min: 0, max: 400 }), amount)
    .map(([from, length, sum]) => ({ from, to: addDays(from, length), amount: sum })),
  { maxLength: 12 },
);
const sum = (some: readonly { amount: bigint }[]): bigint =>
  some.reduce((total, one) => total + one.amount, 0n);

describe('quarters', () => {
  it('hold their days, and follow one another', () => {
    expect(quarterOf(day('2024-02-29'))).toEqual({ from: '2024-01-01', to: '2024-03-31' });
    expect(quartersBetween(day('2023-11-15'), day('2024-04-01')).map(({ from }) => from)).toEqual([
      '2023-10-01',
      '2024-01-01',
      '2024-04-01',
    ]);
    expect(quartersBetween(day('2024-04-01'), day('2024-03-31'))).toEqual([]);
    expect(quartersBetween(day('9999-10-01'), day('9999-12-31'))).toHaveLength(1);
    fc.assert(
      fc.property(date, (one) => {
        const { from, to } = quarterOf(one);
        expect(from <= one && one <= to).toBe(true);
        expect(quarterOf(addDays(to, 1)).from).toBe(addDays(to, 1));
      }),
    );
  });
});

describe('a plan beside what was paid', () => {
  it('joins the quarters that one payment was for, in the plan too', () => {
    const rows = comparePlan({
      planned: [
        period('2019-04-01', '2019-06-30', 0n),
        period('2019-10-01', '2019-12-31', 100n),
        period('2020-01-01', '2020-03-31', 200n),
        period('2020-04-01', '2020-06-30', 300n),
      ],
      actual: [period('2019-09-01', '2020-03-31', 280n), period('2020-05-05', '2020-05-05', 350n)],
      waiting: [period('2020-07-01', '2020-07-01', 5n)],
      contract: { from: CONTRACT.from, to: day('2020-09-30') },
    });
    expect(rows).toEqual([
      {
        from: '2019-07-01',
        to: '2020-03-31',
        planned: 300n,
        actual: 280n,
        waiting: 0n,
        plannedToDate: 300n,
        actualToDate: 280n,
      },
      {
        from: '2020-04-01',
        to: '2020-06-30',
        planned: 300n,
        actual: 350n,
        waiting: 0n,
        plannedToDate: 600n,
        actualToDate: 630n,
      },
      {
        from: '2020-07-01',
        to: '2020-09-30',
        planned: 0n,
        actual: 0n,
        waiting: 5n,
        plannedToDate: 600n,
        actualToDate: 630n,
      },
    ]);
  });

  it('has a row for each quarter of the contract where there is no plan', () => {
    const rows = comparePlan({ planned: null, actual: [], waiting: [], contract: CONTRACT });
    expect(rows).toHaveLength(19);
    expect(rows.every(({ planned, plannedToDate }) => planned === null && plannedToDate === null)).toBe(true);
  });

  it('adds up in every column, follows the calendar without a gap, and cuts no period', () => {
    fc.assert(
      fc.property(somePeriods, somePeriods, somePeriods, (planned, actual, waiting) => {
        const rows = comparePlan({ planned, actual, waiting, contract: CONTRACT });
        const column = (of: (row: (typeof rows)[number]) => bigint | null): bigint =>
          rows.reduce((total, row) => total + (of(row) ?? 0n), 0n);
        expect(column((row) => row.planned)).toBe(sum(planned));
        expect(column((row) => row.actual)).toBe(sum(actual));
        expect(column((row) => row.waiting)).toBe(sum(waiting));
        expect(rows.at(-1)?.actualToDate).toBe(sum(actual));
        expect(rows.at(-1)?.plannedToDate).toBe(sum(planned));
        for (const [nth, row] of rows.entries()) {
          expect(quarterOf(row.from).from).toBe(row.from);
          expect(quarterOf(row.to).to).toBe(row.to);
          const before = rows[nth - 1];
          if (before) expect(row.from).toBe(addDays(before.to, 1));
        }
        for (const one of [...planned, ...actual, ...waiting]) {
          if (one.amount === 0n) continue;
          expect(rows.some((row) => row.from <= one.from && one.to <= row.to)).toBe(true);
        }
      }),
    );
  });
});

describe('the pace', () => {
  it('is that of the last four full quarters of the contract that are over', () => {
    expect(paceWindow(CONTRACT, day('2023-05-17'))).toEqual({
      from: '2022-04-01',
      to: '2023-03-31',
      quarters: 4,
      days: 365,
    });
    expect(paceWindow(CONTRACT, day('2030-01-01'))).toMatchObject({ from: '2023-04-01', to: '2024-03-31' });
    expect(paceWindow(CONTRACT, day('2020-06-30'))).toMatchObject({
      from: '2019-10-01',
      to: '2020-06-30',
      quarters: 3,
    });
    expect(paceWindow(CONTRACT, day('2019-12-30'))).toBeNull();
    expect(paceWindow(CONTRACT, day('2018-01-01'))).toBeNull();
  });

  it('takes a period that lies in the window in part by its days', () => {
    const window = paceWindow(CONTRACT, day('2020-12-31'));
    if (!window) throw new Error('There is a pace at the end of 2020.');
    const pace = paceOf(window, [
      period('2019-12-31', '2020-01-01', 101n),
      period('2020-02-02', '2020-02-02', 50n),
      period('2021-01-01', '2021-01-01', 7n),
    ]);
    expect(pace.amount).toBe(100n);
    expect(perQuarter(pace)).toBe(25n);
    expect(perQuarter({ ...pace, amount: 3n, quarters: 2 })).toBe(2n);
  });

  it('never counts more than there was, whatever the window', () => {
    const positive = somePeriods.map((some) => some.filter((one) => one.amount >= 0n));
    fc.assert(
      fc.property(positive, date, (amounts, until) => {
        const window = paceWindow(CONTRACT, until);
        if (!window) return;
        const pace = paceOf(window, amounts);
        expect(pace.amount >= 0n && pace.amount <= sum(amounts)).toBe(true);
        expect(daysBetween(window.from, window.to) + 1).toBe(window.days);
      }),
    );
  });
});

describe('when it runs out', () => {
  const pace = (some: bigint, days = 365): Pace => ({
    from: day('2022-01-01'),
    to: day('2022-12-31'),
    quarters: 4,
    days,
    amount: some,
  });
  const facts = { limit: 1000n, used: 900n, asOf: day('2023-01-01'), last: CONTRACT.to, pace: pace(365n) };

  it('says the first day for which it does not reach, or why there is none', () => {
    expect(outlookOf(facts)).toEqual({ state: 'RUNS_OUT', left: 100n, runsOutOn: '2023-04-12' });
    expect(outlookOf({ ...facts, used: 1000n })).toEqual({ state: 'USED_UP', left: 0n, runsOutOn: null });
    expect(outlookOf({ ...facts, used: 1001n })).toMatchObject({ state: 'USED_UP', left: 0n });
    expect(outlookOf({ ...facts, used: 0n })).toMatchObject({ state: 'LASTS', left: 1000n });
    expect(outlookOf({ ...facts, pace: pace(0n) })).toMatchObject({ state: 'LASTS' });
    expect(outlookOf({ ...facts, pace: pace(-5n) })).toMatchObject({ state: 'LASTS' });
    expect(outlookOf({ ...facts, pace: null })).toMatchObject({ state: 'UNKNOWN' });
    expect(outlookOf({ ...facts, asOf: CONTRACT.to })).toMatchObject({ state: 'OVER', left: 100n });
  });

  it('lasts until the day before, and not through that day', () => {
    const counts = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 90, max: 366 }), (left, used, days) => {
        const given = { limit: left, used: 0n, asOf: day('2020-01-01'), last: CONTRACT.to };
        const { state, runsOutOn } = outlookOf({ ...given, pace: pace(used, days) });
        const needed = (until: CalendarDate): bigint => used * BigInt(daysBetween(given.asOf, until));
        if (state === 'LASTS') expect(needed(given.last) <= left * BigInt(days)).toBe(true);
        else {
          const on = runsOutOn ?? given.asOf;
          expect(needed(on) > left * BigInt(days)).toBe(true);
          expect(needed(addDays(on, -1)) <= left * BigInt(days)).toBe(true);
          expect(on <= given.last).toBe(true);
        }
      }),
    );
  });

  it('never comes sooner when more is left', () => {
    const some = fc.bigInt({ min: 1n, max: 10n ** 6n });
    fc.assert(
      fc.property(some, some, some, (limit, more, used) => {
        const on = (of: bigint): string =>
          outlookOf({ ...facts, limit: of, used: 0n, pace: pace(used) }).runsOutOn ?? '9999-12-31';
        expect(on(limit + more) >= on(limit)).toBe(true);
      }),
    );
  });
});

it('tells from ninety-five per cent of a limit on', () => {
  expect([94n, 95n, 100n, 101n].map((used) => nearness(used, 100n))).toEqual([null, 'NEAR', 'NEAR', 'OVER']);
  expect(nearness(0n, 0n)).toBe('NEAR');
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.bigInt({ min: 1n, max: 10n ** 15n }),
      (used, limit) => {
        const near = nearness(used, limit);
        expect(near === 'OVER').toBe(used > limit);
        if (near === 'NEAR') expect((limit - used) * 20n <= limit).toBe(true);
      },
    ),
  );
});
