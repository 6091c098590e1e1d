import { DEMONSTRATION_ACCOUNTS, NATIONAL_FUND, WESTWAY } from './accounts.js';
import type { Places } from './enact-people.js';
import type { FrontDoor } from './plan-referrals.js';
import { SCHOOLS, WESTWAY_CONTRACT } from './plan-westway.js';
import { linkWorkersOf, staffOf } from './staff.js';
import type { PlannedPartnership } from './stage.js';

export const NORTHMEAD = 'Borough of Northmead';
export const SOUTHMEAD = 'Borough of Southmead';
export const BUSINESSES = 'Canal Row Business Circle';
export const FOUNDATION = 'Orchard Foundation';
export const DONORS = 'Westway Giving Circle';
const CHILDRENS_CENTRE = 'Golden Gate Children’s Centre';
const PROVIDERS = ['Westway Link Workers', 'Turning Pages Charity'] as const;

const accounts = DEMONSTRATION_ACCOUNTS.filter(({ partnership }) => partnership === WESTWAY);
const staff = [
  ...staffOf('Westway Schools Zone', [['BACKBONE', 1]]),
  ...staffOf(NORTHMEAD, [
    ['VERIFIER', 1],
    ['FUNDER', 1],
  ]),
  ...staffOf(PROVIDERS[0], [['LINK_WORKER', 6]]),
  ...staffOf(PROVIDERS[1], [
    ['PROVIDER_MANAGER', 1],
    ['LINK_WORKER', 2],
  ]),
  ...SCHOOLS.slice(1).flatMap((school) => staffOf(school, [['ANCHOR', 1]])),
];

export const WESTWAY_PARTNERSHIP: PlannedPartnership = {
  name: 'Westway Schools Zone',
  slug: WESTWAY,
  template: 'SCHOOL_ZONE',
  currency: 'GBP',
  timeZone: 'Europe/London',
  contractFrom: WESTWAY_CONTRACT.from,
  contractTo: WESTWAY_CONTRACT.to,
  contractCap: WESTWAY_CONTRACT.maximum,
  setUpOn: '2024-06-10',
  organisations: [
    ...PROVIDERS.map((name) => ({ name, kinds: ['PROVIDER'] as const })),
    // a school sends nobody a bill and gets one itself
    ...SCHOOLS.map((name) => ({ name, kinds: ['ANCHOR', 'FUNDER'] as const })),
    { name: NORTHMEAD, kinds: ['VERIFIER', 'FUNDER'] },
    { name: SOUTHMEAD, kinds: ['FUNDER'] },
    { name: NATIONAL_FUND, kinds: ['FUNDER'] },
    { name: BUSINESSES, kinds: ['FUNDER'] },
    { name: FOUNDATION, kinds: ['FUNDER'] },
    { name: DONORS, kinds: ['FUNDER'] },
    { name: 'Canalside Social Finance', kinds: ['INVESTOR'] },
    { name: CHILDRENS_CENTRE, kinds: ['REFERRER', 'ANCHOR'] },
  ],
  staff,
};

const members = [...accounts, ...staff];

export const WESTWAY_MEMBERS = members;

/** Of two providers the small one declines far more often. */
export const WESTWAY_DOOR: FrontDoor = {
  seed: 'westway',
  template: 'SCHOOL_ZONE',
  districts: ['W10', 'W11', 'W12', 'NW10', 'W9'],
  ages: [7, 13],
  providers: PROVIDERS,
  declines: [12, 46],
  sources: [...SCHOOLS, CHILDRENS_CENTRE],
  started: 140,
  standing: {
    RECEIVED: 7,
    IN_TRIAGE: 5,
    ACCEPTED: 4,
    WAITING: 17,
    OFFERED: 8,
    DECLINED: 9,
    WITHDRAWN: 7,
    SUPPORTED_ONCE: 8,
  },
  // parents and teachers ask for a child
  page: null,
};
const workers = PROVIDERS.map((name) => linkWorkersOf(name, members));

/** A link worker is at home in a school or two, and looks after its children. */
export const WESTWAY_PLACES: Places = {
  providers: PROVIDERS,
  anchors: SCHOOLS,
  linkWorkers: workers,
  linkWorkerOf: ({ provider, anchor }) => {
    const team = workers[provider] ?? [];
    return team[(anchor ?? 0) % team.length] ?? '';
  },
};

export const WESTWAY_DECIDERS = {
  approvers: members.filter(({ roles }) => roles.includes('BACKBONE')).map(({ email }) => email),
  verifiers: members.filter(({ roles }) => roles.includes('VERIFIER')).map(({ email }) => email),
};
