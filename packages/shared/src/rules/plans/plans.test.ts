import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDate } from '../calendar/index.js';
import {
  changesBetweenPlans,
  checkPlan,
  EMPTY_PLAN,
  GOAL_STATES,
  joinPlans,
  nextStepOn,
  type PlanContent,
  type PlanGoal,
  type PlanStep,
  STEP_TAKERS,
  tidyPlan,
} from './index.js';

const today = calendarDate('2026-03-10');
const step = (given: Partial<PlanStep> = {}): PlanStep => ({
  key: 's1',
  words: 'Ring the library',
  taker: 'PARTICIPANT',
  who: null,
  dueOn: null,
  doneOn: null,
  ...given,
});
const goal = (given: Partial<PlanGoal> = {}): PlanGoal => ({
  key: 'g1',
  words: 'Read with my girl every night',
  state: 'OPEN',
  endedOn: null,
  endedWords: null,
  steps: [step()],
  ...given,
});
const plan = (given: Partial<PlanContent> = {}): PlanContent => ({
  strengths: 'I keep at things.',
  aspirations: 'A quiet home.',
  goals: [goal()],
  ...given,
});

const day = fc.option(fc.constantFrom<CalendarDate>(calendarDate('2026-01-05'), calendarDate('2026-03-01')), {
  nil: null,
});
const words = fc.constantFrom('one', 'two', 'three', 'four');
const anyStep = (key: string): fc.Arbitrary<PlanStep> =>
  fc
    .record({ words, taker: fc.constantFrom(...STEP_TAKERS), who: words, dueOn: day, doneOn: day })
    .map((one) => ({ key, ...one }));
const anyGoal = (key: string): fc.Arbitrary<PlanGoal> =>
  fc
    .record({
      words,
      state: fc.constantFrom(...GOAL_STATES),
      endedOn: fc.constant(calendarDate('2026-02-01')),
      endedWords: words,
      steps: fc
        .subarray(['a', 'b', 'c'])
        .chain((keys) => fc.tuple(...keys.map((one) => anyStep(`${key}-${one}`)))),
    })
    .map((one) => ({ key, ...one }));
const anyPlan: fc.Arbitrary<PlanContent> = fc
  .record({
    strengths: words,
    aspirations: words,
    goals: fc.subarray(['g', 'h', 'i']).chain((keys) => fc.tuple(...keys.map(anyGoal))),
  })
  .map(tidyPlan);

describe('a plan', () => {
  it('is refused with the path of what is missing, and takes what is whole', () => {
    const codes = (given: PlanContent) =>
      checkPlan(tidyPlan(given), today).map(({ code, field }) => `${code} ${field}`);
    expect(codes(plan())).toEqual([]);
    expect(codes(plan({ strengths: ' ', aspirations: '', goals: [] }))).toEqual(['INVALID strengths']);
    expect(codes(plan({ goals: [goal({ words: ' ', steps: [step({ words: '' })] })] }))).toEqual([
      'INVALID goals.0.words',
      'INVALID goals.0.steps.0.words',
    ]);
    expect(codes(plan({ goals: [goal({ state: 'REACHED' })] }))).toEqual(['INVALID goals.0.endedOn']);
    expect(codes(plan({ goals: [goal({ state: 'LET_GO', endedOn: calendarDate('2026-03-11') })] }))).toEqual([
      'OUT_OF_RANGE goals.0.endedOn',
    ]);
    const steps = [step({ taker: 'SOMEBODY_ELSE', doneOn: calendarDate('2027-01-01') })];
    expect(codes(plan({ goals: [goal({ steps })] }))).toEqual([
      'INVALID goals.0.steps.0.who',
      'OUT_OF_RANGE goals.0.steps.0.doneOn',
    ]);
    expect(codes(plan({ goals: [goal(), goal()] }))).toEqual(['INVALID goals']);
    expect(codes(plan({ goals: [goal({ key: 'a b' })] }))).toEqual(['INVALID goals']);
    expect(codes(plan({ strengths: 'x'.repeat(5001) }))).toEqual(['INVALID strengths']);
  });

  it('says nothing of an end before there is one, and of somebody else where it is nobody else', () => {
    expect(
      tidyPlan(plan({ goals: [goal({ endedOn: today, endedWords: 'x', steps: [step({ who: 'Mum' })] })] }))
        .goals[0],
    ).toEqual(goal());
  });

  it('has its next step on the first day that is open', () => {
    const open = [
      step({ dueOn: calendarDate('2026-05-01') }),
      step({ key: 's2', dueOn: calendarDate('2026-04-01') }),
    ];
    expect(nextStepOn(plan({ goals: [goal({ steps: open })] }))).toBe('2026-04-01');
    const done = [step({ dueOn: calendarDate('2026-04-01'), doneOn: today })];
    expect(nextStepOn(plan({ goals: [goal({ steps: done })] }))).toBeNull();
    expect(nextStepOn(plan({ goals: [goal({ state: 'LET_GO', steps: open })] }))).toBeNull();
  });
});

