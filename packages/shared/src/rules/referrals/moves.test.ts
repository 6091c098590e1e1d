import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { ROLES } from '../permissions/index.js';
import { isRefusal } from '../refusals/index.js';
import {
  type AgreementStep,
  agreementOn,
  checkAgreementStep,
  checkDeclineReasons,
  checkReferralMove,
  daysWaited,
  describeWait,
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

describe('agreeing to take part', () => {
  const step = (kind: AgreementStep['kind'], on: string): AgreementStep => ({
    kind,
    on: calendarDate(on),
    how: 'SPOKEN',
  });

  it('is what the person said last by a day', () => {
    const steps = [
      step('AGREED', '2026-03-01'),
      step('TAKEN_BACK', '2026-06-01'),
      step('AGREED', '2026-06-01'),
    ];
    expect(agreementOn([], today)).toBe('NOT_ASKED');
    expect(agreementOn(steps, calendarDate('2026-02-28'))).toBe('NOT_ASKED');
    expect(agreementOn(steps, calendarDate('2026-05-31'))).toBe('AGREED');
    expect(agreementOn(steps.slice(0, 2), today)).toBe('TAKEN_BACK');
    expect(agreementOn(steps, today)).toBe('AGREED');
  });

  it('takes only steps that follow, and takes back only what was given', () => {
    const agreed = [step('AGREED', '2026-03-01')];
    expect(checkAgreementStep([], step('AGREED', '2026-11-27'), today)).toMatchObject({
      code: 'OUT_OF_RANGE',
      field: 'on',
    });
    expect(checkAgreementStep(agreed, step('TAKEN_BACK', '2026-02-01'), today)).toMatchObject({
      field: 'on',
    });
    expect(checkAgreementStep(agreed, step('AGREED', '2026-04-01'), today)).toMatchObject({ field: 'kind' });
    expect(checkAgreementStep([], step('TAKEN_BACK', '2026-04-01'), today)).toMatchObject({ field: 'kind' });
    expect(checkAgreementStep(agreed, step('TAKEN_BACK', '2026-03-01'), today)).toBeNull();
  });
});

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
    expect(() => daysWaited([...steps].reverse(), today)).toThrow(RangeError);
  });
});
