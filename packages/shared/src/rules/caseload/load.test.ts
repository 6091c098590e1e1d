import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_TIME, many, people, person, today, total } from '../../testing/caseloads.js';
import { addDays } from '../calendar/index.js';
import {
  type CaseloadGuide,
  checkCaseloadGuide,
  describeLoad,
  describeUnseen,
  USUAL_CASELOAD_GUIDE as guide,
  loadOf,
  notSeen,
  teamLoad,
  weightOf,
} from './index.js';

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
    expect(describeLoad({ load: 710, room: 900 })).toBe('a load of 7.1 of the 9 that the guide allows');
    expect(describeLoad({ load: 1750, room: 1500 })).toBe(
      'a load of 17.5, more than the 15 that the guide allows',
    );
  });

  it('is the same of people who are alike, counted once for all of them', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 40 }), (all, times) => {
        const each = all.flatMap((one) => Array.from({ length: times }, () => one));
        const together = all.map(({ phase, scores, share }) => ({ phase, scores, share, people: times }));
        expect(loadOf(together, FULL_TIME, guide)).toEqual(loadOf(each, FULL_TIME, guide));
      }),
    );
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
