import { type CalendarDate, formatDate } from '../calendar/index.js';
import { isRefusal, type Refusal, refuse } from '../refusals/index.js';
import { changesBetween, comparable, type Direction } from './change.js';
import { figuresOf, type Instrument, toHundredths } from './instrument.js';
import {
  has,
  type ImprovementTerms,
  judgeImprovement,
  missing,
  type TakenMeasure,
} from './judge-improvement.js';

/** What evidence of kind ASSESSMENT has to show for an outcome, where the partners agreed on it. */
export interface MeasureTerms {
  /** The code of the instrument; each version counts. */
  readonly instrument: string;
  /** One of its areas, or TOTAL. */
  readonly figure: string;
  /** Null: a score is enough. */
  readonly improvement: Omit<ImprovementTerms, 'figure'> | null;
}

/** A measure as it is kept: with the id by which a claim names it. */
export interface KeptMeasure extends TakenMeasure {
  readonly id: string;
}

/** One figure that a claim rests on. */
export interface ProvenFigure {
  readonly code: string;
  readonly title: string;
  readonly score: number;
  /** The score of the first measure, where the claim rests on both. */
  readonly first: number | null;
  readonly difference: number | null;
  readonly direction: Direction | null;
}

/** What a claim rests on: figures and days, never answers or words. */
export interface MeasuredProof {
  readonly measure: KeptMeasure;
  /** The first measure, where the outcome asks for improvement. */
  readonly first: KeptMeasure | null;
  readonly figures: readonly ProvenFigure[];
}

/** Everything that decides on an assessment as evidence. */
export interface MeasureFacts {
  /** In the version of the assessment that is named. */
  readonly instrument: Instrument;
  /** The person's measures that stand, of whatever instrument and version. */
  readonly measures: readonly KeptMeasure[];
  /** The assessment that the claim names, one of them. */
  readonly named: KeptMeasure;
  /** Null: nothing was agreed for the outcome, and any score will do. */
  readonly terms: MeasureTerms | null;
  readonly achievedOn: CalendarDate;
}

/**
 * Whether an assessment shows what the outcome asks for (domain.md, Evidence: ASSESSMENT, a scored measure). Where it
 * asks for improvement, the pair is the earliest and the latest measure by the day of achievement, and the claim names
 * the latest. EVIDENCE_MISSING says in a sentence what is lacking.
 */
export function judgeMeasure(facts: MeasureFacts): MeasuredProof | Refusal {
  const { instrument, measures, named, terms, achievedOn } = facts;
  if (named.on > achievedOn)
    return missing(
      `The assessment was made on ${formatDate(named.on)}, after the day of achievement. Give that day or a later one, or choose an earlier assessment.`,
    );
  if (terms === null) return provenBy(instrument, named);
  if (instrument.code !== terms.instrument)
    return missing(
      `This outcome is shown by another instrument than ${instrument.title}. Choose one of its assessments.`,
    );
  const figure = figuresOf(instrument).find(({ code }) => code === terms.figure);
  if (!figure) return missing(`This version of ${instrument.title} has no figure ${terms.figure}.`);
  if (terms.improvement === null) {
    if (!has(named, figure.code))
      return missing(`${figure.title} has no score in this assessment: too little was answered.`);
    return provenBy(instrument, named, figure.code);
  }
  const judged = judgeImprovement(
    instrument,
    measures,
    { ...terms.improvement, figure: figure.code },
    achievedOn,
  );
  if (isRefusal(judged)) return judged;
  const { first, second, change } = judged;
  if (second.id !== named.id)
    return missing(
      `The latest assessment by the day of achievement is that of ${formatDate(second.on)}. The outcome is judged by it: choose that one.`,
    );
  const { code, title, later, difference, direction } = change;
  if (later === null) throw new Error('A second measure that was judged has a score.');
  return {
    measure: second,
    first,
    figures: [{ code, title, score: later, first: change.first, difference, direction }],
  };
}

/** What one measure shows by itself: all its scores, or one figure. */
function provenBy(instrument: Instrument, measure: KeptMeasure, only?: string): MeasuredProof | Refusal {
  if (!comparable(instrument, measure)) throw new RangeError('A measure is judged by its own instrument.');
  const figures = changesBetween(instrument, measure, measure).flatMap(
    ({ code, title, later }): ProvenFigure[] =>
      later === null || (only !== undefined && code !== only)
        ? []
        : [{ code, title, score: later, first: null, difference: null, direction: null }],
  );
  if (figures.length === 0)
    return missing(`This assessment has no score: too little of ${instrument.title} was answered.`);
  return { measure, first: null, figures };
}

/**
 * The same in a sentence for whoever checks the claim: "My eight areas on 1 September 2026: All areas 3.4, from 2.5 on
 * 1 March 2026, which is 0.9 points better."
 */
export function describeProof(title: string, { measure, first, figures }: MeasuredProof): string {
  const told = figures.map((figure) => {
    const score = `${figure.title} ${figure.score}`;
    if (first === null || figure.first === null || figure.difference === null) return score;
    const points = Math.abs(figure.difference);
    const way = { BETTER: 'better', WORSE: 'worse', SAME: 'apart, which counts as the same' }[
      figure.direction ?? 'SAME'
    ];
    return `${score}, from ${figure.first} on ${formatDate(first.on)}, which is ${points} ${points === 1 ? 'point' : 'points'} ${way}`;
  });
  return `${title} on ${formatDate(measure.on)}: ${told.join('; ')}.`;
}

const LONGEST_TIME = 3660;

/** What is wrong with terms, each INVALID with its field ("figure", "by", "daysBetween", "daysAtMost"). */
export function checkMeasureTerms({ figure, improvement }: MeasureTerms, instrument: Instrument): Refusal[] {
  const wrong = (field: string, message: string): Refusal => refuse('INVALID', message, field);
  const faults: (Refusal | null)[] = [
    figuresOf(instrument).some(({ code }) => code === figure)
      ? null
      : wrong('figure', `Choose one of the figures of ${instrument.title}.`),
  ];
  if (improvement) {
    const { by, daysBetween, daysAtMost } = improvement;
    faults.push(
      by === null || (by > 0 && by <= 1_000_000 && toHundredths(by) === by)
        ? null
        : wrong('by', 'Give the points as a number above 0 with at most two decimals, or leave them out.'),
      isDays(daysBetween) ? null : wrong('daysBetween', `Give between 1 and ${LONGEST_TIME} days.`),
      daysAtMost === null || (isDays(daysAtMost) && daysAtMost >= daysBetween)
        ? null
        : wrong('daysAtMost', 'Give as many days as must lie between them, or more, or leave it out.'),
    );
  }
  return faults.filter((fault) => fault !== null);
}

const isDays = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= LONGEST_TIME;

/** Whether a day can be that of an assessment: no day to come, and none before the person was born. */
export function checkMeasuredOn(
  on: CalendarDate,
  { today, birthDate }: { readonly today: CalendarDate; readonly birthDate: CalendarDate | null },
): Refusal | null {
  if (on > today)
    return refuse(
      'OUT_OF_RANGE',
      `${formatDate(on)} is in the future. Give the day on which it was made.`,
      'measuredOn',
    );
  if (birthDate !== null && on < birthDate)
    return refuse(
      'OUT_OF_RANGE',
      `That is before this person was born, on ${formatDate(birthDate)}. Give the day on which it was made.`,
      'measuredOn',
    );
  return null;
}
