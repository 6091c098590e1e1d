import { compareDates, TEMPLATES } from '../../rules/index.js';
import { type Day, dateOf, dayOf } from './days.js';
import { type Journey, type Period, planJourneys } from './kirklees-journeys.js';
import {
  PAID_QUARTERS,
  RECORDED_GRANT_QUARTER,
  RECORDED_OUTCOMES,
  type RecordedPeriod,
  UNFUNDED_QUARTER,
} from './kirklees-record.js';
import { nameOf, postcodeOf } from './names.js';
import { type Paperwork, paperworkFor } from './paperwork.js';
import type { PlannedClaim, PlannedParticipant } from './plan.js';
import { type Dice, diceFrom } from './random.js';
import { type Lean, spreadCounts } from './spread-counts.js';

export interface KirkleesPlan {
  /** In the order in which they are enrolled. */
  readonly participants: readonly PlannedParticipant[];
  /** In the order in which they are achieved, what rests on another outcome after it. */
  readonly claims: readonly PlannedClaim[];
}

/** The quarters in which outcomes were recorded one by one. */
export const PERIODS: readonly RecordedPeriod[] = [
  RECORDED_GRANT_QUARTER,
  ...PAID_QUARTERS,
  UNFUNDED_QUARTER,
];

/**
 * Outcomes that begin a way come earlier, those at its end later; the ladder of keeping a home comes early,
 * while there are historic participants who climb it.
 */
const LEANING: Readonly<Record<string, number>> = {
  WELLBEING_1: -0.045,
  WELLBEING_2: -0.015,
  WELLBEING_3: 0.02,
  WELLBEING_UP_1: -0.015,
  WELLBEING_UP_2: 0.02,
  MENTAL_HEALTH_ACCESS: -0.09,
  MENTAL_HEALTH_SUSTAINED: -0.05,
  ACCOMMODATION_ENTRY: -0.13,
  ACCOMMODATION_3M: -0.27,
  ACCOMMODATION_6M: -0.22,
  ACCOMMODATION_12M: -0.14,
  ACCOMMODATION_18M: -0.05,
  SUBSTANCE_SUSTAINED: -0.3,
  SUBSTANCE_ACCESS: -0.1,
  EMPLOYMENT_ENTRY: -0.05,
};
const lean: Lean = (code, quarter) => (LEANING[code] ?? 0) * quarter;

/** The Kirklees replay as it is to be loaded: everyone, what they achieved and when it is claimed. The same every time. */
export function planKirklees(): KirkleesPlan {
  const paid = spreadCounts(RECORDED_OUTCOMES, PAID_QUARTERS, lean);
  const counts = new Map(
    RECORDED_OUTCOMES.map(({ code, grantPeriod, unfunded }) => [
      code,
      [grantPeriod, ...(paid.get(code) ?? []), unfunded],
    ]),
  );
  const periods: Period[] = PERIODS.map(({ from, to }) => ({ first: dayOf(from), last: dayOf(to) }));
  const journeys = planJourneys(counts, periods, diceFrom('kirklees journeys'));
  journeys.sort((a, b) => a.enrolled - b.enrolled);
  const people = diceFrom('kirklees people');
  return {
    participants: journeys.map((journey) => participantOf(journey, people)),
    claims: claimsOf(journeys, diceFrom('kirklees paperwork')),
  };
}

export const DISTRICTS = [
  'HD1',
  'HD2',
  'HD3',
  'HD4',
  'HD5',
  'HD7',
  'HD8',
  'WF12',
  'WF13',
  'WF14',
  'WF15',
  'WF16',
  'WF17',
];

function participantOf(journey: Journey, dice: Dice): PlannedParticipant {
  return {
    ...nameOf(dice),
    birthDate: dateOf(journey.enrolled - ageInDays(dice)),
    postcode: postcodeOf(dice, DISTRICTS),
    cohort: journey.historic ? 'HISTORIC' : 'NEW',
    provider: journey.provider,
    anchor: null,
    enrolledOn: dateOf(journey.enrolled),
    baselines: [...journey.baselines].map(([outcomeCode, on]) => ({ outcomeCode, achievedOn: dateOf(on) })),
  };
}

/** From 18 to 80, most between 25 and 50. */
const ageInDays = (dice: Dice): Day =>
  Math.floor((18 + (dice.next() + dice.next() + dice.next() ** 3) * 22) * 365.25) + 20;

function claimsOf(journeys: readonly Journey[], dice: Dice): PlannedClaim[] {
  const claims: PlannedClaim[] = [];
  for (const [participant, { achieved }] of journeys.entries()) {
    const papers = new Map<string, Paperwork>();
    // in the order of the card, in which what rests on an outcome comes after it
    for (const { outcomeCode, after } of TEMPLATES.HOUSING_SUPPORT.outcomes) {
      const on = achieved.get(outcomeCode);
      if (on === undefined) continue;
      const paperwork = paperworkFor(on, papers.get(after ?? ''), dice);
      papers.set(outcomeCode, paperwork);
      claims.push({ participant, outcomeCode, achievedOn: dateOf(on), ...paperwork, fate: 'VERIFIED' });
    }
  }
  return claims.sort((a, b) => compareDates(a.achievedOn, b.achievedOn));
}
