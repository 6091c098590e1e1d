import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { isRefusal } from '../refusals/index.js';
import {
  type Answers,
  changesBetween,
  checkInstrument,
  describeChange,
  EIGHT_AREAS,
  type Instrument,
  judgeImprovement,
  type ScoredAssessment,
  SWEMWBS_METRIC,
  scoreAssessment,
  type TakenMeasure,
  TOTAL,
} from './index.js';

/** Seven questions of nobody's, scored by the published table. */
const SEVEN: Instrument = {
  code: 'SEVEN',
  title: 'Seven questions',
  version: 1,
  scales: [{ code: 'OFTEN', options: [1, 2, 3, 4, 5].map((value) => ({ value, label: `Answer ${value}` })) }],
  items: Array.from({ length: 7 }, (_, nth) => ({
    code: `Q${nth}`,
    text: `Question ${nth}`,
    scale: 'OFTEN',
    reverse: false,
  })),
  domains: [],
  total: {
    code: TOTAL,
    title: 'Wellbeing',
    items: Array.from({ length: 7 }, (_, nth) => `Q${nth}`),
    scoring: SWEMWBS_METRIC,
    minimumAnswers: 7,
    higherIsBetter: true,
    smallestChange: 1,
  },
};
const scored = (instrument: Instrument, answers: Answers): ScoredAssessment => {
  const found = scoreAssessment(instrument, answers);
  if (Array.isArray(found)) throw new Error(found.map(({ message }) => message).join(' '));
  return found;
};
const all = (instrument: Instrument, answer: (nth: number) => number | null): Answers =>
  Object.fromEntries(instrument.items.map(({ code }, nth) => [code, answer(nth)]));
const answer = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4 });
const eightAnswers = fc.array(answer, { minLength: 16, maxLength: 16 });

describe('an instrument', () => {
  it('of ours, and one scored by the published table, can be used', () => {
    expect(checkInstrument(EIGHT_AREAS)).toEqual([]);
    expect(checkInstrument(SEVEN)).toEqual([]);
    expect(EIGHT_AREAS.domains.map(({ title }) => title)).toEqual([
      'Lifestyle',
      'Looking after yourself',
      'Managing symptoms',
      'Work, volunteering and other activities',
      'Money',
      'Where you live',
      'Family and friends',
      'Feeling positive',
    ]);
  });

  it('says everything that is wrong with it, by path', () => {
    const [first, second] = EIGHT_AREAS.domains;
    const [question] = EIGHT_AREAS.items;
    const [scale] = EIGHT_AREAS.scales;
    if (!first || !second || !question || !scale) throw new Error('EIGHT_AREAS has them.');
    const wrong: Instrument = {
      ...EIGHT_AREAS,
      code: 'eight areas',
      version: 0,
      scales: [
        scale,
        {
          code: scale.code,
          options: [
            { value: 1, label: 'a' },
            { value: 3, label: ' ' },
          ],
        },
      ],
      items: [...EIGHT_AREAS.items, { ...question, scale: 'NONE' }, { ...question, code: 'ALONE' }],
      domains: [
        { ...first, items: ['LIFESTYLE_1', 'LIFESTYLE_1', 'NOWHERE'], minimumAnswers: 4, smallestChange: 0 },
        { ...second, code: TOTAL },
      ],
    };
    expect(checkInstrument(wrong).map(({ field }) => field)).toEqual([
      'code',
      'version',
      'scales.1.options.1.value',
      'scales.1.options.1.label',
      'scales.1.code',
      'items.16.scale',
      'items.16.code',
      'domains.0.items.1',
      'domains.0.items.2',
      'domains.0.minimumAnswers',
      'domains.0.smallestChange',
      'domains.1.code',
      'items.17',
    ]);
  });

  it('whose table has a gap, falls, or lacks a sum is refused', () => {
    const total = SEVEN.total;
    if (!total || SWEMWBS_METRIC.by !== 'CONVERSION') throw new Error('SEVEN is scored by a table.');
    const { table } = SWEMWBS_METRIC;
    const withTable = (changed: readonly (readonly [number, number])[], minimumAnswers = 7) =>
      checkInstrument({
        ...SEVEN,
        total: { ...total, minimumAnswers, scoring: { by: 'CONVERSION', table: changed } },
      }).map(({ field }) => field);
    expect(withTable(table.slice(0, -1))).toEqual(['total.scoring.table']);
    expect(withTable(table.filter((_, nth) => nth !== 3))).toEqual(['total.scoring.table.3']);
    expect(withTable(table.map(([raw, score]) => [raw, raw === 9 ? 1 : score]))).toEqual([
      'total.scoring.table.2',
    ]);
    expect(withTable(table, 6)).toEqual(['total.minimumAnswers']);
  });
});

