import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, eightAnswers, SEVEN, scored } from '../../testing/assessments.js';
import { addDays, calendarDate } from '../calendar/index.js';
import { isRefusal } from '../refusals/index.js';
import {
  changesBetween,
  describeChange,
  EIGHT_AREAS,
  judgeImprovement,
  type TakenMeasure,
  TOTAL,
} from './index.js';

describe('change between two measures', () => {
  it('mirrors when they change places, and is none from a measure to itself', () => {
    fc.assert(
      fc.property(eightAnswers, eightAnswers, (one, other) => {
        const [a, b] = [one, other].map((given) =>
          scored(
            EIGHT_AREAS,
            all(EIGHT_AREAS, (nth) => given[nth] ?? null),
          ),
        );
        if (!a || !b) throw new Error('Two measures.');
        const there = changesBetween(EIGHT_AREAS, a, b);
        const back = changesBetween(EIGHT_AREAS, b, a);
        for (const [nth, change] of there.entries()) {
          expect((change.difference ?? 0) + (back[nth]?.difference ?? 0)).toBe(0);
          const mirrored = { BETTER: 'WORSE', WORSE: 'BETTER', SAME: 'SAME' } as const;
          expect(back[nth]?.direction).toBe(change.direction && mirrored[change.direction]);
        }
        for (const { difference } of changesBetween(EIGHT_AREAS, a, a)) expect(difference ?? 0).toBe(0);
      }),
    );
  });

  it('counts the smallest change as one, and less than that as none', () => {
    const [before, after] = [3, 4].map((one) =>
      scored(EIGHT_AREAS, { ...all(EIGHT_AREAS, () => 3), MONEY_1: one }),
    );
    if (!before || !after) throw new Error('Two measures.');
    const moved = changesBetween(EIGHT_AREAS, before, after).filter(({ direction }) => direction !== 'SAME');
    expect(moved.map(describeChange)).toEqual(['Money is 0.5 points better.']);
  });

  it('knows which way is better, and compares no two versions', () => {
    const total = SEVEN.total;
    if (!total) throw new Error('SEVEN has a total.');
    const lower = { ...SEVEN, total: { ...total, higherIsBetter: false } };
    const [low, high] = [
      scored(
        lower,
        all(lower, () => 2),
      ),
      scored(
        lower,
        all(lower, () => 3),
      ),
    ];
    expect(changesBetween(lower, high, low).map(describeChange)).toEqual([
      'Wellbeing is 3.93 points better.',
    ]);
    expect(changesBetween(SEVEN, high, low).map(describeChange)).toEqual(['Wellbeing is 3.93 points worse.']);
    expect(() => changesBetween({ ...SEVEN, version: 2 }, low, high)).toThrow(RangeError);
  });
});

describe('improved from the first measure to the second, as evidence', () => {
  const start = calendarDate('2026-01-10');
  const taken = (days: number, answered: number, version = 1): TakenMeasure => ({
    ...scored(
      SEVEN,
      all(SEVEN, () => answered),
    ),
    version,
    on: addDays(start, days),
  });
  const terms = { figure: TOTAL, by: null, daysBetween: 180, daysAtMost: null };
  const judge = (measures: readonly TakenMeasure[], days = 200) =>
    judgeImprovement(SEVEN, measures, terms, addDays(start, days));
  const messageOf = (measures: readonly TakenMeasure[], days = 200) => {
    const judged = judge(measures, days);
    return isRefusal(judged) ? `${judged.code} ${judged.message}` : judged.change.difference;
  };

  it('holds from the first to the latest by the day of achievement', () => {
    expect(messageOf([taken(190, 4), taken(0, 3)])).toBe(5.78);
    // the best in the middle does not count, nor what came after
    expect(messageOf([taken(0, 3), taken(185, 5), taken(190, 3)])).toBe(
      'EVIDENCE_MISSING Wellbeing was 19.25 on 10 January 2026 and 19.25 on 19 July 2026. The outcome asks for 1 point better.',
    );
    expect(messageOf([taken(0, 3), taken(190, 4), taken(210, 1)])).toBe(5.78);
  });

  it('says what is missing', () => {
    expect(messageOf([])).toBe(
      'EVIDENCE_MISSING Record a first measure with Seven questions, then one after support.',
    );
    expect(messageOf([taken(0, 3), taken(100, 5)])).toBe(
      'EVIDENCE_MISSING The first measure was taken on 10 January 2026. Record a second one from 9 July 2026 on, by the date of achievement.',
    );
    // another version's measure is none
    expect(messageOf([taken(0, 3, 2), taken(190, 5)])).toMatch(
      /^EVIDENCE_MISSING The first measure was taken on 19 July/,
    );
  });

  it('never holds where the figures did not move so far', () => {
    const measures = fc.array(fc.record({ days: fc.nat(400), answered: fc.integer({ min: 1, max: 5 }) }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(measures, fc.nat(400), (list, days) => {
        const judged = judge(
          list.map((one) => taken(one.days, one.answered)),
          days,
        );
        if (isRefusal(judged)) return;
        expect(judged.change.difference).toBeGreaterThanOrEqual(1);
        expect(judged.second.on >= addDays(judged.first.on, 180)).toBe(true);
        expect(judged.second.on <= addDays(start, days)).toBe(true);
      }),
    );
  });
});
