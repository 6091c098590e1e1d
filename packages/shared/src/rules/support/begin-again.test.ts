import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { CASELOAD_PHASES } from '../caseload/index.js';
import { checkBeginAgain, type EarlierSupport } from './index.js';

const on = calendarDate;
const closed: EarlierSupport = {
  phase: 'CLOSED',
  enrolledOn: on('2025-01-10'),
  endedOn: on('2025-06-30'),
  lastStepOn: on('2025-06-30'),
  isOwn: false,
};

describe('support that begins again', () => {
  it('waits until the support that goes on has ended, and does not say with whom it is', () => {
    expect(checkBeginAgain(closed, on('2025-07-01'))).toBeNull();
    expect(checkBeginAgain({ ...closed, phase: 'MONITORING' }, on('2025-07-01'))).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('another provider supports them now'),
    });
    expect(checkBeginAgain({ ...closed, phase: 'ACTIVE', isOwn: true }, on('2025-07-01'))).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('since 10 January 2025'),
    });
  });

  it('begins after the last day of the earlier one, as far as that is known', () => {
    expect(checkBeginAgain(closed, on('2025-06-30'))).toMatchObject({ code: 'OUT_OF_RANGE', field: 'on' });
    const unknown = { ...closed, endedOn: null, lastStepOn: null };
    expect(checkBeginAgain(unknown, on('2025-01-10'))).toMatchObject({ code: 'OUT_OF_RANGE' });
    expect(checkBeginAgain(unknown, on('2025-01-11'))).toBeNull();
  });

  it('never lets two episodes of one person share a day, whatever is known', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(closed.enrolledOn, days));
    const earlier = fc.record({
      phase: fc.constantFrom(...CASELOAD_PHASES),
      enrolledOn: fc.constant(closed.enrolledOn),
      endedOn: fc.option(day),
      lastStepOn: fc.option(day),
      isOwn: fc.boolean(),
    });
    fc.assert(
      fc.property(earlier, day, (support, wished) => {
        const may = checkBeginAgain(support, wished) === null;
        const after = [support.enrolledOn, support.endedOn, support.lastStepOn].every(
          (known) => known === null || wished > known,
        );
        expect(may).toBe(support.phase === 'CLOSED' && after);
      }),
    );
  });
});
