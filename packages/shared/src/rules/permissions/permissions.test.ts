import { describe, expect, it } from 'vitest';
import { type Action, may, PERMISSIONS } from './permissions.js';
import { parseRole, ROLES, type Role } from './roles.js';

const actions = Object.keys(PERMISSIONS) as Action[];
const allowedTo = (role: Role): Action[] => actions.filter((action) => may([role], action));

describe('what each role may do', () => {
  it('lets a link worker record outcomes and nothing about money', () => {
    expect(allowedTo('LINK_WORKER').sort()).toEqual(
      [
        'enrolParticipant',
        'submitClaim',
        'resubmitClaim',
        'answerAboutClaim',
        'uploadEvidence',
        'organisations',
        'rateCards',
        'participants',
        'claims',
      ].sort(),
    );
    expect(allowedTo('PROVIDER_MANAGER').sort()).toEqual(allowedTo('LINK_WORKER').sort());
  });

  it('lets a funder settle and look at money, never at participants', () => {
    expect(allowedTo('FUNDER').sort()).toEqual(
      [
        'settleStatement',
        'organisations',
        'rateCards',
        'fundingAgreement',
        'claims',
        'statements',
        'funderShares',
        'portfolio',
      ].sort(),
    );
  });

  it('keeps drafting and publishing, preparing and authorising, in different hands', () => {
    const pairs: [Action, Action][] = [
      ['draftRateCard', 'publishRateCard'],
      ['updateRateCardDraft', 'publishRateCard'],
      ['runPayments', 'authorisePayments'],
      ['submitClaim', 'approveClaim'],
      ['approveClaim', 'verifyClaim'],
      ['verifyClaim', 'reverseClaim'],
    ];
    for (const [one, other] of pairs) {
      expect(ROLES.filter((role) => may([role], one) && may([role], other))).toEqual([]);
    }
  });

  it('gives referrers, anchor organisations and analysts no prices, people or claims', () => {
    for (const role of ['REFERRER', 'ANCHOR', 'ANALYST'] as const)
      expect(allowedTo(role)).toEqual(['organisations']);
  });

  it('lets no role make a partnership, and nobody without a role do anything', () => {
    expect(may(ROLES, 'createPartnership')).toBe(false);
    expect(actions.filter((action) => may([], action))).toEqual([]);
  });

  it('adds several roles up', () => {
    expect(may(['ANALYST', 'VERIFIER'], 'verifyClaims')).toBe(true);
    expect(may(['COMMISSIONER', 'FUNDER'], 'portfolio')).toBe(true);
  });
});

it('reads roles by their exact names', () => {
  expect(parseRole('BACKBONE')).toBe('BACKBONE');
  expect(parseRole('backbone')).toBeNull();
  expect(parseRole('toString')).toBeNull();
});
