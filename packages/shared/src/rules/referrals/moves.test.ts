import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { ROLES } from '../permissions/index.js';
import { isRefusal } from '../refusals/index.js';
import {
  checkDeclineReasons,
  checkReferralMove,
  isOpenReferral,
  judgeReferralMove,
  type MovedReferral,
  type MoveInput,
  REFERRAL_MOVES,
  REFERRAL_STATES,
  type ReferralVerb,
  referralVerbsFor,
  USUAL_DECLINE_REASONS,
} from './index.js';

const today = calendarDate('2026-11-26');
const verbs = [...new Set(REFERRAL_MOVES.map(({ verb }) => verb))];
const referral: MovedReferral = {
  state: 'OFFERED',
  receivedOn: calendarDate('2026-11-01'),
  providerId: 'provider',
  agreement: 'AGREED',
};
const fieldsOf = (known: Partial<MovedReferral>, verb: ReferralVerb, input: MoveInput) => {
  const move = checkReferralMove({ ...referral, ...known }, verb, input, {
    today,
    reasons: USUAL_DECLINE_REASONS,
  });
  return Array.isArray(move) ? move.map(({ code, field }) => `${code} ${field ?? ''}`.trim()) : move.to;
};

describe('the life of a referral', () => {
  it('has one way from each state by each verb, and every state is reached', () => {
    const ways = REFERRAL_MOVES.map(({ from, verb }) => `${from} ${verb}`);
    expect(new Set(ways).size).toBe(ways.length);
    const reached = new Set(REFERRAL_MOVES.map(({ to }) => to));
    expect(REFERRAL_STATES.filter((state) => state !== 'RECEIVED' && !reached.has(state))).toEqual([]);
  });

  it('ends nobody without an answer: each open state leads to support, a decline, a withdrawal', () => {
    for (const state of REFERRAL_STATES.filter(isOpenReferral)) {
      const reached = new Set([state]);
      for (const _ of REFERRAL_STATES)
        for (const { from, to } of REFERRAL_MOVES) if (reached.has(from)) reached.add(to);
      for (const end of ['STARTED', 'DECLINED', 'WITHDRAWN', 'SUPPORTED_ONCE'] as const)
        expect(reached.has(end), `${state} to ${end}`).toBe(true);
    }
  });

  it('says no in words to everything that is not in the table', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REFERRAL_STATES), fc.constantFrom(...verbs), (state, verb) => {
        const move = judgeReferralMove(state, verb);
        const listed = REFERRAL_MOVES.some((one) => one.from === state && one.verb === verb);
        expect(isRefusal(move)).toBe(!listed);
        if (isRefusal(move))
          expect(move).toMatchObject({
            code: 'WRONG_STATE',
            message: expect.stringMatching(/^This referral .+\.$/),
          });
      }),
    );
  });

  it('lets providers answer an offer and nothing else, and referrers take back what they sent', () => {
    expect(referralVerbsFor('OFFERED', ['PROVIDER_MANAGER'])).toEqual(['declineOffer', 'startSupport']);
    expect(referralVerbsFor('WAITING', ['PROVIDER_MANAGER', 'LINK_WORKER'])).toEqual([]);
    expect(referralVerbsFor('IN_TRIAGE', ['REFERRER'])).toEqual(['withdrawReferral']);
    expect(referralVerbsFor('STARTED', ROLES)).toEqual([]);
    expect(referralVerbsFor('IN_TRIAGE', ['ASSESSOR'])).toEqual([
      'acceptReferral',
      'declineReferral',
      'withdrawReferral',
      'giveOneOffSupport',
    ]);
  });
});

describe('what a move needs', () => {
  it('is a reason of the list and words for a decline, the provider’s own reasons for an offer', () => {
    expect(fieldsOf({ state: 'WAITING' }, 'declineReferral', {})).toEqual([
      'INVALID reason',
      'INVALID words',
    ]);
    expect(fieldsOf({ state: 'WAITING' }, 'declineReferral', { reason: 'OUT_OF_AREA', words: ' ' })).toEqual([
      'INVALID words',
    ]);
    const words = 'Lives in Leeds now.';
    expect(fieldsOf({ state: 'WAITING' }, 'declineReferral', { reason: 'OUT_OF_AREA', words })).toBe(
      'DECLINED',
    );
    expect(fieldsOf({}, 'declineOffer', { reason: 'OUT_OF_AREA', words })).toEqual(['INVALID reason']);
    expect(fieldsOf({}, 'declineOffer', { reason: 'NO_ROOM', words })).toBe('WAITING');
    expect(fieldsOf({}, 'declineOffer', { reason: 'NO_ROOM', words: 'a'.repeat(5001) })).toEqual([
      'INVALID words',
    ]);
  });

  it('is a provider, an agreement and a day for support to start', () => {
    const nothing = { providerId: null, agreement: 'NOT_ASKED' } as const;
    // whom the hub did not choose nobody can name at the start
    expect(fieldsOf(nothing, 'startSupport', { providerId: 'other' })).toEqual([
      'INVALID providerId',
      'INVALID agreement',
      'INVALID on',
    ]);
    expect(fieldsOf({ agreement: 'TAKEN_BACK' }, 'startSupport', { on: today })).toEqual([
      'INVALID agreement',
    ]);
    expect(fieldsOf({}, 'startSupport', { on: addDays(today, 1) })).toEqual(['OUT_OF_RANGE on']);
    expect(fieldsOf({}, 'startSupport', { on: calendarDate('2026-10-31') })).toEqual(['OUT_OF_RANGE on']);
    expect(fieldsOf({}, 'startSupport', { on: calendarDate('2026-11-01') })).toBe('STARTED');
    expect(fieldsOf({}, 'startSupport', { on: today })).toBe('STARTED');
  });

  it('is to whom, for an offer, and the state before all', () => {
    expect(fieldsOf({ state: 'WAITING' }, 'offerReferral', {})).toEqual(['INVALID providerId']);
    expect(fieldsOf({ state: 'WAITING' }, 'offerReferral', { providerId: 'other' })).toBe('OFFERED');
    expect(fieldsOf({ state: 'STARTED' }, 'declineReferral', {})).toEqual(['WRONG_STATE']);
  });
});

describe('a partnership’s reasons to decline', () => {
  it('can be used as they are shipped, and say what is wrong with others', () => {
    expect(checkDeclineReasons(USUAL_DECLINE_REASONS)).toEqual([]);
    const one = { code: 'A', title: 'Too far', by: ['HUB'], offered: true } as const;
    expect(
      checkDeclineReasons([
        one,
        { ...one, title: ' too  FAR' },
        { ...one, code: 'b c', title: '', by: [] },
      ]).map(({ field }) => field),
    ).toEqual([
      'reasons.1.code',
      'reasons.1.title',
      'reasons.2.code',
      'reasons.2.title',
      'reasons.2.by',
      'reasons',
    ]);
  });
});