describe('scoring', () => {
  it('looks the published metric up: 7 stays 7, 21 is 19.25, 35 stays 35, and more never scores less', () => {
    expect(
      [1, 3, 5].map(
        (one) =>
          scored(
            SEVEN,
            all(SEVEN, () => one),
          ).total?.score,
      ),
    ).toEqual([7, 19.25, 35]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 7, maxLength: 7 }),
        fc.nat(6),
        (given, at) => {
          const before =
            scored(
              SEVEN,
              all(SEVEN, (nth) => given[nth] ?? null),
            ).total?.score ?? 0;
          const after =
            scored(
              SEVEN,
              all(SEVEN, (nth) => (given[nth] ?? 0) + (nth === at ? 1 : 0)),
            ).total?.score ?? 0;
          expect(after).toBeGreaterThan(before);
          expect(before).toBeGreaterThanOrEqual(7);
          expect(after).toBeLessThanOrEqual(35);
        },
      ),
    );
  });

  it('turns questions round that were asked the other way', () => {
    const best = scored(
      EIGHT_AREAS,
      all(EIGHT_AREAS, (nth) => (nth % 2 === 0 ? 5 : 1)),
    );
    expect(best.domains.map(({ score }) => score)).toEqual(Array(8).fill(5));
    expect(best.total?.score).toBe(5);
    expect(
      scored(
        EIGHT_AREAS,
        all(EIGHT_AREAS, () => 3),
      ).total?.score,
    ).toBe(3);
  });

  it('stays within the scale, and says why where too little was answered', () => {
    fc.assert(
      fc.property(eightAnswers, (given) => {
        const { domains, total } = scored(
          EIGHT_AREAS,
          all(EIGHT_AREAS, (nth) => given[nth] ?? null),
        );
        for (const [nth, { score, why, answered }] of domains.entries()) {
          expect(answered).toBe([given[2 * nth], given[2 * nth + 1]].filter((one) => one !== null).length);
          expect(score === null).toBe(answered === 0);
          expect(why === null).toBe(score !== null);
          if (score !== null) expect(score >= 1 && score <= 5).toBe(true);
        }
        expect(total?.score === null).toBe(given.filter((one) => one !== null).length < 12);
      }),
    );
    expect(
      scored(
        SEVEN,
        all(SEVEN, (nth) => (nth === 0 ? null : 3)),
      ).total?.why,
    ).toBe('Wellbeing has no score: 6 questions were answered, and 7 are needed.');
  });

  it('lets the answers that there are stand for those that a sum lacks', () => {
    const total = SEVEN.total;
    if (!total) throw new Error('SEVEN has a total.');
    const sum = { ...SEVEN, total: { ...total, scoring: { by: 'SUM' }, minimumAnswers: 4 } } as const;
    expect(
      scored(
        sum,
        all(sum, () => 4),
      ).total?.score,
    ).toBe(28);
    expect(
      scored(
        sum,
        all(sum, (nth) => (nth < 4 ? 4 : null)),
      ).total?.score,
    ).toBe(28);
    expect(scored(sum, { Q0: 1, Q1: 2, Q2: 2, Q3: 2, Q4: 3, Q5: 3 }).total?.score).toBe(15.17);
  });

  it('refuses answers that nobody can give, each by its question', () => {
    const wrong = scoreAssessment(SEVEN, { Q0: 6, Q1: 2.5, Q2: Number.NaN, Q3: null, Q9: 1, toString: 1 });
    expect(Array.isArray(wrong) && wrong.map(({ field }) => field)).toEqual([
      'answers.Q0',
      'answers.Q1',
      'answers.Q2',
      'answers.Q9',
      'answers.toString',
    ]);
  });
});

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
  const terms = { figure: TOTAL, by: null, daysBetween: 180 };
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
