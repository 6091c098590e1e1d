import { addMonths, type RateCardInput, type TariffInput, TEMPLATES } from '../../rules/index.js';
import { type Day, dateOf, dayOf } from './days.js';
import { nameOf, postcodeOf } from './names.js';
import type { PlannedClaim, PlannedParticipant } from './plan.js';
import { type Dice, diceFrom } from './random.js';
import { claimsFor, inOrder } from './ways.js';

/** Practices with names that no practice on the Tyne has. */
export const PRACTICES: readonly string[] = [
  'Fenham Road Surgery',
  'Ouse Street Practice',
  'Benwick Grove Surgery',
  'Elswick Bank Medical Centre',
  'Scotsgate Surgery',
  'Denton Rise Practice',
  'Lemmington Health Centre',
  'Wingrave Family Practice',
  'Cruddas Hill Surgery',
  'Arthurs Terrace Practice',
  'Westerly Park Surgery',
  'Moorfield Medical Group',
  'Armstrong Lane Practice',
  'Bridgegate Surgery',
  'Quayhead Medical Centre',
];

export const TYNE_PROVIDERS = ['Ouse Street Link', 'Benwick Connections', 'Good Neighbours Tyne'] as const;
export const TYNE_DISTRICTS: readonly string[] = ['NE1', 'NE2', 'NE4', 'NE5', 'NE15'];
export const TYNE_CONTRACT = { from: '2024-04-01', to: '2029-03-31', maximum: '2400000.00' } as const;
const TYNE_RECENT = '2026-10-05';

const PEOPLE = 1604;
const LINES = TEMPLATES.SOCIAL_PRESCRIBING.outcomes;

export interface TynePlan {
  readonly participants: readonly PlannedParticipant[];
  readonly claims: readonly PlannedClaim[];
}

/** About 1,600 people of fifteen practices, with wellbeing measured at the start and after 6 and 12 months. */
export function planTyne(): TynePlan {
  const dice = diceFrom('tyne people');
  const [first, last] = [dayOf('2024-04-08'), dayOf('2026-10-21')];
  const people = inOrder(
    Array.from({ length: PEOPLE }, () =>
      person(Math.round(first + (last - first) * dice.next() ** 0.85), dice),
    ),
  );
  return {
    participants: people.map(({ participant }) => participant),
    claims: claimsFor(
      people.map(({ achieved }) => achieved),
      LINES,
      TYNE_RECENT,
      diceFrom('tyne paperwork'),
    ),
  };
}

function person(enrolled: Day, dice: Dice): { participant: PlannedParticipant; achieved: Map<string, Day> } {
  const achieved = new Map<string, Day>();
  if (dice.percent(97)) {
    const measured = enrolled + dice.between(0, 14);
    achieved.set('WELLBEING_FIRST', measured);
    if (dice.percent(89)) achieved.set('PLAN_AGREED', measured + dice.between(5, 32));
    measureAgain(achieved, measured, dice);
  }
  return {
    participant: {
      ...nameOf(dice),
      birthDate: dateOf(enrolled - dice.between(40 * 365, 75 * 365)),
      postcode: postcodeOf(dice, TYNE_DISTRICTS),
      cohort: 'NEW',
      provider: dice.weighted([46, 32, 22]),
      anchor: dice.weighted([14, 12, 10, 9, 8, 8, 7, 6, 6, 5, 4, 4, 3, 2, 2]),
      enrolledOn: dateOf(enrolled),
      baselines: [],
    },
    achieved,
  };
}

function measureAgain(achieved: Map<string, Day>, measured: Day, dice: Dice): void {
  if (!dice.percent(72)) return;
  const half = dayOf(addMonths(dateOf(measured), 6)) + dice.between(0, 18);
  achieved.set('WELLBEING_6M', half);
  const better = dice.percent(58);
  if (better) achieved.set('WELLBEING_UP_6M', half);
  if (!dice.percent(66)) return;
  const whole = dayOf(addMonths(dateOf(measured), 12)) + dice.between(0, 18);
  achieved.set('WELLBEING_12M', whole);
  if (better && dice.percent(74)) achieved.set('WELLBEING_UP_12M', whole);
}

const PRICES: Readonly<Record<string, string>> = {
  WELLBEING_FIRST: '95.00',
  PLAN_AGREED: '140.00',
  WELLBEING_6M: '180.00',
  WELLBEING_UP_6M: '420.50',
  WELLBEING_12M: '160.00',
  WELLBEING_UP_12M: '385.25',
};

export function tyneCard(): RateCardInput {
  return {
    effectiveFrom: TYNE_CONTRACT.from,
    tariffs: LINES.map(
      (line): TariffInput => ({ ...line, cohort: 'NEW', price: PRICES[line.outcomeCode] ?? '' }),
    ),
  };
}
