import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { notSeen, USUAL_CASELOAD_GUIDE } from '../caseload/index.js';
import { checkContact, type EnteredContact, minutesText, seenSince, USUAL_CONTACT_KINDS } from './index.js';

const today = calendarDate('2026-03-02');
const when = { kinds: USUAL_CONTACT_KINDS, today, earliest: calendarDate('2020-01-01') };
const met: EnteredContact = { kind: 'VISIT', on: today, at: '14:30', minutes: 45, seen: true };
const wrong = (given: Partial<EnteredContact>) => {
  const refusal = checkContact({ ...met, ...given }, when);
  return refusal && `${refusal.code} ${refusal.field}`;
};

describe('a contact', () => {
  it('says how long it was in hours and minutes, as people do', () => {
    expect([0, 1, 45, 60, 130, 1440].map(minutesText)).toEqual([
      '',
      '1 min',
      '45 min',
      '1 h',
      '2 h 10 min',
      '24 h',
    ]);
  });

  it('is one of the partnership’s kinds, on a day that was, and as long as a day at most', () => {
    expect(wrong({})).toBeNull();
    expect(wrong({ at: null, minutes: null, seen: false })).toBeNull();
    expect(wrong({ kind: 'SEANCE' })).toBe('INVALID kind');
    // comes of ticking who was there
    expect(wrong({ kind: 'GROUP' })).toBe('INVALID kind');
    expect(wrong({ on: addDays(today, 1) })).toBe('OUT_OF_RANGE on');
    expect(wrong({ on: calendarDate('1926-03-02') })).toBe('OUT_OF_RANGE on');
    for (const at of ['24:00', '9:30', '14:60', '', 'noon']) expect(wrong({ at })).toBe('INVALID at');
    for (const minutes of [0, -5, 1441, 1.5]) expect(wrong({ minutes })).toBe('INVALID minutes');
  });

  it('is no meeting where nobody can have met', () => {
    expect(wrong({ kind: 'MESSAGE' })).toBe('INVALID seen');
    expect(wrong({ kind: 'MESSAGE', seen: false })).toBeNull();
  });
});

describe('who is overdue to be seen', () => {
  it('is the same for the database as for the rule', () => {
    const days = fc.integer({ min: -30, max: 200 });
    const phases = fc.constantFrom('WAITING', 'ACTIVE', 'MONITORING', 'CLOSED');
    fc.assert(
      fc.property(days, phases, fc.boolean(), (ago, phase, seen) => {
        const day = addDays(today, -ago);
        const person = {
          id: 'one',
          phase,
          since: seen ? addDays(day, -400) : day,
          lastSeenOn: seen ? day : null,
          scores: [],
          share: 100,
        } as const;
        const over = notSeen([person], today, USUAL_CASELOAD_GUIDE).some((one) => one.over > 0);
        const since = seenSince(today, USUAL_CASELOAD_GUIDE)[phase];
        expect(since !== undefined && day < since).toBe(over);
      }),
    );
  });
});
