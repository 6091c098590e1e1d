import { describe, expect, it } from 'vitest';
import { calendarDate as on } from '../calendar/index.js';
import type { ClaimState, PricedTariff } from '../claims/index.js';
import type { StatusSpell } from '../milestones/index.js';
import { minor } from '../money/index.js';
import { type LadderFacts, type LadderOutcome, ladderOf, type SustainedRecords } from './ladder-of.js';

const line = (outcomeCode: string, given: Partial<PricedTariff> = {}): PricedTariff => ({
  id: outcomeCode,
  outcomeCode,
  title: outcomeCode,
  domain: 'Home',
  cohort: 'NEW',
  price: minor(50_000n),
  evidence: ['DOCUMENT'],
  after: null,
  sustain: null,
  maximumPaid: null,
  maximumPaidPerYear: null,
  basis: 'PARTICIPANT',
  sensitive: false,
  ...given,
});
const kept = (months: string): PricedTariff =>
  line(`KEPT_${months}`, {
    after: 'ENTRY',
    sustain: { unit: 'MONTHS', length: months, breakDays: 0, breakRestarts: true },
  });
const job = line('JOB_6', {
  after: 'JOB',
  sustain: { unit: 'FTE_WEEKS', length: '6.5', breakDays: 28, breakRestarts: false },
});
const CARD = [line('ENTRY'), kept('3'), kept('6'), line('JOB'), job, line('COURSE')];

const claim = (
  outcomeCode: string,
  achievedOn: string,
  state: ClaimState | 'BASELINE' = 'VERIFIED',
): LadderOutcome => ({
  outcomeCode,
  achievedOn: on(achievedOn),
  state,
  claimId: state === 'BASELINE' ? null : `claim for ${outcomeCode}`,
  reversalPending: state === 'REVERSED',
});
const facts = (achieved: LadderOutcome[], given: Partial<LadderFacts> = {}): LadderFacts => ({
  today: on('2026-03-20'),
  contractFrom: on('2025-01-01'),
  contractTo: on('2027-12-31'),
  enrolledOn: on('2025-10-01'),
  cohort: 'NEW',
  tariffs: CARD,
  achieved,
  countsOf: () => ({ total: 0, inContractYear: 0 }),
  ...given,
});
const recorded = (spells: StatusSpell[], given: Partial<SustainedRecords> = {}): SustainedRecords => ({
  recorded: new Map([['ENTRY', { spells, hours: [], said: [] }]]),
  supportEndedOn: null,
  fullTimeHours: null,
  ...given,
});
const spell = (held: boolean, from: string, to: string | null = null): StatusSpell => ({
  held,
  from: on(from),
  to: to === null ? null : on(to),
  reason: held ? 'CONFIRMED' : 'LOST_HOME',
});
const ladder = (of: LadderFacts) =>
  Object.fromEntries(
    ladderOf(of).map(({ tariff, state, dueOn, milestone }) => [
      tariff.outcomeCode,
      [state, dueOn, milestone?.state ?? null],
    ]),
  );

