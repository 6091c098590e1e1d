import { DEMONSTRATION_ACCOUNTS, NATIONAL_FUND, TYNE } from './accounts.js';
import type { Places } from './enact-people.js';
import type { FrontDoor } from './plan-referrals.js';
import { PRACTICES, TYNE_CONTRACT, TYNE_DISTRICTS, TYNE_PROVIDERS } from './plan-tyne.js';
import { linkWorkersOf, staffOf } from './staff.js';
import type { PlannedPartnership } from './stage.js';

export const HEALTH_BOARD = 'North Tyne Health Board';
export const TYNE_COUNCIL = 'City of Wallside Council';

const accounts = DEMONSTRATION_ACCOUNTS.filter(({ partnership }) => partnership === TYNE);
const staff = [
  ...staffOf('Tyne Wellbeing Company', [['BACKBONE', 1]]),
  ...staffOf(HEALTH_BOARD, [
    ['VERIFIER', 1],
    ['FUNDER', 1],
  ]),
  ...staffOf(TYNE_PROVIDERS[0], [['LINK_WORKER', 4]]),
  ...TYNE_PROVIDERS.slice(1).flatMap((name) =>
    staffOf(name, [
      ['PROVIDER_MANAGER', 1],
      ['LINK_WORKER', 3],
    ]),
  ),
  ...PRACTICES.slice(1, 4).flatMap((name) => staffOf(name, [['REFERRER', 1]])),
];

export const TYNE_PARTNERSHIP: PlannedPartnership = {
  name: 'Tyne Wellbeing',
  slug: TYNE,
  template: 'SOCIAL_PRESCRIBING',
  currency: 'GBP',
  timeZone: 'Europe/London',
  contractFrom: TYNE_CONTRACT.from,
  contractTo: TYNE_CONTRACT.to,
  contractCap: TYNE_CONTRACT.maximum,
  setUpOn: '2024-02-05',
  organisations: [
    ...TYNE_PROVIDERS.map((name) => ({ name, kinds: ['PROVIDER'] as const })),
    ...PRACTICES.map((name) => ({ name, kinds: ['ANCHOR', 'REFERRER'] as const })),
    { name: HEALTH_BOARD, kinds: ['VERIFIER', 'FUNDER'] },
    { name: TYNE_COUNCIL, kinds: ['FUNDER'] },
    { name: NATIONAL_FUND, kinds: ['FUNDER'] },
    { name: 'Bridges and Banks Trust', kinds: ['INVESTOR'] },
  ],
  staff,
};

const members = [...accounts, ...staff];

export const TYNE_MEMBERS = members;

/** The last of three providers declines twice as often as the others. */
export const TYNE_DOOR: FrontDoor = {
  seed: 'tyne',
  template: 'SOCIAL_PRESCRIBING',
  districts: TYNE_DISTRICTS,
  ages: [40, 75],
  providers: TYNE_PROVIDERS,
  declines: [15, 17, 41],
  sources: PRACTICES,
  started: 260,
  standing: {
    RECEIVED: 9,
    IN_TRIAGE: 6,
    ACCEPTED: 5,
    WAITING: 31,
    OFFERED: 12,
    DECLINED: 21,
    WITHDRAWN: 14,
    SUPPORTED_ONCE: 18,
  },
  page: {
    isOpen: true,
    welcome:
      'A link worker can help you to feel well: with money, your home, being active or meeting people.\nYou do not need a doctor’s letter. Ask here yourself.',
    otherWay: 'Ring 0191 498 0000, Monday to Friday, 9 to 5.',
    controller: HEALTH_BOARD,
    answersRequests: 'data@tyne.example, or Tyne Wellbeing, 1 Quay Lane, Newcastle.',
    lawfulBasis: 'PUBLIC_TASK',
  },
};

export const TYNE_PLACES: Places = {
  providers: TYNE_PROVIDERS,
  anchors: PRACTICES,
  linkWorkers: TYNE_PROVIDERS.map((name) => linkWorkersOf(name, members)),
};

export const TYNE_DECIDERS = {
  approvers: members.filter(({ roles }) => roles.includes('BACKBONE')).map(({ email }) => email),
  verifiers: members.filter(({ roles }) => roles.includes('VERIFIER')).map(({ email }) => email),
};