describe('what changed between two versions', () => {
  it('is said in sentences', () => {
    const after = plan({
      strengths: '',
      goals: [
        goal({
          state: 'REACHED',
          endedOn: calendarDate('2026-03-01'),
          steps: [step({ doneOn: today, dueOn: today })],
        }),
        goal({ key: 'g2', words: `A ${'very '.repeat(20)}long goal`, steps: [] }),
      ],
    });
    expect(changesBetweenPlans(plan(), after)).toEqual([
      'Took out what it said of their strengths.',
      'Reached the goal “Read with my girl every night” on 1 March 2026.',
      'Changed the day of the step “Ring the library”.',
      'Took the step “Ring the library” on 10 March 2026.',
      'Added the goal “A very very very very very very very very very very very ver…”.',
    ]);
    expect(changesBetweenPlans(EMPTY_PLAN, plan())[0]).toBe('Wrote down their strengths.');
  });

  it('is nothing just where nothing differs', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, other) => {
        expect(changesBetweenPlans(one, one)).toEqual([]);
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(changesBetweenPlans(one, other).length === 0).toBe(same);
      }),
    );
  });
});

describe('two who write at once', () => {
  it('lose nothing where they changed different things', () => {
    const mine = plan({ strengths: 'I am patient.', goals: [goal({ steps: [step({ doneOn: today })] })] });
    const theirs = plan({ goals: [goal({ words: 'Read every night' }), goal({ key: 'g2', steps: [] })] });
    expect(joinPlans(plan(), mine, theirs)).toEqual({
      plan: {
        strengths: 'I am patient.',
        aspirations: 'A quiet home.',
        goals: [
          goal({ words: 'Read every night', steps: [step({ doneOn: today })] }),
          goal({ key: 'g2', steps: [] }),
        ],
      },
      clashes: [],
    });
  });

  it('are shown the other’s words where they changed the same, and keep what one took out and the other changed', () => {
    const mine = plan({ strengths: 'Mine.', goals: [] });
    const theirs = plan({ strengths: 'Theirs.', goals: [goal({ words: 'Read to her' })] });
    expect(joinPlans(plan(), mine, theirs)).toEqual({
      plan: { strengths: 'Mine.', aspirations: 'A quiet home.', goals: [goal({ words: 'Read to her' })] },
      clashes: [{ field: 'strengths', theirs: 'Theirs.' }],
    });
  });

  it('get the other’s plan where they changed nothing, and their own where the other changed nothing', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (base, other) => {
        const sorted = ({ goals, ...rest }: PlanContent) => ({
          ...rest,
          goals: [...goals]
            .map((one) => ({ ...one, steps: [...one.steps].sort((a, b) => a.key.localeCompare(b.key)) }))
            .sort((a, b) => a.key.localeCompare(b.key)),
        });
        const taken = joinPlans(base, base, other);
        expect(taken.clashes).toEqual([]);
        expect(sorted(taken.plan)).toEqual(sorted(other));
        expect(joinPlans(base, other, base)).toEqual({ plan: other, clashes: [] });
      }),
    );
  });

  it('find every goal and step that either of them added', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, anyPlan, (base, mine, theirs) => {
        const keys = ({ goals }: PlanContent) =>
          goals.flatMap(({ key, steps }) => [key, ...steps.map((one) => one.key)]);
        const joined = new Set(keys(joinPlans(base, mine, theirs).plan));
        const before = new Set(keys(base));
        const added = [...keys(mine), ...keys(theirs)].filter((key) => !before.has(key));
        expect(added.filter((key) => !joined.has(key))).toEqual([]);
      }),
    );
  });
});
