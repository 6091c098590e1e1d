import fc from 'fast-check';
import {
  type Answers,
  type Instrument,
  type ScoredAssessment,
  SWEMWBS_METRIC,
  scoreAssessment,
  TOTAL,
} from '../rules/assessments/index.js';

/** Seven questions of nobody's, scored by the published table. */
export const SEVEN: Instrument = {
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
/** Two questions and their mean, one answer being enough. */
export const TWO: Instrument = {
  ...SEVEN,
  code: 'TWO',
  title: 'Two questions',
  items: SEVEN.items.slice(0, 2),
  total: {
    code: TOTAL,
    title: 'Both',
    items: ['Q0', 'Q1'],
    scoring: { by: 'MEAN' },
    minimumAnswers: 1,
    higherIsBetter: true,
    smallestChange: 0.5,
  },
};
/** The scores of answers that are right. @throws Error where they are not. */
export const scored = (instrument: Instrument, answers: Answers): ScoredAssessment => {
  const found = scoreAssessment(instrument, answers);
  if (Array.isArray(found)) throw new Error(found.map(({ message }) => message).join(' '));
  return found;
};
/** One answer to each question, by its place. */
export const all = (instrument: Instrument, answer: (nth: number) => number | null): Answers =>
  Object.fromEntries(instrument.items.map(({ code }, nth) => [code, answer(nth)]));
const answer = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4 });
/** Answers to the sixteen questions in eight areas, some of them left out. */
export const eightAnswers = fc.array(answer, { minLength: 16, maxLength: 16 });
