import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ATTENDANCES,
  type Attendance,
  type AttendanceBasis,
  attendanceShare,
  meetsAttendance,
  USUAL_ATTENDANCE_BASIS,
} from './attendance.js';

const times = (count: number, one: Attendance): Attendance[] => Array.from({ length: count }, () => one);
const ticks = fc.array(fc.constantFrom(...ATTENDANCES), { maxLength: 60 });
const basis: fc.Arbitrary<AttendanceBasis> = fc.record({
  contacts: fc.nat(10),
  percent: fc.integer({ min: 1, max: 100 }),
  apologiesExcuse: fc.boolean(),
});

describe('attendance', () => {
  it('is reached at six contacts and three quarters of the sessions, and not one short of either', () => {
    const three = [...times(9, 'PRESENT'), ...times(3, 'ABSENT')];
    expect(meetsAttendance(6, three, USUAL_ATTENDANCE_BASIS)).toBe(true);
    expect(meetsAttendance(5, three, USUAL_ATTENDANCE_BASIS)).toBe(false);
    expect(meetsAttendance(6, [...three, 'ABSENT'], USUAL_ATTENDANCE_BASIS)).toBe(false);
    expect(meetsAttendance(6, [], USUAL_ATTENDANCE_BASIS)).toBe(false);
  });

  it('is not reached by rounding: 74.9 per cent is none of 75', () => {
    const nearly = [...times(749, 'PRESENT'), ...times(251, 'ABSENT')];
    expect(meetsAttendance(9, nearly, USUAL_ATTENDANCE_BASIS)).toBe(false);
    expect(attendanceShare(nearly, USUAL_ATTENDANCE_BASIS).percent).toBe(74);
  });

  it('is told in whole per cent, and 100 is all of them', () => {
    fc.assert(
      fc.property(ticks, basis, (ticked, asked) => {
        const { present, expected, percent } = attendanceShare(ticked, asked);
        expect(present).toBeLessThanOrEqual(expected);
        expect(percent === null).toBe(expected === 0);
        expect(percent === 100).toBe(expected > 0 && present === expected);
      }),
    );
  });

  it('never falls by coming, never rises by staying away, and knows no order', () => {
    fc.assert(
      fc.property(ticks, basis, fc.nat(12), (ticked, asked, contacts) => {
        const met = meetsAttendance(contacts, ticked, asked);
        if (met) expect(meetsAttendance(contacts + 1, [...ticked, 'PRESENT'], asked)).toBe(true);
        else expect(meetsAttendance(contacts, [...ticked, 'ABSENT'], asked)).toBe(false);
        expect(meetsAttendance(contacts, [...ticked].reverse(), asked)).toBe(met);
        expect(meetsAttendance(contacts, [...ticked, ...ticked], asked)).toBe(met);
      }),
    );
  });

  it('is not touched by apologies that excuse, and they count as absence where they do not', () => {
    fc.assert(
      fc.property(ticks, basis, fc.nat(12), fc.nat(5), (ticked, asked, contacts, sorry) => {
        const also = (one: Attendance) => meetsAttendance(contacts, [...ticked, ...times(sorry, one)], asked);
        expect(also('APOLOGIES')).toBe(
          asked.apologiesExcuse ? meetsAttendance(contacts, ticked, asked) : also('ABSENT'),
        );
      }),
    );
  });
});
