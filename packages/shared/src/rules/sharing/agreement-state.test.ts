import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import { isOver, type SharingDates, sharingState } from './agreement-state.js';

const SIGNED: SharingDates = {
  startsOn: calendarDate('2026-03-01'),
  expiresOn: calendarDate('2026-08-31'),
  isSigned: true,
  isEnded: false,
};
const on = (day: string, dates: SharingDates = SIGNED): string => sharingState(dates, calendarDate(day));

describe('where an information-sharing agreement stands', () => {
  it('is in force from its first day to its last one, both included', () => {
    expect(['2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01'].map((day) => on(day))).toEqual([
      'SIGNED',
      'IN_FORCE',
      'IN_FORCE',
      'EXPIRED',
    ]);
  });

  it('is never in force before every party has signed', () => {
    const draft = { ...SIGNED, isSigned: false };
    expect([on('2026-05-01', draft), on('2026-09-01', draft)]).toEqual(['DRAFT', 'EXPIRED']);
  });

  it('is over once somebody ended it, whatever its dates say', () => {
    expect(on('2026-05-01', { ...SIGNED, isEnded: true })).toBe('ENDED');
    expect((['ENDED', 'EXPIRED', 'IN_FORCE', 'SIGNED', 'DRAFT'] as const).map(isOver)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
