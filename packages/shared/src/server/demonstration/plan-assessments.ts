import { addDays, type CalendarDate, type Instrument } from '../../rules/index.js';
import { TODAY } from './paperwork.js';
import type { PlannedClaim, PlannedParticipant } from './plan.js';
import { type Dice, diceFrom } from './random.js';

/** An assessment that somebody is to have made. */
export interface PlannedAssessment {
  /** Its place in the list of participants. */
  readonly participant: number;
  readonly on: CalendarDate;
  readonly answers: readonly { readonly item: string; readonly value: number }[];
  /** Claims of the same day that rest on it. */
  readonly claims: readonly string[];
}

/** The assessments that claims rest on: by participant and outcome. */
export type ClaimedMeasures = ReadonlyMap<string, string>;
export const measureKey = (participant: number, outcomeCode: string): string =>
  `${participant} ${outcomeCode}`;

/** What each question counts for somebody, the highest being good, in the order of the questions. */
type State = readonly number[];

const MEASURED_FROM = '2024-11-01';
/** The first measure, and those after about six and twelve months: each with the claim that says it got better. */
const TIMES = [
  ['WELLBEING_FIRST', null],
  ['WELLBEING_6M', 'WELLBEING_UP_6M'],
  ['WELLBEING_12M', 'WELLBEING_UP_12M'],
] as const;
/** Of those whose second measure falls due, so many were asked again these days, and their claim is still to be made. */
const ASKED_LATELY = 24;
/** So many of the newest in Kirklees have been asked twice. */
const ASKED_TWICE = 70;

/** Tyne: whoever was measured since the winter of 2024, as their claims say it went. */
export function planTyneAssessments(
  instrument: Instrument,
  claims: readonly PlannedClaim[],
): PlannedAssessment[] {
  const dice = diceFrom('tyne assessments');
  const byPerson = new Map<number, Map<string, CalendarDate>>();
  for (const { participant, outcomeCode, achievedOn } of claims) {
    const own = byPerson.get(participant) ?? new Map<string, CalendarDate>();
    byPerson.set(participant, own.set(outcomeCode, achievedOn));
  }
  const planned: PlannedAssessment[] = [];
  let lately = 0;
  for (const [participant, achieved] of byPerson) {
    const first = achieved.get('WELLBEING_FIRST');
    if (!first || first < MEASURED_FROM) continue;
    const start = beginning(instrument, dice, 3);
    let state = start;
    for (const [measured, improved] of TIMES) {
      const on = achieved.get(measured);
      if (!on) continue;
      const better = improved !== null && achieved.has(improved);
      if (improved) state = better ? risen(start, dice, 6) : settled(start, dice);
      const answers = answersOf(instrument, state, better || dice.percent(85) ? null : dice.between(0, 15));
      planned.push({ participant, on, answers, claims: better ? [measured, improved] : [measured] });
    }
    const isDue =
      first > addDays(TODAY, -230) && first < addDays(TODAY, -186) && !achieved.has('WELLBEING_6M');
    if (!isDue || lately === ASKED_LATELY) continue;
    lately += 1;
    const on = addDays(TODAY, -dice.between(2, 9));
    planned.push({
      participant,
      on,
      answers: answersOf(instrument, risen(start, dice, 6), null),
      claims: [],
    });
  }
  return planned;
}

/** Westway: every fifth child in the first weeks, and again in the summer term. */
export function planWestwayAssessments(
  instrument: Instrument,
  children: readonly PlannedParticipant[],
): PlannedAssessment[] {
  const dice = diceFrom('westway assessments');
  return children.flatMap(({ enrolledOn }, participant): PlannedAssessment[] => {
    if (participant % 5 !== 0) return [];
    const start = beginning(instrument, dice, 2);
    const days = [dice.between(10, 30), dice.between(230, 290)].map((later) => addDays(enrolledOn, later));
    const states = [start, dice.percent(64) ? risen(start, dice, 3) : settled(start, dice)];
    return days.flatMap((on, nth) =>
      on < TODAY
        ? [{ participant, on, answers: answersOf(instrument, states[nth] ?? start, null), claims: [] }]
        : [],
    );
  });
}

/** Kirklees: those who came last, asked in the summer and again in October. */
export function planKirkleesAssessments(
  instrument: Instrument,
  people: readonly PlannedParticipant[],
): PlannedAssessment[] {
  const dice = diceFrom('kirklees assessments');
  return [...people.entries()].slice(-ASKED_TWICE).flatMap(([participant]): PlannedAssessment[] => {
    const start = beginning(instrument, dice, 3);
    const later = dice.percent(66) ? risen(start, dice, 6) : settled(start, dice);
    const days = [dice.between(120, 160), dice.between(4, 24)].map((ago) => addDays(TODAY, -ago));
    return days.map((on, nth) => ({
      participant,
      on,
      answers: answersOf(instrument, nth === 0 ? start : later, null),
      claims: [],
    }));
  });
}

const highestOf = ({ scales }: Instrument): number => scales[0]?.options.at(-1)?.value ?? 0;

function beginning(instrument: Instrument, dice: Dice, most: number): State {
  const usual = dice.between(1, most);
  return instrument.items.map(() => Math.max(1, usual + dice.between(-1, 1)));
}

/** Better by one answer in so many questions at least, where there is room for it. */
function risen(from: State, dice: Dice, least: number): State {
  const places = dice.shuffled(from.map((_, nth) => nth));
  const many = dice.between(least, Math.round(least * 1.8));
  const raised = new Set(places.filter((nth) => (from[nth] ?? 0) < 4).slice(0, many));
  return from.map((value, nth) => (raised.has(nth) ? value + 1 : value));
}

/** About the same, or a little worse. */
function settled(from: State, dice: Dice): State {
  const [up, down] = [dice.between(0, from.length - 1), dice.between(0, from.length - 1)];
  return from.map((value, nth) =>
    Math.max(1, Math.min(4, value + (nth === up ? 1 : 0) - (nth === down ? 1 : 0))),
  );
}

/** As it was answered: turned round where the question is. @param leftOut the place of a question without an answer */
function answersOf(
  instrument: Instrument,
  state: State,
  leftOut: number | null,
): PlannedAssessment['answers'] {
  const around = highestOf(instrument) + 1;
  return instrument.items.flatMap(({ code, reverse }, nth) => {
    const value = state[nth] ?? 1;
    return nth === leftOut ? [] : [{ item: code, value: reverse ? around - value : value }];
  });
}
