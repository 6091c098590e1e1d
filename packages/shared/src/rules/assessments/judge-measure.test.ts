import { describe, expect, it } from 'vitest';
import { all, SEVEN, scored, TWO } from '../../testing/assessments.js';
import { addDays, calendarDate } from '../calendar/index.js';
import { isRefusal } from '../refusals/index.js';
import type { Instrument } from './instrument.js';
import { TOTAL } from './instrument.js';
import {
  checkMeasuredOn,
  checkMeasureTerms,
  describeProof,
  judgeMeasure,
  type KeptMeasure,
  type MeasureTerms,
} from './judge-measure.js';

const start = calendarDate('2026-01-10');
const taken = (
  id: string,
  days: number,
  answer: number | null,
  instrument: Instrument = SEVEN,
): KeptMeasure => ({
  ...scored(
    instrument,
    all(instrument, () => answer),
  ),
  id,
  on: addDays(start, days),
});
const improved: MeasureTerms = {
  instrument: 'SEVEN',
  figure: TOTAL,
  improvement: { by: 3, daysBetween: 150, daysAtMost: 250 },
};
const first = taken('first', 0, 3);
const better = taken('better', 180, 4);

/** The sentence of what is shown, or of what is lacking. */
function judge(
  named: KeptMeasure,
  measures: readonly KeptMeasure[],
  terms: MeasureTerms | null,
  days = 200,
): string {
  const instrument = named.instrument === TWO.code ? TWO : SEVEN;
  const judged = judgeMeasure({ instrument, measures, named, terms, achievedOn: addDays(start, days) });
  return isRefusal(judged) ? judged.message : describeProof(instrument.title, judged);
}

describe('an assessment as evidence', () => {
  it('shows all its scores where nothing was agreed', () => {
    expect(judge(first, [first], null)).toBe('Seven questions on 10 January 2026: Wellbeing 19.25.');
    const silent = taken('silent', 0, null);
    expect(judge(silent, [silent], null)).toBe(
      'This assessment has no score: too little of Seven questions was answered.',
    );
    expect(judge(better, [better], null, 100)).toMatch(
      /^The assessment was made on 9 July 2026, after the day of achievement/,
    );
  });

  it('shows the improvement that was agreed, from the first to the latest', () => {
    expect(judge(better, [first, better], improved)).toBe(
      'Seven questions on 9 July 2026: Wellbeing 25.03, from 19.25 on 10 January 2026, which is 5.78 points better.',
    );
    const worse = taken('worse', 190, 3);
    const later = taken('later', 190, 5);
    expect(judge(better, [first, better, later], improved)).toMatch(/is that of 19 July 2026/);
    expect(judge(worse, [first, better, worse], improved)).toMatch(/The outcome asks for 3 points better\.$/);
    const late = taken('late', 300, 5);
    expect(judge(late, [first, late], improved, 300)).toMatch(
      /asks for a second one by 17 September 2026, and the latest/,
    );
  });

  it('is of the instrument that was agreed, and has its figure', () => {
    const two = taken('two', 10, 4, TWO);
    expect(judge(two, [two], { ...improved, improvement: null })).toMatch(
      /by another instrument than Two questions/,
    );
    const only: MeasureTerms = { instrument: 'TWO', figure: TOTAL, improvement: null };
    expect(judge(two, [two], only)).toBe('Two questions on 20 January 2026: Both 4.');
    const silent = taken('silent', 10, null, TWO);
    expect(judge(silent, [silent], only)).toMatch(/^Both has no score/);
  });
});

it('checks what is proposed', () => {
  expect(checkMeasureTerms(improved, SEVEN)).toEqual([]);
  const wrong = {
    instrument: 'SEVEN',
    figure: 'MONEY',
    improvement: { by: 0, daysBetween: 0, daysAtMost: -1 },
  };
  expect(checkMeasureTerms(wrong, SEVEN).map(({ field }) => field)).toEqual([
    'figure',
    'by',
    'daysBetween',
    'daysAtMost',
  ]);
});

it('takes a day from birth to today', () => {
  const facts = { today: start, birthDate: calendarDate('1990-05-05') };
  expect(checkMeasuredOn(start, facts)).toBeNull();
  expect(checkMeasuredOn(addDays(start, 1), facts)).toMatchObject({
    code: 'OUT_OF_RANGE',
    field: 'measuredOn',
  });
  expect(checkMeasuredOn(calendarDate('1990-05-04'), facts)).toMatchObject({ code: 'OUT_OF_RANGE' });
  expect(checkMeasuredOn(calendarDate('1990-05-04'), { ...facts, birthDate: null })).toBeNull();
});
