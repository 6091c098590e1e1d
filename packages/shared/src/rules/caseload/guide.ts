import { type Refusal, refuse } from '../refusals/index.js';

/** The phases of support (domain.md): active, monitoring (light, on demand), closed; and before it begins. */
export const CASELOAD_PHASES = ['WAITING', 'ACTIVE', 'MONITORING', 'CLOSED'] as const;
export type CaseloadPhase = (typeof CASELOAD_PHASES)[number];

/** What a measure adds to somebody's weight, where their latest score lies in a band, both ends within it. */
export interface MeasureWeight {
  readonly instrument: string;
  /** An area of the instrument, or TOTAL. */
  readonly figure: string;
  readonly from: number;
  readonly to: number;
  /** Hundredths of a person in active support; below zero it takes away. */
  readonly add: number;
}

/**
 * A partnership's own guide to caseloads: nothing here is a target (domain.md, Caseload), and each figure is the
 * partners' to change. Weights and loads are hundredths of one person in active support.
 */
export interface CaseloadGuide {
  readonly weights: Readonly<Record<CaseloadPhase, number>>;
  readonly measures: readonly MeasureWeight[];
  /** What one full-time worker can carry. */
  readonly fullLoad: number;
  /** Hundredths of the hours of a full-time week. */
  readonly fullTimeHours: number;
  /** Per cent of what a worker can carry from which strain is told of early. */
  readonly earlyAt: number;
  /** Weeks ahead in which a growing load is told of, before it reaches what a worker can carry. */
  readonly weeksAhead: number;
  /** Days within which somebody in a phase is seen; null: as they wish. */
  readonly seenWithin: Readonly<Record<CaseloadPhase, number | null>>;
  /** Per cent of a worker's people not seen in time from which it is told of. */
  readonly unseenAt: number;
  /** Per cent of the week with people below which it is told of. */
  readonly timeWithPeople: number;
  /** Per cent of somebody that whoever works beside another provider usually carries; said anew for each. */
  readonly jointShare: number;
}

/**
 * What a guide starts from. Kirklees' workers had 13.5 people under the earlier service and 18.6 under the contract,
 * and their time with people fell from 55 to 44 per cent (seeds/002 s.6.4): fifteen in active support and half of
 * the week lie between. The weights and the share of joint work are our suggestion: no source publishes any.
 */
export const USUAL_CASELOAD_GUIDE: CaseloadGuide = {
  weights: { WAITING: 0, ACTIVE: 100, MONITORING: 30, CLOSED: 0 },
  measures: [
    { instrument: 'EIGHT_AREAS', figure: 'TOTAL', from: 1, to: 2, add: 50 },
    { instrument: 'EIGHT_AREAS', figure: 'TOTAL', from: 4, to: 5, add: -20 },
  ],
  fullLoad: 1500,
  fullTimeHours: 3700,
  earlyAt: 90,
  weeksAhead: 6,
  seenWithin: { WAITING: null, ACTIVE: 14, MONITORING: 60, CLOSED: null },
  unseenAt: 20,
  timeWithPeople: 50,
  jointShare: 50,
};

const MOST_MEASURES = 20;
const CODE = /^[A-Z0-9_]{1,64}$/;
const HEAVIEST = 1000;
const LARGEST_LOAD = 100_000;
const HOURS_OF_A_WEEK = 168_00;
const LONGEST_UNSEEN = 366;

/** What is wrong with a guide: all of it, INVALID with its path ("measures.1.to"). */
export function checkCaseloadGuide(guide: CaseloadGuide): Refusal[] {
  const { weights, measures, seenWithin } = guide;
  return [
    ...CASELOAD_PHASES.map((phase) =>
      within(weights[phase], 0, HEAVIEST, `weights.${phase}`, 'Give a weight from 0 to 10, for example 0.3.'),
    ),
    weights.ACTIVE > 0
      ? null
      : refuse('INVALID', 'Somebody in active support weighs more than 0.', 'weights.ACTIVE'),
    measures.length <= MOST_MEASURES
      ? null
      : refuse('INVALID', `Give at most ${MOST_MEASURES} bands.`, 'measures'),
    ...measures.flatMap(({ instrument, figure, from, to, add }, nth) => [
      CODE.test(instrument) ? null : refuse('INVALID', 'Choose an instrument.', `measures.${nth}.instrument`),
      CODE.test(figure) ? null : refuse('INVALID', 'Choose what is looked at.', `measures.${nth}.figure`),
      from <= to ? null : refuse('INVALID', 'The band ends before it begins.', `measures.${nth}.to`),
      within(add, -HEAVIEST, HEAVIEST, `measures.${nth}.add`, 'Give a weight from -10 to 10.'),
      bandBefore(measures, nth)
        ? refuse('INVALID', 'This band lies over an earlier one. Part them.', `measures.${nth}.from`)
        : null,
    ]),
    within(guide.fullLoad, 1, LARGEST_LOAD, 'fullLoad', 'Say how many people a full-time worker can carry.'),
    within(guide.fullTimeHours, 1, HOURS_OF_A_WEEK, 'fullTimeHours', 'Give hours above 0 and up to 168.'),
    within(guide.earlyAt, 1, 100, 'earlyAt', 'Give a whole number from 1 to 100.'),
    within(guide.weeksAhead, 0, 52, 'weeksAhead', 'Give weeks from 0 to 52.'),
    ...CASELOAD_PHASES.map((phase) =>
      seenWithin[phase] === null
        ? null
        : within(seenWithin[phase], 1, LONGEST_UNSEEN, `seenWithin.${phase}`, 'Give days from 1 to 366.'),
    ),
    within(guide.unseenAt, 1, 100, 'unseenAt', 'Give a whole number from 1 to 100.'),
    within(guide.timeWithPeople, 0, 100, 'timeWithPeople', 'Give a whole number from 0 to 100.'),
    within(guide.jointShare, 1, 100, 'jointShare', 'Give a whole number from 1 to 100.'),
  ].filter((fault) => fault !== null);
}

function within(value: number, least: number, most: number, field: string, message: string): Refusal | null {
  return Number.isInteger(value) && value >= least && value <= most
    ? null
    : refuse('INVALID', message, field);
}

function bandBefore(measures: readonly MeasureWeight[], nth: number): boolean {
  const band = measures[nth];
  return measures
    .slice(0, nth)
    .some(
      (one) =>
        band !== undefined &&
        one.instrument === band.instrument &&
        one.figure === band.figure &&
        one.from <= band.to &&
        band.from <= one.to,
    );
}
