import { addDays, type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { changesBetween, comparable, type ScoreChange } from './change.js';
import { figuresOf, type Instrument } from './instrument.js';
import type { ScoredAssessment } from './score-assessment.js';

/** One measure of a person, with its day. */
export interface TakenMeasure extends ScoredAssessment {
  readonly on: CalendarDate;
}

/** What an outcome such as "wellbeing improved after 6 months" asks of two measures; it stands with the tariff. */
export interface ImprovementTerms {
  /** The area that must be better, or TOTAL for the whole. */
  readonly figure: string;
  /** Points of the score by which it must be better; null: the instrument's own smallest change. */
  readonly by: number | null;
  /** Days at least between the two measures. */
  readonly daysBetween: number;
  /** Days at most between them; null: however many. */
  readonly daysAtMost: number | null;
}

/** Which two measures show it, and how. */
export interface Improvement<M extends TakenMeasure = TakenMeasure> {
  readonly first: M;
  readonly second: M;
  readonly change: ScoreChange;
}

/**
 * Whether measures show that somebody improved from the first to a second one, as evidence of a claim (domain.md:
 * ASSESSMENT, a scored measure). The first measure is the earliest with this figure; the second is the latest by the
 * day of achievement, so that nobody picks the best of several. EVIDENCE_MISSING with what is lacking, in a sentence.
 */
export function judgeImprovement<M extends TakenMeasure>(
  instrument: Instrument,
  measures: readonly M[],
  terms: ImprovementTerms,
  achievedOn: CalendarDate,
): Improvement<M> | Refusal {
  const figure = figuresOf(instrument).find(({ code }) => code === terms.figure);
  if (!figure) return missing(`${instrument.title} has no figure ${terms.figure}.`);
  const usable = measures
    .filter((one) => comparable(instrument, one) && one.on <= achievedOn && has(one, terms.figure))
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  const [first] = usable;
  const second = usable.at(-1);
  if (!first || !second)
    return missing(`Record a first measure with ${instrument.title}, then one after support.`);
  const earliest = addDays(first.on, Math.max(1, terms.daysBetween));
  if (second.on < earliest)
    return missing(
      `The first measure was taken on ${formatDate(first.on)}. Record a second one from ${formatDate(earliest)} on, by the date of achievement.`,
    );
  const latest = terms.daysAtMost === null ? null : addDays(first.on, terms.daysAtMost);
  if (latest !== null && second.on > latest)
    return missing(
      `The first measure was taken on ${formatDate(first.on)}. The outcome asks for a second one by ${formatDate(latest)}, and the latest is of ${formatDate(second.on)}.`,
    );
  const change = changesBetween(instrument, first, second).find(({ code }) => code === terms.figure);
  if (!change || change.difference === null) throw new Error('Both measures have this figure.');
  const better = figure.higherIsBetter ? change.difference : -change.difference;
  const needed = terms.by ?? figure.smallestChange;
  if (better >= needed) return { first, second, change };
  return missing(
    `${figure.title} was ${change.first} on ${formatDate(first.on)} and ${change.later} on ${formatDate(second.on)}. The outcome asks for ${needed} ${needed === 1 ? 'point' : 'points'} better.`,
  );
}

/** Whether a measure has a score for this figure. */
export const has = (measure: ScoredAssessment, code: string): boolean =>
  [...measure.domains, measure.total].some((score) => score?.code === code && score.score !== null);

/** What is lacking in the evidence, in a sentence. */
export const missing = (message: string): Refusal => refuse('EVIDENCE_MISSING', message, 'evidence');
