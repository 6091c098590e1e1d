import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../calendar/index.js';
import { checkEnrolmentDates } from './check-enrolment-dates.js';

const on = (date: string): CalendarDate => date as CalendarDate;
const today = on('2026-10-06');
const contractTo = on('2027-03-31');
const messages = (enrolledOn: CalendarDate, birthDate: CalendarDate | null = null) =>
  checkEnrolmentDates({ enrolledOn, birthDate, today, contractTo }).map(
    ({ field, message }) => `${field}: ${message}`,
  );

describe('the dates of an enrolment', () => {
  const days = fc.integer({ min: -60_000, max: 60_000 }).map((by) => addDays(today, by));

  it('hold exactly when support begins by today, within the contract, after a birth within 130 years', () => {
    fc.assert(
      fc.property(days, fc.option(days), (enrolledOn, birthDate) => {
        const holds =
          enrolledOn <= today &&
          enrolledOn >= '1900-01-01' &&
          enrolledOn <= contractTo &&
          (birthDate === null || (birthDate <= enrolledOn && birthDate >= '1896-10-06'));
        expect(messages(enrolledOn, birthDate).length === 0).toBe(holds);
      }),
    );
  });

  it('say what is wrong with each of them at once', () => {
    expect(messages(on('2026-10-07'), on('1800-01-01'))).toEqual([
      'enrolledOn: 7 October 2026 is in the future. Enrol the participant once support begins, with a date up to today, 6 October 2026.',
      'birthDate: 1 January 1800 is too long ago. Check the year.',
    ]);
  });

  it('say whom to ask once the contract is over, as nobody can go back in time', () => {
    const after = (now: string) =>
      checkEnrolmentDates({ enrolledOn: on('2027-04-02'), today: on(now), contractTo })[0]?.message;
    expect(after('2027-04-02')).toBe(
      'The contract ended on 31 March 2027. Give that date or an earlier one, or ask the backbone to record a later end under This partnership.',
    );
    expect(after('2027-03-31')).toContain('is in the future');
  });

  it('say that a birth is in the future before they compare it with the first day of support', () => {
    expect(messages(on('2026-10-01'), on('2086-10-01'))).toEqual([
      'birthDate: Nobody is born on 1 October 2086 yet. Check the date of birth.',
    ]);
    expect(messages(on('2026-10-01'), on('2026-10-02'))).toEqual([
      'birthDate: Support cannot begin before birth, on 2 October 2026. Check both dates.',
    ]);
  });
});
