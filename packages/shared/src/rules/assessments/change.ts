import type { Domain, Instrument } from './instrument.js';
import { figuresOf, TOTAL, toHundredths } from './instrument.js';
import type { Score, ScoredAssessment } from './score-assessment.js';

/** How a figure moved for the person, whichever way its numbers run. */
export type Direction = 'BETTER' | 'SAME' | 'WORSE';

/** A figure in two measures; what was not measured in both has no difference. */
export interface ScoreChange {
  readonly code: string;
  readonly title: string;
  readonly first: number | null;
  readonly later: number | null;
  /** Later less first, in points of the score. */
  readonly difference: number | null;
  readonly direction: Direction | null;
}

/**
 * How each area, and the whole behind them, changed between two measures of one instrument.
 * @throws RangeError for measures of another instrument or version: those are never compared (`comparable`).
 */
export function changesBetween(
  instrument: Instrument,
  first: ScoredAssessment,
  later: ScoredAssessment,
): readonly ScoreChange[] {
  for (const measure of [first, later])
    if (!comparable(instrument, measure))
      throw new RangeError(`${measure.instrument} ${measure.version} is no measure of ${instrument.code}.`);
  return figuresOf(instrument).map((figure) =>
    changeOf(figure, scoreNamed(first, figure.code), scoreNamed(later, figure.code)),
  );
}

/** Whether a measure was taken with this instrument in this version. */
export const comparable = (
  { code, version }: Instrument,
  measure: Pick<ScoredAssessment, 'instrument' | 'version'>,
): boolean => measure.instrument === code && measure.version === version;

const scoreNamed = (measure: ScoredAssessment, code: string): Score | null =>
  (code === TOTAL ? measure.total : measure.domains.find((one) => one.code === code)) ?? null;

function changeOf(figure: Domain, before: Score | null, after: Score | null): ScoreChange {
  const [first, later] = [before?.score ?? null, after?.score ?? null];
  const known = { code: figure.code, title: figure.title, first, later };
  if (first === null || later === null) return { ...known, difference: null, direction: null };
  const difference = toHundredths(later - first);
  return { ...known, difference, direction: directionOf(figure, difference) };
}

function directionOf({ smallestChange, higherIsBetter }: Domain, difference: number): Direction {
  if (Math.abs(difference) < smallestChange) return 'SAME';
  return difference > 0 === higherIsBetter ? 'BETTER' : 'WORSE';
}

/** "Money is 1.5 points better", for the table beside a star. */
export function describeChange({ title, difference, direction, first }: ScoreChange): string {
  if (difference === null || direction === null)
    return `${title} was ${first === null ? 'not measured at first' : 'not measured again'}.`;
  if (direction === 'SAME') return `${title} is about the same.`;
  const points = Math.abs(difference);
  return `${title} is ${points} ${points === 1 ? 'point' : 'points'} ${direction === 'BETTER' ? 'better' : 'worse'}.`;
}