describe('a ladder', () => {
  it('says of each outcome where it stands, and how what is being sustained goes', () => {
    expect(ladder(facts([]))).toEqual({
      ENTRY: ['POSSIBLE', null, null],
      KEPT_3: ['LATER', null, null],
      KEPT_6: ['LATER', null, null],
      JOB: ['POSSIBLE', null, null],
      JOB_6: ['LATER', null, null],
      COURSE: ['POSSIBLE', null, null],
    });
    const achieved = [claim('ENTRY', '2025-11-30'), claim('KEPT_3', '2026-02-28', 'SUBMITTED')];
    expect(ladder(facts(achieved))).toMatchObject({
      ENTRY: ['REACHED', null, null],
      KEPT_3: ['IN_PROGRESS', '2026-02-28', 'CLAIMED'],
      KEPT_6: ['LATER', '2026-05-30', 'RUNNING'],
    });
    expect(ladderOf(facts(achieved))[1]).toMatchObject({
      achievedOn: '2026-02-28',
      claimId: 'claim for KEPT_3',
      claimState: 'SUBMITTED',
    });
  });

  it('offers the claim of what is reached, and counts one set of facts for every step', () => {
    const said = (day: string) =>
      recorded([], {
        recorded: new Map([
          [
            'ENTRY',
            {
              spells: [spell(true, '2026-03-19')],
              hours: [],
              said: [{ kind: 'SELF_CERTIFICATION', statement: 'I live here.', on: on(day) }],
            },
          ],
        ]),
      });
    const tariffs = CARD.map((one) => ({ ...one, evidence: ['SELF_CERTIFICATION' as const] }));
    const early = ladderOf(facts([claim('ENTRY', '2025-11-30')], { records: said('2026-02-27'), tariffs }));
    expect(early[1]?.milestone).toMatchObject({ state: 'REACHED', readyToClaim: false });
    const other = ladderOf(facts([claim('ENTRY', '2025-11-30')], { records: said('2026-03-19') }));
    expect(other[1]?.milestone).toMatchObject({ state: 'REACHED', readyToClaim: false });
    const records = said('2026-02-28');
    const rungs = ladderOf(facts([claim('ENTRY', '2025-11-30')], { records, tariffs }));
    expect(rungs[1]).toMatchObject({
      state: 'POSSIBLE',
      milestone: { state: 'REACHED', since: '2026-02-28', readyToClaim: true },
    });
    expect(rungs[2]).toMatchObject({ state: 'LATER', milestone: { state: 'RUNNING', readyToClaim: false } });
  });

  it('has a step wait that a break interrupted, however long ago it could have been claimed', () => {
    const achieved = [claim('ENTRY', '2025-11-30')];
    const lost = recorded([spell(false, '2026-02-01')]);
    expect(ladder(facts(achieved, { records: lost })).KEPT_3).toEqual(['LATER', null, 'BROKEN']);
    const again = recorded([spell(false, '2026-02-01'), spell(true, '2026-03-01')]);
    expect(ladder(facts(achieved, { records: again })).KEPT_3).toEqual(['LATER', '2026-06-01', 'RUNNING']);
    const short = { contractTo: on('2026-05-31') };
    expect(ladderOf(facts(achieved, short))[1]?.state).toBe('POSSIBLE');
    for (const records of [lost, again])
      expect(ladderOf(facts(achieved, { records, ...short }))[1]).toMatchObject({
        state: 'NOT_POSSIBLE',
        whyNot: 'Not possible: the contract ends on 31 May 2026, before it can be reached',
      });
  });

  it('adds up hours of work by the hours of the card in force', () => {
    const records: SustainedRecords = {
      recorded: new Map([
        ['JOB', { spells: [], hours: [{ from: on('2026-01-05'), weekly: '20' }], said: [] }],
      ]),
      supportEndedOn: null,
      fullTimeHours: '40',
    };
    const achieved = [claim('JOB', '2026-01-05')];
    expect(ladder(facts(achieved, { records })).JOB_6).toEqual(['LATER', '2026-04-06', 'RUNNING']);
    expect(ladder(facts(achieved)).JOB_6).toEqual(['POSSIBLE', '2026-02-20', 'MISSED']);
  });

  it('rests on a baseline, and shows the lines of the other cohort that have one', () => {
    const historic = {
      cohort: 'HISTORIC' as const,
      tariffs: [...CARD, { ...kept('3'), cohort: 'HISTORIC' as const }],
    };
    expect(ladder(facts([claim('ENTRY', '2017-06-01', 'BASELINE')], historic))).toEqual({
      ENTRY: ['BASELINE', null, null],
      KEPT_3: ['POSSIBLE', '2017-09-01', 'MISSED'],
    });
    const both = [claim('ENTRY', '2017-06-01', 'BASELINE'), claim('KEPT_3', '2017-09-01', 'BASELINE')];
    expect(ladder(facts(both, historic)).KEPT_3).toEqual(['BASELINE', null, null]);
  });

  it('keeps a claim in its place when the facts no longer bear it out', () => {
    const achieved = [claim('ENTRY', '2025-12-05'), claim('KEPT_3', '2026-02-28', 'PAID')];
    const [, rung] = ladderOf(facts(achieved));
    expect(rung).toMatchObject({ state: 'REACHED', claimState: 'PAID', achievedOn: '2026-02-28' });
    expect(rung?.milestone?.doubt).toContain('by what is recorded now it was reached on 5 March 2026');
  });

  it('waits for the ledger after a reversal, and counts what the card pays for', () => {
    expect(ladder(facts([claim('COURSE', '2026-01-01', 'REVERSED')])).COURSE).toEqual(['LATER', null, null]);
    const usedUp = (given: Partial<PricedTariff>) =>
      ladderOf(
        facts([], { tariffs: [line('COURSE', given)], countsOf: () => ({ total: 5, inContractYear: 2 }) }),
      )[0]?.whyNot;
    expect(usedUp({ maximumPaid: 5 })).toBe('Not possible: all 5 that the rate card pays for are claimed');
    expect(usedUp({ maximumPaid: 6 })).toBeNull();
    expect(usedUp({ maximumPaidPerYear: 3 })).toBeNull();
    // the year before, of which the participant has seen three months, may have some left
    expect(usedUp({ maximumPaidPerYear: 2 })).toBeNull();
    const late = facts([], {
      tariffs: [line('COURSE', { maximumPaidPerYear: 2 })],
      enrolledOn: on('2026-01-01'),
      countsOf: () => ({ total: 5, inContractYear: 2 }),
    });
    expect(ladderOf(late)[0]?.whyNot).toBe(
      'Not possible: all 2 that the rate card pays for until 31 December 2026 are claimed',
    );
  });
});
