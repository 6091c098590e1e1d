import type { CaseloadGuide, CaseloadPhase } from '@weft/shared';
import { formatLoad } from '@weft/shared';

/** A band of a measure as it is typed. */
export interface TypedBand {
  /** tells one row from another while they are typed */
  readonly key: string;
  readonly instrument: string;
  readonly figure: string;
  readonly from: string;
  readonly to: string;
  readonly add: string;
}

/** A guide as it is typed: figures are texts until they are sent. */
export interface TypedGuide {
  readonly weights: Readonly<Record<CaseloadPhase, string>>;
  readonly seenWithin: Readonly<Record<CaseloadPhase, string>>;
  readonly fullLoad: string;
  readonly fullTimeHours: string;
  readonly earlyAt: string;
  readonly weeksAhead: string;
  readonly unseenAt: string;
  readonly timeWithPeople: string;
  readonly jointShare: string;
  readonly measures: readonly TypedBand[];
}

/** What is no number is refused as no whole number. */
const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));
/** '0.3' is 30; a third decimal is no whole hundredth, and refused. */
const hundredths = (text: string): number => {
  const hundredfold = number(text) * 100;
  const whole = Math.round(hundredfold);
  return Math.abs(hundredfold - whole) < 1e-6 ? whole : hundredfold;
};
const daysText = (days: number | null): string => (days === null ? '' : String(days));
const days = (text: string): number | null => (text.trim() === '' ? null : number(text));

export const typedOf = (guide: CaseloadGuide): TypedGuide => ({
  weights: {
    WAITING: formatLoad(guide.weights.WAITING),
    ACTIVE: formatLoad(guide.weights.ACTIVE),
    MONITORING: formatLoad(guide.weights.MONITORING),
    CLOSED: formatLoad(guide.weights.CLOSED),
  },
  seenWithin: {
    WAITING: daysText(guide.seenWithin.WAITING),
    ACTIVE: daysText(guide.seenWithin.ACTIVE),
    MONITORING: daysText(guide.seenWithin.MONITORING),
    CLOSED: daysText(guide.seenWithin.CLOSED),
  },
  fullLoad: formatLoad(guide.fullLoad),
  fullTimeHours: formatLoad(guide.fullTimeHours),
  earlyAt: String(guide.earlyAt),
  weeksAhead: String(guide.weeksAhead),
  unseenAt: String(guide.unseenAt),
  timeWithPeople: String(guide.timeWithPeople),
  jointShare: String(guide.jointShare),
  measures: guide.measures.map(({ instrument, figure, from, to, add }) => ({
    key: crypto.randomUUID(),
    instrument,
    figure,
    from: String(from),
    to: String(to),
    add: formatLoad(add),
  })),
});

export const guideTyped = ({ weights, seenWithin, measures, ...typed }: TypedGuide): CaseloadGuide => ({
  weights: {
    WAITING: hundredths(weights.WAITING),
    ACTIVE: hundredths(weights.ACTIVE),
    MONITORING: hundredths(weights.MONITORING),
    CLOSED: hundredths(weights.CLOSED),
  },
  seenWithin: {
    WAITING: days(seenWithin.WAITING),
    ACTIVE: days(seenWithin.ACTIVE),
    MONITORING: days(seenWithin.MONITORING),
    CLOSED: days(seenWithin.CLOSED),
  },
  fullLoad: hundredths(typed.fullLoad),
  fullTimeHours: hundredths(typed.fullTimeHours),
  earlyAt: number(typed.earlyAt),
  weeksAhead: number(typed.weeksAhead),
  unseenAt: number(typed.unseenAt),
  timeWithPeople: number(typed.timeWithPeople),
  jointShare: number(typed.jointShare),
  measures: measures.map(({ instrument, figure, from, to, add }) => ({
    instrument,
    figure,
    from: number(from),
    to: number(to),
    add: hundredths(add),
  })),
});
