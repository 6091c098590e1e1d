import type { Scoring } from './instrument.js';

/**
 * The published conversion of the Short Warwick-Edinburgh Mental Wellbeing Scale, from the sum of its seven answers
 * (1 to 5 each) to its metric score (Stewart-Brown and others 2009, Health and Quality of Life Outcomes 7:15, which
 * publishes it for use with raw sums of 7 to 35). Figures only: the questions are under licence, and whoever holds one
 * types them into an instrument of their own.
 */
const METRIC = [
  7, 9.51, 11.25, 12.4, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98,
  20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.7, 32.55, 35,
] as const;
const LOWEST_SUM = 7;

/** Raw sums 7 to 35 to the metric, 7 to 35. */
export const SWEMWBS_METRIC: Scoring = {
  by: 'CONVERSION',
  table: METRIC.map((score, nth): readonly [number, number] => [LOWEST_SUM + nth, score]),
};
