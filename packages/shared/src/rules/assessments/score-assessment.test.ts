import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, eightAnswers, SEVEN, scored } from '../../testing/assessments.js';
import { EIGHT_AREAS, scoreAssessment } from './index.js';

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
