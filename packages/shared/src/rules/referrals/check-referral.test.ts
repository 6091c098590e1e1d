import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { checkReferral, REFERRAL_FIELDS, type ReferralInput } from './index.js';

const today = calendarDate('2026-11-26');
const whole: ReferralInput = {
  safeWay: 'CALL',
  safeNote: 'Mornings only, leave no message.',
  givenName: ' Zoë ',
  familyName: 'O’Brien',
  birthDate: '5 March 1987',
  phone: '07700 900123',
  email: 'Zoe@Example.org',
  postcode: 'hd12tt',
  hopes: 'A home near my sister.',
  lawfulBasis: 'PUBLIC_TASK',
  told: 'We read the notice together.',
  toldOn: '20/11/2026',
};
const fields = (more: Partial<ReferralInput>) => {
  const referral = checkReferral({ ...whole, ...more }, today);
  return Array.isArray(referral) ? referral.map(({ code, field }) => `${code} ${field ?? ''}`) : [];
};

describe('a referral', () => {
  it('is made exact', () => {
    expect(checkReferral(whole, today)).toEqual({
      safeWay: 'CALL',
      safeNote: 'Mornings only, leave no message.',
      givenName: 'Zoë',
      familyName: 'O’Brien',
      birthDate: '1987-03-05',
      phone: '+447700900123',
      email: 'zoe@example.org',
      postcode: 'HD1 2TT',
      hopes: 'A home near my sister.',
      strengths: null,
      prefers: null,
      avoids: null,
      lawfulBasis: 'PUBLIC_TASK',
      told: 'We read the notice together.',
      toldOn: '2026-11-20',
      notToldBecause: null,
      referredOn: '2026-11-26',
      theirReference: null,
    });
  });

  it('is of somebody who can live: nobody is 140, and nobody is born tomorrow', () => {
    expect(fields({ birthDate: '1886-11-26' })).toEqual(['OUT_OF_RANGE birthDate']);
    expect(fields({ birthDate: '2026-11-27' })).toEqual(['OUT_OF_RANGE birthDate']);
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 400 }), (by) => {
        const birthDate = addDays(today, by);
        const lives = by <= 0 && birthDate >= '1896-11-26';
        expect(fields({ birthDate })).toEqual(lives ? [] : ['OUT_OF_RANGE birthDate']);
      }),
    );
  });

  it('asks first how the person can be reached safely, and for what that takes', () => {
    expect(fields({ safeWay: null })).toEqual(['INVALID safeWay']);
    expect(fields({ safeWay: 'TEXT', phone: '' })).toEqual(['INVALID phone']);
    expect(fields({ safeWay: 'EMAIL', email: null })).toEqual(['INVALID email']);
    expect(fields({ safeWay: 'THROUGH_SOMEONE', safeNote: ' ', phone: null })).toEqual(['INVALID safeNote']);
    expect(fields({ safeWay: 'IN_PERSON', safeNote: 'At the library on Tuesdays', phone: null })).toEqual([]);
  });

  it('says what the person was told, or why not yet', () => {
    expect(fields({ told: null })).toEqual(['INVALID told']);
    expect(fields({ told: null, notToldBecause: 'The partner reads the post.' })).toEqual([]);
    expect(fields({ notToldBecause: 'Could not be found.' })).toEqual(['INVALID notToldBecause']);
    expect(fields({ toldOn: '2026-11-27' })).toEqual(['OUT_OF_RANGE toldOn']);
  });

  it('says everything that is wrong at once, a field a time, in the order of the questions', () => {
    const wrong = checkReferral(
      {
        givenName: '\u200b',
        familyName: 'x'.repeat(201),
        birthDate: '31/2/1990',
        phone: '12',
        email: 'nobody',
        postcode: 'HD1',
        hopes: '\0',
        lawfulBasis: 'BECAUSE',
        referredOn: '1/1/1899',
        theirReference: 'r'.repeat(65),
      },
      today,
    );
    expect(Array.isArray(wrong) && wrong.map(({ field }) => field)).toEqual([
      'safeWay',
      'givenName',
      'familyName',
      'birthDate',
      'phone',
      'email',
      'postcode',
      'hopes',
      'lawfulBasis',
      'told',
      'referredOn',
      'theirReference',
    ]);
  });

  it('never throws, and names each field once, whatever is sent', () => {
    const odd = fc.oneof(
      fc.constantFrom(
        null,
        undefined,
        '',
        ' ',
        'CALL',
        'EMAIL',
        'PUBLIC_TASK',
        '2026-01-01',
        '07700 900123',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.record(Object.fromEntries(REFERRAL_FIELDS.map((field) => [field, odd]))), (input) => {
        const referral = checkReferral(input as ReferralInput, today);
        if (!Array.isArray(referral)) return;
        const named = referral.map(({ field }) => field);
        expect(new Set(named).size).toBe(named.length);
        expect(named.length).toBeGreaterThan(0);
      }),
    );
  });
});
