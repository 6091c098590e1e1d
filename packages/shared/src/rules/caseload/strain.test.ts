import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_TIME, many, today } from '../../testing/caseloads.js';
import { addDays } from '../calendar/index.js';
import { USUAL_CASELOAD_GUIDE as guide, loadOf, type SupportedPerson, strainOf } from './index.js';

describe('strain', () => {
  const strain = (
    all: readonly SupportedPerson[],
    more: { before?: number; time?: number; hours?: number; hoursSaid?: boolean } = {},
  ) =>
    strainOf(
      {
        name: 'Lou',
        hoursSaid: more.hoursSaid ?? true,
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
    expect(signs(many(15))).toEqual(['NEAR']);
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
      sentence: 'Lou spends 44\u00a0% of the week with people; the guide hopes for 50\u00a0%.',
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
    // of whom nobody has said the hours, no load is too much
    expect(signs(many(40), { hours: 0, hoursSaid: false, before: 100 })).toEqual([]);
    expect(signs(late, { hours: 0, hoursSaid: false })).toEqual(['UNSEEN']);
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
