import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { daysWaited, describeWait, isOpenReferral, REFERRAL_STATES } from './index.js';

const today = calendarDate('2026-11-26');

describe('how long somebody waited', () => {
  const history = fc
    .array(fc.record({ state: fc.constantFrom(...REFERRAL_STATES), stays: fc.nat(40) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((steps) => {
      let on = calendarDate('2026-01-01');
      return steps.map(({ state, stays }) => {
        const step = { state, on };
        on = addDays(on, stays);
        return { step, stays };
      });
    });

  it('is the sum of the days in which somebody owed them an answer', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const waited = daysWaited(
          steps.map(({ step }) => step),
          calendarDate('2027-12-31'),
        );
        const inner = steps.slice(0, -1).filter(({ step }) => isOpenReferral(step.state));
        const known = inner.reduce((sum, { stays }) => sum + stays, 0);
        const last = steps.at(-1)?.step;
        expect(waited.waits).toBe(last !== undefined && isOpenReferral(last.state));
        if (!waited.waits) expect(waited.days).toBe(known);
        else expect(waited.days).toBeGreaterThan(known);
        expect([...waited.byState.values()].reduce((sum, days) => sum + days, 0)).toBe(waited.days);
      }),
    );
  });

  it('stands still while a referral is closed, and counts no day that has not come', () => {
    const on = calendarDate;
    const steps = [
      { state: 'RECEIVED', on: on('2026-11-01') },
      { state: 'DECLINED', on: on('2026-11-05') },
      { state: 'IN_TRIAGE', on: on('2026-11-20') },
      { state: 'STARTED', on: on('2026-11-21') },
    ] as const;
    expect(daysWaited(steps, today).days).toBe(5);
    expect(describeWait(daysWaited(steps, today))).toBe('waited 5 days');
    expect(describeWait(daysWaited(steps.slice(0, 1), on('2026-10-01')))).toBe('waits since today');
    const tomorrow = { state: 'DECLINED', on: on('2026-11-27') } as const;
    expect(daysWaited([{ state: 'RECEIVED', on: on('2026-11-20') }, tomorrow], today).days).toBe(6);
    expect(() => daysWaited([...steps].reverse(), today)).toThrow(RangeError);
  });
});
