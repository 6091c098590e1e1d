import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { minor } from '../money/index.js';
import type { TariffTerms } from '../rate-cards/index.js';
import { contractYear, contractYearOf } from './contract-year.js';
import type { AchievedOutcome } from './earlier-outcome.js';
import { type BaselineFacts, judgeBaseline } from './judge-baseline.js';
import { judgeVerification, type VerificationFacts } from './judge-verification.js';
import { CLAIM_STATES } from './states.js';

const on = calendarDate;
const entered = (state: AchievedOutcome['state'], achievedOn = '2025-11-30'): AchievedOutcome => ({
  outcomeCode: 'ENTRY',
  achievedOn: on(achievedOn),
  state,
});

describe('verifying a claim', () => {
  const facts: VerificationFacts = {
    achievedOn: on('2026-02-28'),
    tariff: {
      title: '3 months at home',
      after: 'ENTRY',
      sustain: { unit: 'MONTHS', length: '3', breakDays: 0, breakRestarts: true },
    },
    afterTitle: 'Entry into accommodation',
    achieved: [],
  };

  it('needs the earlier outcome verified or later, or a baseline', () => {
    const passes = [...CLAIM_STATES, 'BASELINE' as const].filter(
      (state) => judgeVerification({ ...facts, achieved: [entered(state)] }) === null,
    );
    expect(passes).toEqual(['VERIFIED', 'BILLED', 'PAID', 'BASELINE']);
  });

  it('says whether there is something to verify first', () => {
    const waiting = judgeVerification({ ...facts, achieved: [entered('APPROVED')] });
    expect(waiting).toMatchObject({ code: 'EARLIER_OUTCOME_MISSING' });
    expect(waiting?.message).toContain('Verify that claim first');
    const gone = judgeVerification({ ...facts, afterTitle: null, achieved: [entered('REVERSED')] });
    expect(gone?.message).toContain('“ENTRY”, which is not claimed or was rejected or reversed');
  });

  it('counts the time anew when the earlier outcome was reversed and claimed for a later day', () => {
    const achieved = [entered('REVERSED'), entered('VERIFIED', '2025-12-15')];
    const refusal = judgeVerification({ ...facts, achieved });
    expect(refusal).toMatchObject({ code: 'TOO_SOON', field: 'achievedOn' });
    expect(refusal?.message).toContain('15 March 2026');
  });

  it('asks nothing of an outcome that follows none', () => {
    const tariff = { title: 'Entry', after: null, sustain: null };
    expect(judgeVerification({ ...facts, tariff })).toBeNull();
  });
});

describe('a baseline', () => {
  const tariff: TariffTerms = {
    outcomeCode: 'ENTRY',
    title: 'Entry into accommodation',
    domain: 'Accommodation',
    cohort: 'NEW',
    price: minor(68_500n),
    evidence: ['DOCUMENT'],
    after: null,
    sustain: null,
    maximumPaid: null,
    maximumPaidPerYear: null,
    basis: 'PARTICIPANT',
    sensitive: false,
  };
  const facts: BaselineFacts = {
    today: on('2026-03-05'),
    cohort: 'HISTORIC',
    outcomeCode: 'ENTRY',
    achievedOn: on('2017-06-01'),
    tariffs: [tariff],
    achieved: [entered('REJECTED'), entered('REVERSED')],
  };

  it('is of any age, and of an outcome that new participants are paid for', () => {
    expect(judgeBaseline(facts)).toBeNull();
    expect(judgeBaseline({ ...facts, achievedOn: facts.today })).toBeNull();
  });

  it('is refused for new participants, for the future, for unknown outcomes and a second time', () => {
    expect(judgeBaseline({ ...facts, cohort: 'NEW' })?.code).toBe('INVALID');
    expect(judgeBaseline({ ...facts, achievedOn: on('2026-03-06') })?.code).toBe('OUT_OF_RANGE');
    expect(judgeBaseline({ ...facts, outcomeCode: 'OTHER' })?.code).toBe('NOT_ON_RATE_CARD');
    for (const state of ['BASELINE', 'SUBMITTED', 'PAID'] as const)
      expect(judgeBaseline({ ...facts, achieved: [entered(state)] })?.code).toBe('ALREADY_CLAIMED');
  });
});

describe('years of the contract', () => {
  it('turn on the anniversary of its first day', () => {
    const from = on('2019-09-01');
    expect(contractYearOf(on('2019-09-01'), from)).toBe(1);
    expect(contractYearOf(on('2020-08-31'), from)).toBe(1);
    expect(contractYearOf(on('2020-09-01'), from)).toBe(2);
    expect(contractYearOf(on('2019-08-31'), from)).toBe(0);
    expect(contractYear(on('2021-01-01'), from)).toEqual({ number: 2, from: '2020-09-01', to: '2021-08-31' });
  });

  it('of a contract from 29 February turn on the 28th where there is no 29th', () => {
    const from = on('2024-02-29');
    expect(contractYearOf(on('2025-02-27'), from)).toBe(1);
    expect(contractYear(on('2025-02-28'), from)).toEqual({ number: 2, from: '2025-02-28', to: '2026-02-27' });
    expect(contractYear(on('2028-02-28'), from)).toEqual({ number: 4, from: '2027-02-28', to: '2028-02-28' });
  });

  it('end where the calendar ends', () => {
    expect(contractYear(on('9999-12-31'), on('9999-01-01'))).toEqual({
      number: 1,
      from: '9999-01-01',
      to: '9999-12-31',
    });
  });

  it('lie end to end, without a gap or an overlap', () => {
    const day = fc.nat(12_000).map((days) => addDays(on('2000-01-01'), days));
    fc.assert(
      fc.property(day, fc.nat(5000), (from, days) => {
        const date = addDays(from, days);
        const year = contractYear(date, from);
        expect(year.from <= date && date <= year.to).toBe(true);
        expect(contractYearOf(year.from, from)).toBe(year.number);
        expect(contractYearOf(year.to, from)).toBe(year.number);
        expect(contractYearOf(addDays(year.to, 1), from)).toBe(year.number + 1);
      }),
    );
  });
});
