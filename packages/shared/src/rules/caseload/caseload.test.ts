import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { isRefusal } from '../refusals/index.js';
import {
  CASELOAD_PHASES,
  type CaseloadGuide,
  checkCaseloadGuide,
  describeUnseen,
  USUAL_CASELOAD_GUIDE as guide,
  type Load,
  loadOf,
  notSeen,
  planMove,
  type SupportedPerson,
  spreadPeople,
  strainOf,
  teamLoad,
  type WorkerWithPeople,
  weightOf,
} from './index.js';

const today = calendarDate('2026-11-26');
const FULL_TIME = 3700;
const person = (id: string, more: Partial<SupportedPerson> = {}): SupportedPerson => ({
  id,
  phase: 'ACTIVE',
  since: calendarDate('2026-06-01'),
  lastSeenOn: addDays(today, -3),
  scores: [],
  share: 100,
  ...more,
});
const total = (score: number) => [{ instrument: 'EIGHT_AREAS', figure: 'TOTAL', score }];
const worker = (
  id: string,
  people: readonly SupportedPerson[],
  more: Partial<WorkerWithPeople> = {},
): WorkerWithPeople => ({
  id,
  name: id,
  providerId: 'provider',
  works: true,
  hours: FULL_TIME,
  people,
  ...more,
});
const many = (count: number, prefix = 'p') =>
  Array.from({ length: count }, (_, nth) => person(`${prefix}${nth}`));
const people = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    phase: fc.constantFrom(...CASELOAD_PHASES),
    since: fc.integer({ min: -500, max: 0 }).map((by) => addDays(today, by)),
    lastSeenOn: fc.option(fc.integer({ min: -200, max: 5 }).map((by) => addDays(today, by))),
    scores: fc.constantFrom([], total(1.5), total(3), total(4.5)),
    share: fc.constantFrom(50, 100),
  }),
  { maxLength: 30, selector: ({ id }) => id },
);

describe('a partnership’s guide', () => {
  it('can be used as it is shipped, and says what is wrong with another', () => {
    expect(checkCaseloadGuide(guide)).toEqual([]);
    const [band] = guide.measures;
    if (!band) throw new Error('The guide has bands.');
    const wrong: CaseloadGuide = {
      ...guide,
      weights: { ...guide.weights, ACTIVE: 0, MONITORING: 0.5 },
      measures: [band, { ...band, from: 4, to: 3, add: 2000 }, { ...band, from: 2, to: 3 }],
      seenWithin: { ...guide.seenWithin, ACTIVE: 0 },
      earlyAt: 101,
    };
    expect(checkCaseloadGuide(wrong).map(({ field }) => field)).toEqual([
      'weights.MONITORING',
      'weights.ACTIVE',
      'measures.1.to',
      'measures.1.add',
      'measures.2.from',
      'earlyAt',
      'seenWithin.ACTIVE',
    ]);
  });
});

describe('a load', () => {
  it('weighs people by phase, by what their measures say, and by the worker’s share', () => {
    expect(weightOf(person('a'), guide)).toBe(100);
    expect(weightOf(person('a', { scores: total(1.5) }), guide)).toBe(150);
    expect(weightOf(person('a', { scores: total(4.5), share: 50 }), guide)).toBe(40);
    expect(weightOf(person('a', { phase: 'MONITORING' }), guide)).toBe(30);
    expect(weightOf(person('a', { phase: 'CLOSED', scores: total(1) }), guide)).toBe(0);
  });

  it('stands beside what the hours allow', () => {
    expect(loadOf(many(12), FULL_TIME, guide)).toMatchObject({
      people: 12,
      load: 1200,
      room: 1500,
      percent: 80,
    });
    expect(loadOf(many(12), FULL_TIME / 2, guide)).toMatchObject({ room: 750, percent: 160 });
    expect(loadOf(many(1), 0, guide)).toMatchObject({ room: 0, percent: null });
  });

  it('of a team is its workers’ together, however people are shared out', () => {
    fc.assert(
      fc.property(people, fc.nat(30), (all, at) => {
        const [one, other] = [all.slice(0, at), all.slice(at)];
        const team = teamLoad([loadOf(one, FULL_TIME, guide), loadOf(other, FULL_TIME, guide)]);
        const alone = loadOf(all, FULL_TIME, guide);
        expect(team.load).toBe(alone.load);
        expect(team.people).toBe(alone.people);
        expect(team.byPhase).toEqual(alone.byPhase);
        expect(team.room).toBe(2 * alone.room);
      }),
    );
  });
});

