import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type CalendarDate,
  calendarDate,
  daysBetween,
  earlierOf,
  laterOf,
} from '../../calendar/index.js';
import type { AchievedOutcome, PricedTariff } from '../../claims/index.js';
import { minor } from '../../money/index.js';
import type { Sustain } from '../../rate-cards/index.js';
import { matchedFacts } from './matched-facts.js';
import { type MatchedRecord, readMatchedRecord } from './matched-record.js';
import { type EvidenceRule, effectsOfMatches, type MatchedPerson } from './wanted-offers.js';

const on = calendarDate;
const ENTRY = on('2026-01-05');
const TODAY = on('2026-12-01');

const line = (outcomeCode: string, given: Partial<PricedTariff> = {}): PricedTariff => ({
  id: outcomeCode,
  outcomeCode,
  title: outcomeCode,
  domain: 'Work',
  cohort: 'NEW',
  price: minor(100n),
  evidence: ['DATA_MATCH'],
  after: null,
  sustain: null,
  maximumPaid: null,
  maximumPaidPerYear: null,
  basis: 'PARTICIPANT',
  sensitive: false,
  ...given,
});
const weeks = (length: string): Sustain => ({
  unit: 'FTE_WEEKS',
  length,
  breakDays: 28,
  breakRestarts: false,
});
const TARIFFS = [
  line('JOB'),
  line('JOB_2', { after: 'JOB' }),
  line('KEPT_6', { after: 'JOB', sustain: weeks('6.5') }),
  line('KEPT_13', { after: 'JOB', sustain: weeks('13') }),
];
const RULES: EvidenceRule[] = [
  { outcomeCode: 'JOB', proves: 'STARTED' },
  { outcomeCode: 'JOB_2', proves: 'STARTED' },
  { outcomeCode: 'KEPT_6', proves: 'SUSTAINED' },
  { outcomeCode: 'KEPT_13', proves: 'SUSTAINED' },
];
const ACHIEVED: AchievedOutcome[] = [{ outcomeCode: 'JOB', achievedOn: ENTRY, state: 'VERIFIED' }];

const job = (
  from: string,
  weekly: string | null,
  to: string | null = null,
  until = '2026-11-30',
): MatchedRecord => ({
  pairId: `${from} ${weekly} ${to} ${until}`,
  startedOn: on(from),
  endedOn: to === null ? null : on(to),
  weeklyHours: weekly,
  knownUntil: on(to ?? until),
});
const person = (records: MatchedRecord[], given: Partial<MatchedPerson> = {}): MatchedPerson => ({
  kind: 'EMPLOYMENT',
  records,
  rules: RULES,
  people: new Map(),
  today: TODAY,
  cohort: 'NEW',
  tariffs: TARIFFS,
  fullTimeHours: '35',
  achieved: ACHIEVED,
  ...given,
});
const offersOf = (records: MatchedRecord[], given: Partial<MatchedPerson> = {}) =>
  effectsOfMatches(person(records, given)).offers.map((one) => `${one.outcomeCode} ${one.achievedOn}`);
const factsOf = (records: MatchedRecord[], given: Partial<MatchedPerson> = {}) =>
  effectsOfMatches(person(records, given)).facts.get('JOB');

