import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { formatDecimal } from '../money/index.js';
import { isRefusal } from '../refusals/index.js';
import { readPeriods } from './check-plan.js';
import { readPlanText } from './read-plan.js';

describe('a plan that is pasted', () => {
  const APRIL = { from: '2026-04-01', to: '2026-06-30', amount: '1200.50' };

  it.each([
    ['commas', '2026-04-01,2026-06-30,1200.50'],
    ['tabs', '2026-04-01\t2026-06-30\t£1,200.50'],
    ['semicolons', '2026-04-01;2026-06-30;1,200.50;'],
    ['quotes', '2026-04-01,"2026-06-30","£1,200.50"'],
    ['months', '2026-04,2026-06,1200.50'],
    ['a quarter', '2026 Q2,1200.50'],
    ['a quarter with a dash', '2026-q2\t1200.50'],
    ['headings', 'From,To,Amount\r\n\r\n2026-04-01,2026-06-30,1200.50\r\n'],
  ])('is read with %s', (_, text) => expect(readPlanText(text)).toEqual([APRIL]));

  it('reads the last day of every month, leap years too', () => {
    expect(readPlanText('2024-01,2024-02,1\n2023-02,2023-02,2')).toEqual([
      { from: '2024-01-01', to: '2024-02-29', amount: '1' },
      { from: '2023-02-01', to: '2023-02-28', amount: '2' },
    ]);
  });

  it('names the line that it cannot read', () => {
    const wrong = (text: string) => {
      const read = readPlanText(text);
      return isRefusal(read) ? read.message : null;
    };
    expect(wrong('From,To,Amount\n2026-04-01,2026-06-30,1\n2026-13,2026-13,1')).toContain('Line 3');
    expect(wrong('2026 Q5,1')).toContain('Line 1');
    expect(wrong('2026-04-01,2026-06-30,-5')).toContain('Line 1');
    expect(wrong('2026-04-01,2026-06-30,5,6')).toContain('Line 1');
    expect(wrong(' \n')).toContain('at least one line');
    expect(wrong('From,To,Amount')).toContain('at least one line');
    expect(wrong(Array.from({ length: 201 }, () => '2026 Q1,1').join('\n'))).toContain('at most 200');
  });

  it('gives back what was written, whatever the amounts', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 14n - 1n }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(amounts, (some) => {
        const first = calendarDate('2020-01-01');
        const periods = some.map((amount, nth) => ({
          from: addDays(first, nth * 10),
          to: addDays(first, nth * 10 + 9),
          amount,
        }));
        const text = periods
          .map(({ from, to, amount }) => [from, to, formatDecimal(amount, 'GBP')].join('\t'))
          .join('\n');
        const read = readPlanText(text);
        expect(isRefusal(read) ? read : readPeriods(read, 'GBP')).toEqual(periods);
      }),
    );
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const read = readPlanText(text);
        expect(isRefusal(read) || read.length > 0).toBe(true);
      }),
    );
  });
});

describe('the periods of a plan', () => {
  const one = { from: '2026-04-01', to: '2026-06-30', amount: '5' };

  it('are put in order, and no day is planned twice', () => {
    const later = { from: '2026-07-01', to: '2026-09-30', amount: '0' };
    expect(readPeriods([later, one], 'GBP')).toEqual([
      { ...one, amount: 500n },
      { ...later, amount: 0n },
    ]);
    expect(readPeriods([{ ...later, from: '2026-06-30' }, one], 'GBP')).toMatchObject({
      code: 'OVERLAP',
      field: 'periods.0.from',
    });
  });

  it.each([
    [{ ...one, from: '2026-04-31' }, 'periods.0.from'],
    [{ ...one, from: '1899-12-31' }, 'periods.0.from'],
    [{ ...one, to: '' }, 'periods.0.to'],
    [{ ...one, to: '2026-03-31' }, 'periods.0.to'],
    [{ ...one, amount: '1.005' }, 'periods.0.amount'],
    [{ ...one, amount: '-1' }, 'periods.0.amount'],
  ])('are refused where they are wrong: %o', (wrong, field) =>
    expect(readPeriods([wrong], 'GBP')).toMatchObject({ code: 'INVALID', field }),
  );

  it('are some, and not too many', () => {
    expect(readPeriods([], 'GBP')).toMatchObject({ field: 'periods' });
    expect(
      readPeriods(
        Array.from({ length: 201 }, () => one),
        'GBP',
      ),
    ).toMatchObject({ field: 'periods' });
  });
});
