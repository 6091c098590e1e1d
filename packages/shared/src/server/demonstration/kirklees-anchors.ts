import type { AnchorStories } from './anchor-stories.js';
import type { PlannedParticipant } from './plan.js';
import type { ToldService } from './service-stories.js';

/** The anchors joined for the contract's last year. */
const JOINED_ON = '2023-04-01';
/** The postcode districts near each of the anchors, in their order. */
const NEAR: readonly (readonly string[])[] = [['WF13', 'WF14'], ['HD7'], ['HD1'], ['WF17']];

/** The anchor at which somebody who came late is supported, by where they live; most people have none. */
export const atAnchors = (participants: readonly PlannedParticipant[]): PlannedParticipant[] =>
  participants.map((one) => {
    const district = one.postcode.split(' ')[0] ?? '';
    const near = NEAR.findIndex((districts) => districts.includes(district));
    return near >= 0 && one.enrolledOn >= JOINED_ON ? { ...one, anchor: near } : one;
  });

export const HUBS_TOLD: AnchorStories = {
  seed: 'kirklees anchors',
  anchorsPay: false,
  jobs: ['Hub manager', 'Family support lead', 'Practice manager', 'Front desk'],
  dialling: '+441144960',
  codes: ['H', 'P', 'D', 'G'],
  years: [
    ['2023-04-01', '2024-03-31'],
    ['2025-04-01', '2026-03-31'],
    ['2026-04-01', '2027-03-31'],
  ],
  reviews: ['2026-09-23', '2026-05-20'],
  promises: {
    ANCHOR: [
      'The small room on Monday and Thursday mornings, with the door that locks',
      'A line about housing support on every letter that goes out',
      'The front desk rings the link worker while somebody is still there',
      'Bus fares for whoever comes to a viewing from the hub',
    ],
    PROVIDER: [
      'Somebody at the hub on both mornings, also in the holidays',
      'An answer to each name within three working days',
      'A talk on tenancies for the parents’ group before Christmas',
      'What became of everybody whom the hub thought of, at each review',
    ],
  },
  notes: ['Best before the morning session', 'Mobile only on Fridays', 'Ask the front desk to fetch them'],
  reasons: [
    'Has slept at three different friends’ since August and comes for the warm room. Good with the little ones.',
    'Letters from the landlord unopened in the pram. Would talk to somebody who is not the council.',
    'Moved out of a difficult home in the summer; works nights and does not know what rent help there is.',
    'Wants to go back to college and cannot see how with the arrears.',
  ],
};

export const HUB_SERVICES: readonly ToldService[] = [
  {
    provider: 0,
    name: 'Tenancy mornings',
    what: 'Letters, rent and repairs, with somebody who rings the landlord while you are there.',
    forWhom: 'Anybody with a home to keep or to find',
    ages: [16, null],
    anchor: 0,
    room: 'Small room',
    runs: 'Mondays and Thursdays, ten to twelve',
    capacity: 14,
    free: 5,
  },
  {
    provider: 1,
    name: 'Cook for a week',
    what: 'Seven suppers for what two takeaways cost, cooked together and taken home.',
    forWhom: 'People in their first own home',
    ages: [18, null],
    anchor: 1,
    room: 'Kitchen',
    runs: 'Wednesdays at four',
    capacity: 10,
    free: 0,
  },
  {
    provider: 3,
    name: 'A quiet hour',
    what: 'Tea, breathing and a worker for mental health in the next room.',
    forWhom: 'People who find crowds hard',
    ages: [18, null],
    anchor: 2,
    room: 'Room 4',
    runs: 'Fridays at two',
    capacity: 12,
    free: 3,
  },
];

export const HUB_GROUPS: readonly (readonly [name: string, place: string])[] = [
  ['Coffee and post', 'Front room'],
  ['Walk and talk', 'From the front door'],
];
