import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import { checkSelfReferral, SELF_REFERRAL_FIELDS, type SelfReferralInput } from './check-self-referral.js';
import { checkSelfReferralPage, type SelfReferralPageInput, whatHappensWithWords } from './page.js';

const TODAY = calendarDate('2026-11-27');
const SETTING = {
  today: TODAY,
  lawfulBasis: 'PUBLIC_TASK',
  told: ['We read it.', 'Nobody else does.'],
} as const;
const ANNA: SelfReferralInput = {
  safeWay: 'TEXT',
  phone: '07700 900123',
  givenName: 'Anna',
  familyName: 'Berg',
  takesPart: 'NOT_YET',
};
const messages = (input: SelfReferralInput): Record<string, string> => {
  const found = checkSelfReferral(input, SETTING);
  return Object.fromEntries(
    (Array.isArray(found) ? found : []).map(({ field, message }) => [field, message]),
  );
};

describe('what somebody writes about themself', () => {
  it('becomes a referral that says what they were told, and whether they take part', () => {
    expect(checkSelfReferral(ANNA, SETTING)).toMatchObject({
      takesPart: 'NOT_YET',
      referral: {
        phone: '+447700900123',
        lawfulBasis: 'PUBLIC_TASK',
        told: 'We read it.\nNobody else does.',
        toldOn: TODAY,
        referredOn: TODAY,
        theirReference: null,
      },
    });
  });

  it('is refused in words to the person, all at once', () => {
    expect(messages({ safeWay: 'CALL', birthDate: '2031-01-01', postcode: 'x'.repeat(30) })).toEqual({
      phone: 'Give a phone number that is safe, or choose another way.',
      givenName: 'Give your first name.',
      familyName: 'Give your last name.',
      birthDate: 'Check the date you were born.',
      postcode: 'Check the postcode, or leave it out.',
      takesPart: 'Choose yes or not yet.',
    });
    expect(messages({ ...ANNA, safeWay: 'IN_PERSON' })).toEqual({
      safeNote: 'Tell us where and when we can meet you.',
    });
    expect(messages({ ...ANNA, hopes: 'a'.repeat(5001) })).toEqual({
      hopes: 'Shorten this to 5,000 characters.',
    });
  });

  it('sets neither a lawful basis nor a source nor a day, whatever is sent', () => {
    const sent = {
      ...ANNA,
      lawfulBasis: 'CONSENT',
      referredOn: '2020-01-01',
      theirReference: 'X',
      told: 'No',
    };
    expect(checkSelfReferral(sent, SETTING)).toEqual(checkSelfReferral(ANNA, SETTING));
  });

  it('is never spoken of as somebody else’s, whatever is wrong with it', () => {
    const value = fc.option(
      fc.oneof(fc.string(), fc.constantFrom('CALL', 'EMAIL', 'THROUGH_SOMEONE', '31/31/2000')),
    );
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries([...SELF_REFERRAL_FIELDS, 'takesPart'].map((field) => [field, value]))),
        (input) => {
          const said = Object.values(messages(input as SelfReferralInput)).join(' ');
          expect(said).not.toMatch(/the person|\bthey\b|referral/i);
        },
      ),
    );
  });
});

const PAGE: SelfReferralPageInput = {
  isOpen: true,
  welcome: '  ',
  controller: 'Kirklees Council',
  answersRequests: 'data@kirklees.example',
  lawfulBasis: 'PUBLIC_TASK',
};

describe('the page of a partnership', () => {
  it('is kept with who is responsible and who answers, and no empty words', () => {
    expect(checkSelfReferralPage(PAGE)).toEqual({ ...PAGE, welcome: null, otherWay: null });
    expect(
      checkSelfReferralPage({ ...PAGE, controller: ' ', answersRequests: '', lawfulBasis: 'WISH' }),
    ).toMatchObject([{ field: 'controller' }, { field: 'answersRequests' }, { field: 'lawfulBasis' }]);
    expect(checkSelfReferralPage({ ...PAGE, welcome: 'a'.repeat(2001), otherWay: '\u0000' })).toMatchObject([
      { field: 'welcome', message: 'Shorten this to 2,000 characters.' },
      { field: 'otherWay' },
    ]);
  });

  it('says who reads the words, who keeps them, on which ground, and whom to ask', () => {
    const page = checkSelfReferralPage(PAGE);
    if (Array.isArray(page)) throw new Error('refused');
    const said = whatHappensWithWords('Homes Together', page).join(' ');
    expect(said).toContain('The team at Homes Together reads what you write.');
    expect(said).toContain(
      'Kirklees Council keeps your words safe. We keep your words because it is our job, by law',
    );
    expect(said).toContain('Ask: data@kirklees.example');
  });
});