describe('what follows from matched records', () => {
  it('offers each rung whose full-time weeks the record shows, on its day', () => {
    expect(offersOf([job('2026-01-05', '35')])).toEqual(['KEPT_6 2026-02-20', 'KEPT_13 2026-04-06']);
    // half time: twice as long
    expect(offersOf([job('2026-01-05', '17.5')])).toEqual(['KEPT_6 2026-04-06', 'KEPT_13 2026-07-06']);
    const [first] = effectsOfMatches(person([job('2026-01-05', '17.5')])).offers;
    expect(first?.statement).toBe(
      'An employment record shows work from 5 January 2026, 17.5 hours a week. It had not ended on 30 November 2026. By 6 April 2026 that comes to 6.5 full-time weeks.',
    );
  });

  it('counts no day after the last one that a record tells of', () => {
    expect(offersOf([job('2026-01-05', '35', null, '2026-02-18')])).toEqual([]);
    expect(offersOf([job('2026-01-05', '35', null, '2026-02-19')])).toEqual(['KEPT_6 2026-02-20']);
  });

  it('counts no day before the record began', () => {
    expect(offersOf([job('2026-02-02', '35', null, '2026-03-19')])).toEqual(['KEPT_6 2026-03-20']);
  });

  it('stops where the record ends, and says so', () => {
    expect(offersOf([job('2026-01-05', '35', '2026-03-01')])).toEqual(['KEPT_6 2026-02-20']);
    expect(factsOf([job('2026-01-05', '35', '2026-03-01')])).toMatchObject({
      hours: [
        { from: '2026-01-05', weekly: '35' },
        { from: '2026-03-02', weekly: '0' },
      ],
      spells: [
        { held: true, from: '2026-01-05', to: '2026-03-01', reason: 'CONFIRMED' },
        { held: false, from: '2026-03-02', to: null, reason: 'JOB_ENDED' },
      ],
    });
  });

  it('adds up the hours of two jobs at once, and sees no break where one follows the other', () => {
    const two = [job('2026-01-05', '10', '2026-03-01'), job('2026-02-02', '25.5')];
    expect(factsOf(two)).toMatchObject({
      hours: [
        { from: '2026-01-05', weekly: '10' },
        { from: '2026-02-02', weekly: '35.5' },
        { from: '2026-03-02', weekly: '25.5' },
      ],
      spells: [{ held: true, from: '2026-01-05', to: '2026-11-30' }],
    });
  });

  it('proves no full-time weeks where no record says its hours', () => {
    expect(offersOf([job('2026-01-05', null)])).toEqual([]);
    expect(factsOf([job('2026-01-05', null)])?.hours).toEqual([]);
  });

  it('takes nothing over that contradicts what people recorded, and the offer says so', () => {
    const recorded = (given: object) => ({
      people: new Map([['JOB', { hours: [], spells: [], putRight: false, ...given }]]),
    });
    const fewer = recorded({ hours: [{ from: ENTRY, weekly: '17.5' }] });
    const { facts, offers } = effectsOfMatches(person([job('2026-01-05', '35')], fewer));
    expect(facts.get('JOB')).toEqual({ hours: [], spells: [] });
    // by what people recorded it takes twice as long
    expect(offers.map((one) => `${one.outcomeCode} ${one.achievedOn}`)).toEqual([
      'KEPT_6 2026-04-06',
      'KEPT_13 2026-07-06',
    ]);
    expect(offers[0]?.statement).toContain(
      'From 5 January 2026 17.5 hours a week are recorded, and the record says 35. What people recorded counts, and nothing was taken over from the record.',
    );
    const away = { held: false, from: on('2026-02-01'), to: on('2026-02-03'), reason: 'IN_HOSPITAL' };
    expect(factsOf([job('2026-01-05', '35')], recorded({ spells: [away] }))?.spells).toEqual([]);
    const went = { held: true, from: on('2026-04-01'), to: null, reason: 'CONFIRMED' };
    expect(factsOf([job('2026-01-05', '35', '2026-03-01')], recorded({ spells: [went] }))?.spells).toEqual(
      [],
    );
    expect(factsOf([job('2026-01-05', '35')], recorded({ spells: [went] }))?.spells).toHaveLength(1);
    expect(factsOf([job('2026-01-05', '35')], recorded({ putRight: true }))?.spells).toEqual([]);
    // the same hours are entered once
    const same = recorded({ hours: [{ from: ENTRY, weekly: '35.0' }] });
    expect(factsOf([job('2026-01-05', '35')], same)).toMatchObject({ hours: [], spells: [{ held: true }] });
  });

  it('offers an entry for the first record, and a second one for a later record alone', () => {
    const jobs = [job('2026-03-02', '35'), job('2026-01-05', '20')];
    expect(offersOf(jobs, { achieved: [] })).toEqual(['JOB 2026-01-05', 'JOB 2026-03-02']);
    expect(offersOf(jobs).filter((one) => one.startsWith('JOB'))).toEqual(['JOB_2 2026-03-02']);
    // that a job was claimed on paper makes the one record no second job
    const second = { rules: RULES.filter(({ outcomeCode }) => outcomeCode === 'JOB_2') };
    expect(offersOf([job('2026-01-07', '35')], second)).toEqual([]);
  });

  it('offers what follows something that no record tells of for the first record that began later', () => {
    const afterSigning: Partial<MatchedPerson> = {
      kind: 'ENROLMENT',
      tariffs: [
        line('SIGN_UP', { domain: 'Taking part', evidence: ['DOCUMENT'] }),
        line('ON_TRACK', { domain: 'On track', after: 'SIGN_UP' }),
        line('ON_TRACK_2', { domain: 'On track', after: 'ON_TRACK' }),
      ],
      rules: ['ON_TRACK', 'ON_TRACK_2'].map((outcomeCode) => ({ outcomeCode, proves: 'STARTED' })),
      achieved: [{ outcomeCode: 'SIGN_UP', achievedOn: ENTRY, state: 'VERIFIED' }],
    };
    expect(offersOf([job('2026-09-03', null)], afterSigning)).toEqual(['ON_TRACK 2026-09-03']);
    expect(offersOf([job('2026-01-05', null)], afterSigning)).toEqual([]);
    // the second one takes a second record
    const onTrack = { outcomeCode: 'ON_TRACK', achievedOn: on('2026-09-03'), state: 'PAID' as const };
    const achieved = [...(afterSigning.achieved ?? []), onTrack];
    const again = { ...afterSigning, achieved };
    expect(offersOf([job('2026-09-03', null)], again)).toEqual([]);
    expect(offersOf([job('2026-09-03', null), job('2026-10-05', null)], again)).toEqual([
      'ON_TRACK_2 2026-10-05',
    ]);
  });

  it('offers nothing that is claimed, or was achieved before', () => {
    for (const state of ['SUBMITTED', 'PAID', 'BASELINE'] as const) {
      const achieved = [...ACHIEVED, { outcomeCode: 'KEPT_6', achievedOn: on('2026-03-01'), state }];
      expect(offersOf([job('2026-01-05', '35')], { achieved })).toEqual(['KEPT_13 2026-04-06']);
    }
    const rejected = [
      ...ACHIEVED,
      { outcomeCode: 'KEPT_6', achievedOn: on('2026-03-01'), state: 'REJECTED' as const },
    ];
    expect(offersOf([job('2026-01-05', '35')], { achieved: rejected })).toHaveLength(2);
  });

  it('reads a record, and nothing out of one that proves nothing', () => {
    const read = (record: object, kind: 'EMPLOYMENT' | 'HOSPITAL' | 'LIST' = 'EMPLOYMENT') =>
      readMatchedRecord(kind, { pairId: 'x', record, describesUntil: on('2026-06-30') }, TODAY);
    expect(read({ STARTED_ON: '2026-01-05', ENDED_ON: '2026-08-31', WEEKLY_HOURS: '17.50' })).toEqual({
      pairId: 'x',
      startedOn: '2026-01-05',
      endedOn: null,
      weeklyHours: '17.5',
      knownUntil: '2026-06-30',
    });
    for (const record of [
      {},
      { STARTED_ON: '2026-07-01' },
      { STARTED_ON: '2026-02-30' },
      { STARTED_ON: '2026-03-01', ENDED_ON: '2026-02-01' },
      { STARTED_ON: '2026-03-01', ENDED_ON: 'soon' },
    ])
      expect(read(record)).toBeNull();
    expect(read({ STARTED_ON: '2026-01-05', WEEKLY_HOURS: '169' })?.weeklyHours).toBeNull();
    expect(read({ ADMITTED_ON: '2026-01-05' }, 'HOSPITAL')).toBeNull();
  });
});

