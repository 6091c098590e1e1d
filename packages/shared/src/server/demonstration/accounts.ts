import type { Role } from '../../rules/index.js';

/** Opens every account of the demonstration, and nothing anywhere else. */
export const DEMONSTRATION_PASSWORD = 'weft-demonstration';

/** An account that the demonstration comes with. One of them stands in three partnerships. */
export interface DemonstrationAccount {
  readonly email: string;
  readonly name: string;
  /** the partnership's short name */
  readonly partnership: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
}

export const KIRKLEES = 'kirklees';
export const WESTWAY = 'westway';
export const TYNE = 'tyne';

/** The fund that pays into all three, and the person who looks after it. */
export const NATIONAL_FUND = 'National Outcomes Fund';
const NATIONAL_FUNDER = { email: 'funder@outcomes-fund.example', name: 'Marguerite Adeyemi' } as const;

type Line = readonly [local: string, name: string, organisation: string, ...roles: Role[]];

const accountsOf = (partnership: string, lines: readonly Line[]): DemonstrationAccount[] => [
  ...lines.map(([local, name, organisation, ...roles]) => ({
    email: `${local}@${partnership}.example`,
    name,
    partnership,
    organisation,
    roles,
  })),
  { ...NATIONAL_FUNDER, partnership, organisation: NATIONAL_FUND, roles: ['FUNDER'] },
];

/** One account a role and partnership. The first of each partnership is the backbone's, who adds the others. */
export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  ...accountsOf(KIRKLEES, [
    ['backbone', 'Rosalind Quarmby', 'Kirklees Outcomes Hub', 'BACKBONE'],
    ['assessor', 'Tariq Holroyd', 'Kirklees Outcomes Hub', 'ASSESSOR'],
    ['data-lead', 'Zofia Garside', 'Kirklees Outcomes Hub', 'DATA_LEAD'],
    ['analyst', 'Idris Wimpenny', 'Kirklees Outcomes Hub', 'ANALYST'],
    ['manager', 'Carmel Battye', 'Calder Bridge Homes', 'PROVIDER_MANAGER'],
    ['link-worker', 'Kwame Ashworth', 'Calder Bridge Homes', 'LINK_WORKER'],
    ['verifier', 'Sunita Lockwood', 'Kirklees Council', 'VERIFIER'],
    ['commissioner', 'Graham Earnshaw', 'Kirklees Council', 'COMMISSIONER'],
    ['auditor', 'Niamh Thewlis', 'Kirklees Council', 'AUDITOR'],
    ['funder', 'Joyce Hepworth', 'Kirklees Council', 'FUNDER'],
    ['investor', 'Damian Sørensen', 'Stepping Stone Capital', 'INVESTOR'],
    ['referrer', 'Oksana Firth', 'Colne Valley Advice', 'REFERRER'],
    ['anchor', 'Brenda Hinchliffe', 'Ravensthorpe Family Hub', 'ANCHOR'],
  ]),
  ...accountsOf(WESTWAY, [
    ['backbone', 'Ifeoma Castle', 'Westway Schools Zone', 'BACKBONE'],
    ['assessor', 'Ben Charlesworth', 'Westway Schools Zone', 'ASSESSOR'],
    ['data-lead', 'Xin Fletcher', 'Westway Schools Zone', 'DATA_LEAD'],
    ['analyst', 'Renée Whiteley', 'Westway Schools Zone', 'ANALYST'],
    ['manager', 'Yusuf Demir', 'Westway Link Workers', 'PROVIDER_MANAGER'],
    ['link-worker', 'Chloé Mensah', 'Westway Link Workers', 'LINK_WORKER'],
    ['verifier', 'Priya Kennedy', 'Borough of Northmead', 'VERIFIER'],
    ['commissioner', 'Duncan Okafor', 'Borough of Northmead', 'COMMISSIONER'],
    ['auditor', 'Eileen Powell', 'Borough of Northmead', 'AUDITOR'],
    ['funder', 'Ricardo Núñez', 'Borough of Southmead', 'FUNDER'],
    ['investor', 'Sheila Winkler', 'Canalside Social Finance', 'INVESTOR'],
    ['referrer', 'Hana Kovács', 'Golden Gate Children’s Centre', 'REFERRER'],
    // a school pays for its own pupils: two hats
    ['head', 'Patricia Mwangi', 'Bevington Lane Primary', 'ANCHOR', 'FUNDER'],
  ]),
  ...accountsOf(TYNE, [
    ['backbone', 'Heather Armitage', 'Tyne Wellbeing Company', 'BACKBONE'],
    ['assessor', 'Callum Bell', 'Tyne Wellbeing Company', 'ASSESSOR'],
    ['data-lead', 'Harpreet Dhillon', 'Tyne Wellbeing Company', 'DATA_LEAD'],
    ['analyst', 'Leon Middleton', 'Tyne Wellbeing Company', 'ANALYST'],
    ['manager', 'Siobhán Irving', 'Ouse Street Link', 'PROVIDER_MANAGER'],
    ['link-worker', 'Mehmet Robertson', 'Ouse Street Link', 'LINK_WORKER'],
    ['verifier', 'Amara Stephenson', 'North Tyne Health Board', 'VERIFIER'],
    ['commissioner', 'Philip Reilly', 'North Tyne Health Board', 'COMMISSIONER'],
    ['auditor', 'Usha Metcalfe', 'North Tyne Health Board', 'AUDITOR'],
    ['funder', 'Alan Thornton', 'City of Wallside Council', 'FUNDER'],
    ['investor', 'Beata Hudson', 'Bridges and Banks Trust', 'INVESTOR'],
    ['referrer', 'Olu Dawson', 'Fenham Road Surgery', 'REFERRER'],
    ['anchor', 'Janet Wójcik', 'Fenham Road Surgery', 'ANCHOR'],
  ]),
];
