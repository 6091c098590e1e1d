import { DEMONSTRATION_ACCOUNTS, KIRKLEES, NATIONAL_FUND } from './accounts.js';
import type { Places } from './enact-people.js';
import { NINTH_PROVIDER, PROVIDERS } from './kirklees-providers.js';
import { CONTRACT, decimal } from './kirklees-record.js';
import { DISTRICTS } from './plan-kirklees.js';
import type { FrontDoor } from './plan-referrals.js';
import { linkWorkersOf, staffOf } from './staff.js';
import type { PlannedPartnership } from './stage.js';

export const COUNCIL = 'Kirklees Council';
export const HUB = 'Kirklees Outcomes Hub';
/** Invented, of the kinds that referred (seeds/002): advice, housing, custody, recovery, work, social care. */
const AGENCIES = [
  'Colne Valley Advice',
  'Beck Street Housing Options',
  'Dearne Gate Custody Suite',
  'Two Rivers Recovery Clinic',
  'Town Hall Jobs Desk',
  'Adult Care Front Desk',
] as const;

/** Invented: where people come anyway, and meet those who support them. */
const ANCHORS = [
  'Ravensthorpe Family Hub',
  'Holme Side Family Hub',
  'Colne Bank Medical Practice',
  'Spen Beck Surgery',
] as const;

const accounts = DEMONSTRATION_ACCOUNTS.filter(({ partnership }) => partnership === KIRKLEES);

const staff = [
  ...staffOf(HUB, [['BACKBONE', 1]]),
  ...staffOf(COUNCIL, [['VERIFIER', 1]]),
  ...PROVIDERS.flatMap(({ name, linkWorkers }) => {
    const there = accounts.filter(({ organisation }) => organisation === name);
    return staffOf(name, [
      ['PROVIDER_MANAGER', there.some(({ roles }) => roles.includes('PROVIDER_MANAGER')) ? 0 : 1],
      ['LINK_WORKER', linkWorkers - linkWorkersOf(name, there).length],
    ]);
  }),
  ...staffOf(NINTH_PROVIDER, [['LINK_WORKER', 2]]),
];

export const KIRKLEES_PARTNERSHIP: PlannedPartnership = {
  name: 'Kirklees replay',
  slug: KIRKLEES,
  template: 'HOUSING_SUPPORT',
  currency: 'GBP',
  timeZone: 'Europe/London',
  contractFrom: CONTRACT.from,
  contractTo: CONTRACT.to,
  contractCap: decimal(CONTRACT.maximum),
  setUpOn: '2019-08-05',
  organisations: [
    ...[...PROVIDERS.map(({ name }) => name), NINTH_PROVIDER].map((name) => ({
      name,
      kinds: ['PROVIDER'] as const,
    })),
    { name: COUNCIL, kinds: ['VERIFIER', 'FUNDER'] },
    { name: NATIONAL_FUND, kinds: ['FUNDER'] },
    { name: 'Stepping Stone Capital', kinds: ['INVESTOR'] },
    ...AGENCIES.map((name) => ({ name, kinds: ['REFERRER'] as const })),
    ...ANCHORS.map((name) => ({ name, kinds: ['ANCHOR'] as const })),
  ],
  staff,
};

const members = [...accounts, ...staff];

export const KIRKLEES_MEMBERS = members;

/**
 * Who came in the contract's last year, of whom the eighth provider declined more than twice as many as the others.
 * The front door stays open while the partners agree what follows, so that there is somebody to place.
 */
export const KIRKLEES_DOOR: FrontDoor = {
  seed: 'kirklees',
  template: 'HOUSING_SUPPORT',
  districts: DISTRICTS,
  ages: [19, 66],
  providers: PROVIDERS.map(({ name }) => name),
  declines: [18, 20, 19, 21, 17, 20, 22, 45],
  // the one anchor that signs in sends people too, and sees where they stand
  sources: [...AGENCIES, ANCHORS[0]],
  started: 420,
  standing: {
    RECEIVED: 11,
    IN_TRIAGE: 8,
    ACCEPTED: 7,
    WAITING: 38,
    OFFERED: 16,
    DECLINED: 24,
    WITHDRAWN: 17,
    SUPPORTED_ONCE: 22,
  },
  page: {
    isOpen: true,
    welcome:
      'We help people to find a home and to keep it, and with what makes that hard.\nYou can ask for help here yourself. It costs nothing.',
    otherWay: 'Ring 01484 960 000, Monday to Friday, 9 to 5.',
    controller: 'Kirklees Council',
    answersRequests: 'data@kirklees.example, or Information Rights, Civic Centre, Huddersfield.',
    lawfulBasis: 'PUBLIC_TASK',
  },
};

export const KIRKLEES_PLACES: Places = {
  providers: PROVIDERS.map(({ name }) => name),
  anchors: ANCHORS,
  linkWorkers: PROVIDERS.map(({ name }) => linkWorkersOf(name, members)),
};

/** Two of the backbone and two verifiers, so that no one person looks at everything. */
export const KIRKLEES_DECIDERS = {
  approvers: members.filter(({ roles }) => roles.includes('BACKBONE')).map(({ email }) => email),
  verifiers: members.filter(({ roles }) => roles.includes('VERIFIER')).map(({ email }) => email),
};

export const NINTH_PLACES: Places = {
  providers: [NINTH_PROVIDER],
  anchors: [],
  linkWorkers: [linkWorkersOf(NINTH_PROVIDER, members)],
};
