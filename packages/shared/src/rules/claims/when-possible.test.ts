import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate as on } from '../calendar/index.js';
import { minor } from '../money/index.js';
import { isRefusal } from '../refusals/index.js';
import { judgeSubmission, type PricedTariff } from './judge-submission.js';
import { type PossibleFacts, whenPossible } from './when-possible.js';

const line = (outcomeCode: string, after: string | null, months: string | null): PricedTariff => ({
  id: outcomeCode,
  outcomeCode,
  title: outcomeCode,
  domain: 'Home',
  cohort: 'NEW',
  price: minor(100n),
  evidence: ['DOCUMENT'],
  after,
  sustain: months === null ? null : { unit: 'MONTHS', length: months, breakDays: 0, breakRestarts: true },
  maximumPaid: null,
  maximumPaidPerYear: null,
  basis: 'PARTICIPANT',
  sensitive: false,
});

const TARIFFS = [line('ENTRY', null, null), line('STAY', 'ENTRY', '3'), line('LONG', 'STAY', '12')];
const facts = (given: Partial<PossibleFacts> = {}): PossibleFacts => ({
  today: on('2025-06-01'),
  contractFrom: on('2024-01-01'),
  contractTo: on('2025-12-31'),
  enrolledOn: on('2025-01-15'),
  tariffs: TARIFFS,
  achieved: [],
  ...given,
});
const of = (code: string, given: Partial<PossibleFacts> = {}) => {
  const tariff = TARIFFS.find((one) => one.outcomeCode === code);
  return tariff ? whenPossible(facts(given), tariff) : null;
};

describe('when an outcome is possible', () => {
  it('is from the first day of support to today', () => {
    expect(of('ENTRY')).toEqual({ kind: 'NOW', from: '2025-01-15', to: '2025-06-01' });
    expect(of('ENTRY', { enrolledOn: null })).toEqual({ kind: 'LATER' });
    expect(of('ENTRY', { contractFrom: on('2025-07-01') })).toEqual({ kind: 'LATER' });
    expect(of('STAY')).toEqual({ kind: 'LATER' });
  });

  it('ends with the contract', () => {
    expect(of('ENTRY', { today: on('2026-03-01') })).toEqual({
      kind: 'NOW',
      from: '2025-01-15',
      to: '2025-12-31',
    });
    expect(of('ENTRY', { today: on('2026-03-01'), contractTo: on('2024-12-31') })).toMatchObject({
      kind: 'NEVER',
      whyNot: 'Not possible: the contract ended on 31 December 2024',
    });
  });

  it('is never, when what has to be sustained takes longer than the contract', () => {
    expect(of('LONG')).toMatchObject({
      kind: 'NEVER',
      whyNot: 'Not possible: the contract ends on 31 December 2025, before it can be reached',
    });
    const achieved = [{ outcomeCode: 'ENTRY', achievedOn: on('2025-10-15'), state: 'VERIFIED' as const }];
    expect(of('STAY', { achieved })).toMatchObject({ kind: 'NEVER' });
    expect(of('STAY', { achieved, contractTo: on('2026-01-15') })).toEqual({ kind: 'LATER' });
  });

  it('agrees with the judge of submissions on every day', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays(on('2024-01-01'), days));
    fc.assert(
      fc.property(
        day,
        day,
        day,
        day,
        day,
        fc.constantFrom('ENTRY', 'STAY'),
        (a, b, today, enrolledOn, achievedOn, code) => {
          const [contractFrom, contractTo] = a < b ? [a, b] : [b, a];
          const achieved = [{ outcomeCode: 'ENTRY', achievedOn: enrolledOn, state: 'VERIFIED' as const }];
          const known = code === 'ENTRY' ? [] : achieved;
          const when = of(code, { contractFrom, contractTo, today, enrolledOn, achieved: known });
          const judged = judgeSubmission({
            today,
            contractFrom,
            contractTo,
            enrolledOn,
            cohort: 'NEW',
            outcomeCode: code,
            achievedOn,
            tariffs: TARIFFS,
            evidence: [{ kind: 'DOCUMENT', hasFile: true }],
            achieved: known,
            counts: { total: 0, inContractYear: 0 },
            alreadyClaimed: false,
            reversalPending: false,
          });
          const possible = when?.kind === 'NOW' && achievedOn >= when.from && achievedOn <= when.to;
          expect(isRefusal(judged)).toBe(!possible);
        },
      ),
    );
  });
});