describe('who has not been seen', () => {
  it('comes the most overdue first, and nobody who is seen as they wish', () => {
    fc.assert(
      fc.property(people, (all) => {
        const unseen = notSeen(all, today, guide);
        expect(unseen.length).toBe(all.filter(({ phase }) => guide.seenWithin[phase] !== null).length);
        for (const [nth, { over, days, person: one }] of unseen.entries()) {
          expect(over).toBeLessThanOrEqual(unseen[nth - 1]?.over ?? Number.POSITIVE_INFINITY);
          expect(over).toBe(Math.max(0, days - (guide.seenWithin[one.phase] ?? 0)));
          expect(days).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('is said with days', () => {
    const said = notSeen(
      [
        person('a', { lastSeenOn: addDays(today, -23) }),
        person('b', { lastSeenOn: null, since: addDays(today, -15) }),
        person('c', { phase: 'MONITORING', lastSeenOn: addDays(today, -60) }),
      ],
      today,
      guide,
    ).map(describeUnseen);
    expect(said).toEqual([
      'Not seen for 23 days, 9 over the guide.',
      'Not seen yet, 15 days after support began, 1 over the guide.',
      null,
    ]);
  });
});

describe('strain', () => {
  const strain = (
    all: readonly SupportedPerson[],
    more: { before?: number; time?: number; hours?: number } = {},
  ) =>
    strainOf(
      {
        name: 'Lou',
        load: loadOf(all, more.hours ?? FULL_TIME, guide),
        people: all,
        before: more.before === undefined ? null : { load: more.before, weeks: 4 },
        timeWithPeople: more.time ?? null,
        today,
      },
      guide,
    );
  const signs = (...given: Parameters<typeof strain>) => strain(...given).signs.map(({ sign }) => sign);

  it('is told of before it is there', () => {
    expect(strain(many(10))).toEqual({ level: 'STEADY', signs: [], sentence: null });
    expect(strain(many(14))).toMatchObject({
      level: 'EARLY',
      sentence: 'Lou supports 14 people, a load of 14: close to the 15 that the guide allows.',
    });
    expect(strain(many(16))).toMatchObject({
      level: 'STRAIN',
      sentence: 'Lou supports 16 people, a load of 16: more than the 15 that the guide allows.',
    });
    expect(strain(many(12), { before: 1000 })).toMatchObject({
      level: 'EARLY',
      sentence:
        'Lou’s load grew from 10 to 12 in 4 weeks. It reaches the guide in about 6 weeks if it goes on so.',
    });
    expect(signs(many(12), { before: 1100 })).toEqual([]);
    expect(strain(many(10), { time: 44 })).toMatchObject({
      level: 'EARLY',
      sentence: 'Lou spends 44 per cent of the week with people; the guide hopes for 50.',
    });
  });

  it('is strain where several signs come together, or there are people and no hours', () => {
    const late = many(10).map((one, nth) => (nth < 3 ? { ...one, lastSeenOn: addDays(today, -30) } : one));
    expect(strain(late)).toMatchObject({
      level: 'EARLY',
      sentence: '3 of the 10 people whom Lou supports were not seen in time.',
    });
    expect(strain(late, { time: 30 }).level).toBe('STRAIN');
    expect(signs(many(2), { hours: 0 })).toEqual(['NO_HOURS']);
    expect(strain([], { hours: 0 }).level).toBe('STEADY');
  });

  it('never grows less when somebody is added', () => {
    const rank = { STEADY: 0, EARLY: 1, STRAIN: 2 };
    fc.assert(
      fc.property(fc.nat(30), (count) => {
        expect(rank[strain(many(count + 1)).level]).toBeGreaterThanOrEqual(rank[strain(many(count)).level]);
      }),
    );
  });
});

describe('moving people', () => {
  it('changes both loads by what the people weigh, and warns without hindering', () => {
    fc.assert(
      fc.property(people, people, fc.nat(10), (own, others, step) => {
        const theirs = others.map((one) => ({ ...one, id: `other ${one.id}` }));
        const ids = own.filter((_, nth) => nth % (step + 1) === 0).map(({ id }) => id);
        const move = planMove(worker('lou', own), worker('kim', theirs), ids, guide);
        expect(isRefusal(move)).toBe(ids.length === 0);
        if (isRefusal(move)) return;
        const weight = (load: { readonly before: Load; readonly after: Load }) =>
          load.after.load - load.before.load;
        expect(weight(move.from) + weight(move.to)).toBe(0);
        expect(weight(move.to)).toBeGreaterThanOrEqual(0);
        expect(move.warning === null).toBe(move.to.after.load <= move.to.after.room);
      }),
    );
  });

  it('goes to a colleague who works here, with people who are there', () => {
    const lou = worker('lou', many(3));
    const refused = (to: WorkerWithPeople, ids: readonly string[]) => {
      const move = planMove(lou, to, ids, guide);
      return isRefusal(move) ? move.field : move.warning;
    };
    expect(refused(worker('kim', []), [])).toBe('participantIds');
    expect(refused(worker('kim', []), ['p0', 'gone'])).toBe('participantIds');
    expect(refused(lou, ['p0'])).toBe('linkWorkerId');
    expect(refused(worker('kim', [], { works: false }), ['p0'])).toBe('linkWorkerId');
    expect(refused(worker('kim', [], { providerId: 'other' }), ['p0'])).toBe('linkWorkerId');
    expect(refused(worker('kim', many(14, 'k')), ['p0', 'p1'])).toBe(
      'kim would carry 107 per cent of what the guide allows.',
    );
  });

  it('of thirty people whose worker leaves is proposed evenly, each once, to whoever knows them first', () => {
    const colleagues = [
      worker('kim', many(5, 'k')),
      worker('pat', [], { hours: FULL_TIME / 2 }),
      worker('sam', [person('p7', { share: 50 })]),
      worker('gone', [], { works: false }),
      worker('away', [], { hours: 0 }),
    ];
    const spread = spreadPeople(many(30), colleagues, guide);
    expect(new Set(spread.map(({ personId }) => personId)).size).toBe(30);
    expect(spread.find(({ personId }) => personId === 'p7')?.toId).toBe('sam');
    const to = (id: string) => spread.filter(({ toId }) => toId === id).length;
    // about fourteen, seven and fourteen by hours, five of which kim has
    expect([to('kim'), to('pat'), to('sam'), to('gone'), to('away')]).toEqual([9, 7, 14, 0, 0]);
    expect(spreadPeople([...many(30)].reverse(), [...colleagues].reverse(), guide)).toEqual(spread);
    expect(spreadPeople(many(2), [], guide)).toEqual([]);
  });

  it('leaves no colleague further from another than one person weighs', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 5 }), (all, count) => {
        const colleagues = Array.from({ length: count }, (_, nth) => worker(`c${nth}`, []));
        const spread = spreadPeople(all, colleagues, guide);
        expect(spread.length).toBe(all.length);
        const loads = colleagues.map(({ id }) =>
          spread
            .filter(({ toId }) => toId === id)
            .reduce(
              (sum, { personId }) =>
                sum + weightOf(all.find((one) => one.id === personId) ?? person(''), guide),
              0,
            ),
        );
        const heaviest = Math.max(0, ...all.map((one) => weightOf(one, guide)));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(heaviest);
      }),
    );
  });
});
