import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_TIME, people, person, today } from '../../testing/caseloads.js';
import { addDays } from '../calendar/index.js';
import {
  describeTriedGuide,
  USUAL_CASELOAD_GUIDE as guide,
  loadOf,
  mostInNeed,
  NEED_DAYS,
  needsOf,
  notSeen,
  type PersonWaiting,
  timeWithPeople,
} from './index.js';

const waiting = (id: string, more: Partial<PersonWaiting> = {}): PersonWaiting => ({
  ...person(id),
  milestones: [],
  nextStepOn: null,
  questions: 0,
  askedOn: null,
  ...more,
});
const day = (by: number) => addDays(today, by);

describe('for what somebody needs their worker this week', () => {
  it('is what was due first before the rest, and nothing that is more than a week away', () => {
    const milestones = [
      { title: 'Six months at home', on: day(-2), isReached: false },
      { title: 'Three months in work', on: day(-9), isReached: true },
      { title: 'A year at home', on: day(8), isReached: false },
    ];
    const facts = { milestones, nextStepOn: day(3), questions: 2, askedOn: day(-1), lastSeenOn: day(-20) };
    expect(needsOf(waiting('a', facts), today, guide).map(({ kind, late }) => [kind, late])).toEqual([
      ['CLAIM', 9],
      ['SEE', 6],
      ['MILESTONE', 2],
      ['QUESTION', 1],
      ['STEP', 0],
    ]);
    expect(needsOf(waiting('a', { nextStepOn: day(8), lastSeenOn: today }), today, guide)).toEqual([]);
    expect(needsOf(waiting('a', { phase: 'CLOSED', lastSeenOn: null }), today, guide)).toEqual([]);
    // what was to be claimed or asked still is, and the plan is over
    const closed = needsOf(waiting('a', { ...facts, phase: 'CLOSED' }), today, guide);
    expect(closed.map(({ kind }) => kind)).toEqual(['CLAIM', 'MILESTONE', 'QUESTION']);
  });

  it('says of everybody who was not seen in time that they are to be seen, by as many days', () => {
    fc.assert(
      fc.property(people, (all) => {
        const unseen = new Map(notSeen(all, today, guide).map((one) => [one.person.id, one.over]));
        for (const one of all) {
          const see = needsOf({ ...waiting(one.id), ...one }, today, guide).find(
            ({ kind }) => kind === 'SEE',
          );
          expect(see?.late ?? 0).toBe(unseen.get(one.id) ?? 0);
        }
      }),
    );
  });
});

describe('who needs their worker first', () => {
  it('is everybody once, whoever waits longest before the rest, the same however they are listed', () => {
    fc.assert(
      fc.property(
        people,
        fc.array(fc.option(fc.integer({ min: -50, max: 20 })), { maxLength: 30 }),
        (all, steps) => {
          const everybody = all.map((one, nth) => {
            const by = steps[nth] ?? null;
            return { ...waiting(one.id), ...one, nextStepOn: by === null ? null : day(by) };
          });
          const listed = mostInNeed(everybody, today, guide);
          expect(listed.map(({ person: { id } }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
          expect(mostInNeed([...everybody].reverse(), today, guide)).toEqual(listed);
          const firsts = listed.map(({ needs }) => needs[0]?.on ?? '9999-12-31');
          expect(firsts).toEqual([...firsts].sort());
          for (const { needs } of listed) for (const { on } of needs) expect(on <= day(NEED_DAYS)).toBe(true);
        },
      ),
    );
  });
});

describe('time with people', () => {
  it('is a share of the week, and unknown where little was recorded', () => {
    expect(timeWithPeople({ minutes: 37 * 60 * 2, meetings: 40 }, FULL_TIME)).toBe(50);
    expect(timeWithPeople({ minutes: 37 * 60 * 2, meetings: 40 }, FULL_TIME / 2)).toBe(100);
    expect(timeWithPeople({ minutes: 600, meetings: 3 }, FULL_TIME)).toBeNull();
    expect(timeWithPeople({ minutes: 600, meetings: 30 }, 0)).toBeNull();
  });
});

describe('a guide that is tried', () => {
  it('says for how many it would be otherwise', () => {
    const at = (count: number, full: number) => ({
      load: loadOf(
        Array.from({ length: count }, (_, nth) => person(`p${nth}`)),
        FULL_TIME,
        { ...guide, fullLoad: full },
      ),
      level: count * 100 > full ? ('STRAIN' as const) : ('STEADY' as const),
    });
    expect(
      describeTriedGuide([
        { before: at(12, 1500), after: at(12, 1000) },
        { before: at(5, 1500), after: at(5, 1000) },
      ]),
    ).toBe(
      '1 of 2 would carry more than the guide allows, instead of 0. 1 would be shown otherwise than now.',
    );
    expect(describeTriedGuide([{ before: at(5, 1500), after: at(5, 1400) }])).toBe(
      '0 of 1 would carry more than the guide allows, as now. Nobody would be shown otherwise than now.',
    );
    expect(describeTriedGuide([])).toMatch(/nothing to try it on/);
  });
});
