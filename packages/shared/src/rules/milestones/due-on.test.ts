import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate, daysBetween } from '../calendar/index.js';
import { describeSustain, dueOn } from './due-on.js';

const on = calendarDate;

describe('when a sustained outcome falls due', () => {
  it.each([
    ['2025-11-30', '3', '2026-02-28'],
    ['2023-11-30', '3', '2024-02-29'],
    ['2024-02-29', '12', '2025-02-28'],
    ['2024-02-29', '48', '2028-02-29'],
    ['2025-08-31', '6', '2026-02-28'],
    ['2025-03-31', '1', '2025-04-30'],
    ['2025-01-15', '18', '2026-07-15'],
  ])('counts calendar months from %s: %s months end on %s', (start, length, due) => {
    expect(dueOn(on(start), { unit: 'MONTHS', length })).toBe(due);
  });

  it('counts a part of a day as the next whole one', () => {
    const start = on('2026-01-01');
    expect(daysBetween(start, dueOn(start, { unit: 'WEEKS', length: '6' }))).toBe(42);
    expect(daysBetween(start, dueOn(start, { unit: 'WEEKS', length: '6.5' }))).toBe(46);
    expect(daysBetween(start, dueOn(start, { unit: 'WEEKS', length: '6.50' }))).toBe(46);
    expect(daysBetween(start, dueOn(start, { unit: 'WEEKS', length: '0.01' }))).toBe(1);
  });

  it('takes a full-time-equivalent week for seven days until hours are recorded', () => {
    const start = on('2025-12-20');
    for (const length of ['6.5', '13', '26']) {
      expect(dueOn(start, { unit: 'FTE_WEEKS', length })).toBe(dueOn(start, { unit: 'WEEKS', length }));
    }
    expect(dueOn(start, { unit: 'FTE_WEEKS', length: '13' })).toBe('2026-03-21');
  });

  it('takes no length that a rate card cannot hold', () => {
    for (const length of ['0', '-1', '1e2', '', '1.234'])
      expect(() => dueOn(on('2026-01-01'), { unit: 'WEEKS', length })).toThrow(RangeError);
    expect(() => dueOn(on('2026-01-01'), { unit: 'MONTHS', length: '1.5' })).toThrow(RangeError);
  });

  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(on('1990-01-01'), days));
  const unit = fc.constantFrom('MONTHS' as const, 'WEEKS' as const, 'FTE_WEEKS' as const);

  it('never falls due earlier for a later start', () => {
    fc.assert(
      fc.property(day, fc.nat(400), unit, fc.integer({ min: 1, max: 60 }), (start, later, of, length) => {
        const sustain = { unit: of, length: String(length) };
        expect(dueOn(addDays(start, later), sustain) >= dueOn(start, sustain)).toBe(true);
      }),
    );
  });

  it('never falls due earlier for a longer time, and always after the start', () => {
    const hundredths = fc.integer({ min: 1, max: 6000 });
    fc.assert(
      fc.property(day, hundredths, hundredths, (start, one, other) => {
        const due = (length: number) => dueOn(start, { unit: 'WEEKS', length: (length / 100).toFixed(2) });
        expect(due(Math.max(one, other)) >= due(Math.min(one, other))).toBe(true);
        expect(due(one) > start).toBe(true);
      }),
    );
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (start, months) => {
        const due = (length: number) => dueOn(start, { unit: 'MONTHS', length: String(length) });
        expect(due(months + 1) > due(months)).toBe(true);
        expect(due(months) > start).toBe(true);
      }),
    );
  });
});

it('says lengths in words', () => {
  expect(describeSustain({ unit: 'MONTHS', length: '1' })).toBe('1 month');
  expect(describeSustain({ unit: 'MONTHS', length: '18.00' })).toBe('18 months');
  expect(describeSustain({ unit: 'WEEKS', length: '6' })).toBe('6 weeks');
  expect(describeSustain({ unit: 'FTE_WEEKS', length: '6.50' })).toBe('6.5 full-time weeks');
});