const day = fc.integer({ min: -60, max: 320 }).map((n) => addDays(ENTRY, n));
const record = fc
  .record({
    from: day,
    days: fc.integer({ min: 0, max: 200 }),
    hours: fc.option(
      fc.integer({ min: 0, max: 16_800 }).map((n) => String(n / 100)),
      { nil: null },
    ),
    ended: fc.boolean(),
    pairId: fc.uuid(),
  })
  .map(({ from, days, hours, ended, pairId }): MatchedRecord => {
    const last = addDays(from, days);
    const knownUntil = earlierOf(last, TODAY);
    return {
      pairId,
      startedOn: earlierOf(from, TODAY),
      endedOn: ended ? knownUntil : null,
      weeklyHours: hours,
      knownUntil,
    };
  });
const records = fc.array(record, { maxLength: 5 });

describe('whatever records there are', () => {
  it('have the same effects in whatever order they come', () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.nat()), (some, order) => {
        const keys = new Map(some.map((one) => [one, order.next().value as number]));
        const shuffled = [...some].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(effectsOfMatches(person(shuffled))).toEqual(effectsOfMatches(person(some)));
      }),
    );
  });

  it('never prove a day earlier than full time would take, nor one that no record tells of', () => {
    fc.assert(
      fc.property(records, (some) => {
        const last = some.map(({ knownUntil }) => knownUntil).reduce<CalendarDate>(laterOf, ENTRY);
        for (const { outcomeCode, achievedOn } of effectsOfMatches(person(some)).offers) {
          if (!outcomeCode.startsWith('KEPT')) continue;
          expect(daysBetween(ENTRY, achievedOn)).toBeGreaterThanOrEqual(outcomeCode === 'KEPT_6' ? 46 : 91);
          expect(achievedOn <= addDays(last, 1)).toBe(true);
        }
      }),
    );
  });

  it('never say of one day both that it held and that it did not', () => {
    fc.assert(
      fc.property(records, (some) => {
        const asked = { kind: 'EMPLOYMENT', startedOn: ENTRY, today: TODAY } as const;
        const { spells, hours } = matchedFacts(some, asked);
        const inOrder = [...spells].sort((a, b) => (a.from < b.from ? -1 : 1));
        for (const [nth, one] of inOrder.entries()) {
          const next = inOrder[nth + 1];
          if (next) expect(one.to !== null && one.to < next.from).toBe(true);
          expect(one.from >= ENTRY && one.from <= TODAY).toBe(true);
        }
        expect(new Set(hours.map(({ from }) => from)).size).toBe(hours.length);
        for (const { weekly } of hours) expect(Number(weekly)).toBeLessThanOrEqual(168);
      }),
    );
  });
});
