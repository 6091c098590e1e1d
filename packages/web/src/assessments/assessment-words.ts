import {
  changesBetween,
  describeChange,
  describeProof,
  figuresOf,
  type Instrument,
  isRefusal,
  judgeMeasure,
  type KeptMeasure,
  type MeasureTerms,
  parseDate,
  type ScoreChange,
  TOTAL,
} from '@weft/shared';
import type { AnsweredWay, InstrumentState } from '../gql/graphql.js';
import { dateText } from '../ui/date-text.js';
import type { Tone } from '../ui/state-badge.js';
import {
  type AssessmentFacts,
  type InstrumentFacts,
  instrumentOf,
  type MeasureRuleFacts,
  measureOf,
} from './assessment-queries.js';

export const ANSWERED_WORDS: Readonly<Record<AnsweredWay, string>> = {
  TOGETHER: 'Together with them',
  BY_THEMSELVES: 'By themselves',
};

export const INSTRUMENT_STATE_WORDS: Readonly<Record<InstrumentState, { name: string; tone: Tone }>> = {
  DRAFT: { name: 'Draft', tone: 'needs' },
  IN_USE: { name: 'In use', tone: 'good' },
  OUT_OF_USE: { name: 'Out of use', tone: 'quiet' },
};

const WAYS = [
  ['BETTER', 'better'],
  ['SAME', 'about the same'],
  ['WORSE', 'worse'],
] as const;

/** "4 areas are better, 3 about the same and 1 worse." @param changes of the areas, without the whole */
export function tellChanges(changes: readonly ScoreChange[]): string {
  const areas = changes.filter(({ code }) => code !== TOTAL);
  const total = changes.find(({ code }) => code === TOTAL);
  const parts = WAYS.flatMap(([direction, word]) => {
    const many = areas.filter((one) => one.direction === direction).length;
    return many > 0 ? [`${many} ${word}`] : [];
  });
  const [only] = parts;
  const told =
    parts.length > 1
      ? [`Of ${areas.length} areas, ${new Intl.ListFormat('en-GB').format(parts)}.`]
      : only && areas.length > 1
        ? [`Areas: ${only}.`]
        : [];
  return [...told, ...(total ? [describeChange(total)] : [])].join(' ');
}

/** "−0.5", "+1", "0" */
export const signed = (difference: number): string =>
  difference < 0 ? `−${Math.abs(difference)}` : difference > 0 ? `+${difference}` : '0';

/** What was agreed, as the rules read it. */
const termsOf = (rule: MeasureRuleFacts): MeasureTerms => ({
  instrument: rule.instrumentCode,
  figure: rule.figure,
  improvement: rule.improves
    ? {
        by: rule.betterBy == null ? null : Number(rule.betterBy),
        daysBetween: rule.daysBetween ?? 1,
        daysAtMost: rule.daysAtMost ?? null,
      }
    : null,
});

/** What holds for an outcome that was achieved on a day. */
export const ruleFor = (
  rules: readonly MeasureRuleFacts[],
  outcomeCode: string,
  on: string,
): MeasureRuleFacts | null =>
  rules
    .filter((rule) => rule.agreedAt && rule.outcomeCode === outcomeCode && rule.effectiveFrom <= on)
    .sort((one, other) => other.effectiveFrom.localeCompare(one.effectiveFrom))[0] ?? null;

/** "All areas is better by 0.5 points, at least 150 days after the first measure" */
export function ruleText(rule: MeasureRuleFacts): string {
  const { figureTitle, instrumentTitle, improves, betterBy, daysBetween, daysAtMost } = rule;
  if (!improves) return `${figureTitle} has a score in ${instrumentTitle}.`;
  const points = betterBy == null ? 'by what counts as a change' : `by ${Number(betterBy)} points or more`;
  const days = daysAtMost == null ? `at least ${daysBetween} days` : `${daysBetween} to ${daysAtMost} days`;
  return `${figureTitle} in ${instrumentTitle} is better ${points}, ${days} after the first measure.`;
}

/** An assessment as evidence to choose: whether it shows what is asked, and in a sentence what it shows or lacks. */
export interface MeasureChoice {
  readonly id: string;
  readonly label: string;
  readonly on: string;
  readonly isEnough: boolean;
  readonly told: string;
}

interface Known {
  readonly assessments: readonly AssessmentFacts[];
  readonly instruments: readonly InstrumentFacts[];
  readonly rules: readonly MeasureRuleFacts[];
}

/** A person's assessments as evidence of an outcome on a day, the latest first. */
export function measureChoices(known: Known, outcomeCode: string, achievedOn: string): MeasureChoice[] {
  const on = parseDate(achievedOn);
  const rule = ruleFor(known.rules, outcomeCode, achievedOn);
  const measures = known.assessments.map(measureOf);
  return known.assessments.toReversed().flatMap((one): MeasureChoice[] => {
    const kept = known.instruments.find(({ id }) => id === one.instrumentId);
    const named = measures.find(({ id }) => id === one.id);
    if (!kept || !named) return [];
    const instrument = instrumentOf(kept);
    const judged =
      on && judgeMeasure({ instrument, measures, named, terms: rule && termsOf(rule), achievedOn: on });
    return [
      {
        id: one.id,
        label: `${one.instrumentTitle}, ${dateText(one.measuredOn)}`,
        on: one.measuredOn,
        isEnough: judged !== null && !isRefusal(judged),
        told:
          judged === null
            ? 'Enter the day of achievement to see what it shows.'
            : isRefusal(judged)
              ? judged.message
              : describeProof(instrument.title, judged),
      },
    ];
  });
}

/** One instrument's measures of a person, the earliest first. */
export interface MeasureGroup {
  readonly instrument: Instrument;
  readonly instrumentId: string;
  readonly assessments: readonly AssessmentFacts[];
  readonly measures: readonly KeptMeasure[];
  /** From the first to the latest; null where there is one measure. */
  readonly changes: readonly ScoreChange[] | null;
}

/** Measures by instrument and version, which are never compared with one another; the one used last comes first. */
export function groupMeasures(
  assessments: readonly AssessmentFacts[],
  instruments: readonly InstrumentFacts[],
): MeasureGroup[] {
  const ids = [...new Set(assessments.toReversed().map(({ instrumentId }) => instrumentId))];
  return ids.flatMap((instrumentId) => {
    const kept = instruments.find(({ id }) => id === instrumentId);
    if (!kept) return [];
    const instrument = instrumentOf(kept);
    const own = assessments.filter((one) => one.instrumentId === instrumentId);
    const measures = own.map(measureOf);
    const [first, latest] = [measures[0], measures.at(-1)];
    const changes = first && latest && measures.length > 1 ? changesBetween(instrument, first, latest) : null;
    return [{ instrument, instrumentId, assessments: own, measures, changes }];
  });
}

/** A measure's score of a figure. */
export const scoreOf = (measure: KeptMeasure, code: string): number | null =>
  [...measure.domains, measure.total].find((score) => score?.code === code)?.score ?? null;

/** The figures that a star has room and reason for: the areas, from three on. */
export const areasOf = (instrument: Instrument) => figuresOf(instrument).filter(({ code }) => code !== TOTAL);
