import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  calendarDate,
  compareDates,
  daysBetween,
  formatDate,
  parseDate,
  today,
} from './index.js';

const anyDay = fc
  .integer({ min: 0, max: 3_652_058 })
  .map((days) => addDays(calendarDate('0001-01-01'), days));

describe('reading a date', () => {
  it.each(['2026-03-05', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '0004-02-29'])(
    'takes %s',
    (text) => {
      expect(parseDate(text)).toBe(text);
    },
  );

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '0000-12-31',
    '10000-01-01',
    '+002024-01-01',
    '2024-1-5',
    '20240105',
    '2024-01-05T00:00:00Z',
    '2024-01-05 ',
    ' 2024-01-05',
    '2024-01-05\n',
    '05/01/2024',
    '٢٠٢٤-٠١-٠٥',
    '',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('throws where a date of our own is none', () => {
    expect(() => calendarDate('2023-02-29')).toThrow(RangeError);
  });
});

describe('calendar sums', () => {
  it.each([
    ['2023-11-30', 3, '2024-02-29'],
    ['2022-11-30', 3, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-10-15', 18, '2026-04-15'],
    ['9999-11-30', 3, '9999-12-31'],
    ['0001-01-15', -1, '0001-01-01'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(calendarDate(from), months)).toBe(to);
  });

  it('knows leap days and the ends of the calendar', () => {
    expect(addDays(calendarDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(calendarDate('2023-02-28'), 1)).toBe('2023-03-01');
    expect(addDays(calendarDate('9999-12-31'), 1)).toBe('9999-12-31');
    expect(addDays(calendarDate('0001-01-01'), -1)).toBe('0001-01-01');
    expect(addYears(calendarDate('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(calendarDate('2024-02-29'), 4)).toBe('2028-02-29');
    expect(daysBetween(calendarDate('0001-01-01'), calendarDate('9999-12-31'))).toBe(3_652_058);
  });

  it('counts days as Temporal does, over the whole calendar', () => {
    const plain = (date: string) => Temporal.PlainDate.from(date);
    fc.assert(
      fc.property(fc.nat(3_652_058), fc.nat(3_652_058), (one, other) => {
        const [from, to] = [one, other].map((days) => plain('0001-01-01').add({ days }).toString());
        expect(addDays(calendarDate(from ?? ''), other - one)).toBe(to);
        expect(daysBetween(calendarDate(from ?? ''), calendarDate(to ?? ''))).toBe(other - one);
      }),
      { numRuns: 2000 },
    );
    // every day of 400 years and a little: the calendar repeats after that
    let day = plain('1999-12-31');
    for (let date = calendarDate('1999-12-31'); date < '2400-03-02'; date = addDays(date, 1)) {
      if (date !== day.toString()) expect(date).toBe(day.toString());
      day = day.add({ days: 1 });
    }
    expect(() => addDays(calendarDate('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(addDays(calendarDate('2026-01-01'), 1e12)).toBe('9999-12-31');
  });

  it('counts months and years, and knows which days there are, as Temporal does', () => {
    const within = (day: Temporal.PlainDate) => {
      if (day.year < 1) return '0001-01-01';
      return day.year > 9999 ? '9999-12-31' : day.toString();
    };
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3_000, max: 3_000 }), (date, many) => {
        const plain = Temporal.PlainDate.from(date);
        expect(addMonths(date, many)).toBe(within(plain.add({ months: many })));
        expect(addYears(date, many)).toBe(within(plain.add({ years: many })));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(14), fc.nat(33), (year, month, day) => {
        const text = [
          String(year).padStart(4, '0'),
          ...[month, day].map((n) => String(n).padStart(2, '0')),
        ].join('-');
        let known: string | null = null;
        try {
          known = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
        } catch (reason) {
          expect(reason).toBeInstanceOf(RangeError);
        }
        expect(parseDate(text)).toBe(known);
      }),
      { numRuns: 2000 },
    );
    expect(() => addMonths(calendarDate('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addYears(calendarDate('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(addMonths(calendarDate('2026-01-01'), 1e12)).toBe('9999-12-31');
  });

  it('counts back the days it added, over the whole calendar', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const moved = addDays(date, days);
        if (moved === '0001-01-01' || moved === '9999-12-31') return;
        expect(daysBetween(date, moved)).toBe(days);
        expect(parseDate(moved)).toBe(moved);
      }),
    );
  });

  it('orders dates as days follow each other', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(daysBetween(b, a)) + 0).toBe(compareDates(a, b));
      }),
    );
  });

  it('never lands in a later month than it was asked for', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (date, months) => {
        const moved = addMonths(date, months);
        if (moved === '9999-12-31') return;
        const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
        expect(count(moved) - count(date)).toBe(months);
        expect(moved.slice(8) <= date.slice(8)).toBe(true);
      }),
    );
  });
});

describe('what day it is', () => {
  it('depends on where one is', () => {
    const instant = Date.UTC(2026, 2, 5, 23, 30);
    expect(today('Europe/London', instant)).toBe('2026-03-05');
    expect(today('Africa/Lagos', instant)).toBe('2026-03-06');
    expect(today('Pacific/Honolulu', instant)).toBe('2026-03-05');
  });

  it('follows summer time', () => {
    expect(today('Europe/London', Date.UTC(2026, 6, 1, 23, 30))).toBe('2026-07-02');
  });

  it('does not guess a time zone', () => {
    expect(() => today('Europe/Nowhere', 0)).toThrow(RangeError);
  });
});

describe('writing a date', () => {
  it.each([
    ['2026-03-05', '5 March 2026'],
    ['2024-02-29', '29 February 2024'],
    ['0001-01-01', '1 January 0001'],
    ['9999-12-31', '31 December 9999'],
  ])('%s is %s', (date, words) => {
    expect(formatDate(calendarDate(date))).toBe(words);
  });
});
