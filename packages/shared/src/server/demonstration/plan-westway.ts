import { type RateCardInput, type TariffInput, TEMPLATES } from '../../rules/index.js';
import { type Day, dateOf, dayOf } from './days.js';
import { nameOf, postcodeOf } from './names.js';
import type { PlannedClaim, PlannedParticipant } from './plan.js';
import { type Dice, diceFrom } from './random.js';
import { claimsFor, inOrder } from './ways.js';

/** Schools of two boroughs; names that no school in West London has. */
export const WESTWAY_DISTRICTS = ['W10', 'W11', 'W12', 'NW10', 'W9'];
export const NORTHMEAD_SCHOOLS: readonly string[] = [
  'Bevington Lane Primary',
  'Goldhawk Green Primary',
  'St Dunstan’s Junior School',
  'Larkmead Academy',
  'Avonrise Primary',
  'Portside Hill School',
  'Wormley Lane Academy',
];
export const SOUTHMEAD_SCHOOLS: readonly string[] = [
  'Lady Margaret Junior School',
  'Harrowfield Primary',
  'Canalbank School',
  'Maidstone Court Primary',
  'Scrubs Meadow Academy',
];
export const SCHOOLS = [...NORTHMEAD_SCHOOLS, ...SOUTHMEAD_SCHOOLS];

export const WESTWAY_CONTRACT = { from: '2024-09-01', to: '2028-08-31', maximum: '6000000.00' } as const;
/** From here on claims stand in every state. */
const WESTWAY_RECENT = '2026-10-01';

/** Each school year's intake: the first and last day, and how many children. */
const INTAKES = [
  ['2024-09-11', '2024-12-06', 292],
  ['2025-09-10', '2025-12-05', 268],
  ['2026-09-09', '2026-10-20', 144],
] as const;

const LINES = TEMPLATES.SCHOOL_ZONE.outcomes;

export interface WestwayPlan {
  readonly participants: readonly PlannedParticipant[];
  readonly claims: readonly PlannedClaim[];
}

/** About 700 children of twelve schools, each for two years (domain.md, Westway Schools Zone). */
export function planWestway(): WestwayPlan {
  const dice = diceFrom('westway children');
  const children = inOrder(
    INTAKES.flatMap(([first, last, count]) =>
      Array.from({ length: count }, (_, nth) => child(dice.between(dayOf(first), dayOf(last)), nth, dice)),
    ),
  );
  return {
    participants: children.map(({ participant }) => participant),
    claims: claimsFor(
      children.map(({ achieved }) => achieved),
      LINES,
      WESTWAY_RECENT,
      diceFrom('westway paperwork'),
    ),
  };
}

function child(
  enrolled: Day,
  nth: number,
  dice: Dice,
): { participant: PlannedParticipant; achieved: Map<string, Day> } {
  const achieved = new Map<string, Day>();
  const consent = enrolled + dice.between(0, 9);
  achieved.set('CONSENT', consent);
  const signUp = consent + dice.between(4, 26);
  if (dice.percent(96)) {
    achieved.set('SIGN_UP', signUp);
    if (dice.percent(78)) achieved.set('HIGH_ENGAGEMENT', signUp + dice.between(225, 330));
    onTrack(achieved, enrolled, dice);
  }
  return {
    participant: {
      ...nameOf(dice),
      birthDate: dateOf(enrolled - dice.between(7 * 366, 13 * 365)),
      postcode: postcodeOf(dice, WESTWAY_DISTRICTS),
      cohort: 'NEW',
      provider: dice.percent(85) ? 0 : 1,
      anchor: nth % SCHOOLS.length,
      enrolledOn: dateOf(enrolled),
      baselines: [],
    },
    achieved,
  };
}

/** Looked at when a school year ends, and for some in the autumn after. */
function onTrack(achieved: Map<string, Day>, enrolled: Day, dice: Dice): void {
  const year = Number(dateOf(enrolled).slice(0, 4));
  const endOf = (school: number): Day =>
    dayOf(`${school}-07-${dice.between(6, 17) < 10 ? '09' : dice.between(10, 17)}`);
  const first = dice.percent(58) ? endOf(year + 1) : dice.percent(55) ? endOf(year + 2) : null;
  if (first === null) return;
  const seen = dice.percent(12) ? first + dice.between(80, 96) : first;
  achieved.set('OUTCOME_1', seen);
  if (!dice.percent(62)) return;
  const second = dice.percent(50) ? seen : seen + dice.between(90, 360);
  achieved.set('OUTCOME_2', second);
  if (dice.percent(45)) achieved.set('OUTCOME_3', dice.percent(40) ? second : second + dice.between(90, 350));
}

const PRICES: Readonly<Record<string, readonly [first: string, second: string, draft: string]>> = {
  CONSENT: ['350.00', '360.00', '375.00'],
  SIGN_UP: ['900.00', '930.00', '960.00'],
  HIGH_ENGAGEMENT: ['1450.00', '1495.00', '1550.00'],
  OUTCOME_1: ['1200.00', '1235.00', '1235.00'],
  OUTCOME_2: ['1000.00', '1030.00', '1080.00'],
  OUTCOME_3: ['850.00', '875.00', '950.00'],
};

/** The card of the first two school years, of the third, and a draft that waits for the commissioner. */
export function westwayCard(version: 0 | 1 | 2): RateCardInput {
  return {
    effectiveFrom: ['2024-09-01', '2025-09-01', '2027-01-01'][version] ?? '',
    tariffs: LINES.map(
      (line): TariffInput => ({
        ...line,
        cohort: 'NEW',
        price: PRICES[line.outcomeCode]?.[version] ?? '',
        maximumPaidPerYear: line.outcomeCode === 'OUTCOME_3' ? 250 : null,
      }),
    ),
  };
}
