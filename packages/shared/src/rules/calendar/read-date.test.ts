import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate, formatDate, isUnreadable, readDate } from './index.js';

const day = fc.integer({ min: -45_000, max: 20_000 }).map((by) => addDays(calendarDate('2026-01-01'), by));
const parts = (date: string) =>
  [date.slice(0, 4), String(Number(date.slice(5, 7))), String(Number(date.slice(8)))] as const;

describe('a date as somebody wrote it', () => {
  it('is read however people here and their programs write it, the day before the month', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, dayOf] = parts(date);
        const words = formatDate(date);
        const [, name = ''] = words.split(' ');
        for (const written of [
          date,
          ` ${date} `,
          `${date} 00:00:00`,
          `${date}T00:00:00.000Z`,
          `${dayOf}/${month}/${year}`,
          `${dayOf.padStart(2, '0')}.${month.padStart(2, '0')}.${year}`,
          `${dayOf}-${month}-${year}`,
          words,
          `${dayOf}-${name.slice(0, 3)}-${year}`,
          `Tuesday, ${dayOf}th ${name.toUpperCase()} ${year}`,
        ])
          expect([written, readDate(written)]).toEqual([written, date]);
      }),
    );
  });

  it.each([
    ['03/25/1987', 'There is no month 25. Write the day before the month, for example 25/3/1987.'],
    ['31/4/1987', 'There is no such day in the calendar. Check the day and the month.'],
    ['5/3/87', 'Write the year with four figures, for example 5/3/1987.'],
    [
      '31837',
      'This is the number by which a spreadsheet keeps a date. Format the column as a date, then save the file again.',
    ],
    ['about 1960', 'This cannot be read as a date. Write it like 2026-04-01 or 1/4/2026, the day first.'],
    ['5 Foo 1987', 'This cannot be read as a date. Write it like 2026-04-01 or 1/4/2026, the day first.'],
  ])('%s is refused with what to write', (text, message) => {
    expect(readDate(text)).toEqual({ message });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('0', '1', '9', '/', '-', ' ', 'M', 'a', 'r', ':', 'T') }),
        (text) => {
          const read = readDate(text);
          expect(isUnreadable(read) ? read.message.length > 0 : read.length === 10).toBe(true);
        },
      ),
    );
  });
});
