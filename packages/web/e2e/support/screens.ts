import { readdirSync, readFileSync } from 'node:fs';
import { type Action, may, type Role } from '@weft/shared';
import type { RouteObject } from 'react-router';

/** A screen of a partnership: who may open it, and how one comes there. */
interface Screen {
  /** null: everybody */
  readonly action: Action | null;
  /** Addresses inside the partnership. */
  readonly at?: readonly string[];
  /** Lists from each of which the first link that leads to this screen is followed. */
  readonly from?: readonly string[];
  /** Not every partnership has one at every time. */
  readonly rare?: true;
}

const STATES = ['SUBMITTED', 'RETURNED', 'APPROVED', 'WITHHELD', 'REJECTED', 'VERIFIED', 'BILLED', 'PAID'];
const claimsIn = (state: string): string => `claims?states=${state}`;

const REFERRALS = ['RECEIVED', 'IN_TRIAGE', 'ACCEPTED', 'WAITING', 'OFFERED', 'STARTED', 'DECLINED'];
const referralsIn = (state: string): string => `referrals?state=${state}`;

/** Every screen by its address in the router; a screen that is missing here fails a test. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  '': { action: null, at: [''] },
  referrals: {
    action: 'referrals',
    at: [
      'referrals',
      'referrals?as=board',
      'referrals?state=ALL&as=board',
      'referrals?search=nobody-of-this-name',
    ],
  },
  'referrals/new': { action: 'refer', at: ['referrals/new'] },
  'referrals/waiting': { action: 'waitingList', at: ['referrals/waiting'] },
  'referrals/rule': { action: 'allocationRule', at: ['referrals/rule'] },
  'referrals/room': { action: 'whoSupports', at: ['referrals/room'] },
  watch: { action: 'declineWatch', at: ['watch', 'watch?by=COMPLEXITY'] },
  'referrals/own': { action: 'ownReferrals', at: ['referrals/own'] },
  'referrals/files': { action: 'referralFiles', at: ['referrals/files'] },
  'referrals/files/:id': { action: 'referralFiles', from: ['referrals/files'], rare: true },
  'referrals/:id': { action: 'referrals', from: REFERRALS.map(referralsIn) },
  people: { action: 'participants', at: ['people', 'people?search=nobody-of-this-name'] },
  'people/same': { action: 'likelySame', at: ['people/same'] },
  'people/:id/merge/:otherId': { action: 'mergePreview', from: ['people/same'], rare: true },
  'people/new': { action: 'enrolParticipant', at: ['people/new'] },
  // the data lead opens a record before there is one
  'people/:id': { action: 'participants', from: ['people', 'people?phase=CLOSED'], rare: true },
  'people/:id/correct': { action: 'correctParticipant', from: ['people/:id'] },
  'people/hand-over': { action: 'proposedMoves', at: ['people/hand-over'] },
  'people/:id/plan': { action: 'writePlan', from: ['people/:id'] },
  'people/:id/plan/paper': { action: 'writePlan', from: ['people/:id'], rare: true },
  transfers: { action: 'transfers', at: ['transfers'] },
  groups: { action: 'groups', at: ['groups'] },
  'groups/new': { action: 'saveGroup', at: ['groups/new'] },
  'groups/:id': { action: 'groups', from: ['groups'], rare: true },
  'groups/:id/edit': { action: 'saveGroup', from: ['groups/:id'], rare: true },
  caseloads: { action: 'teamCaseloads', at: ['caseloads'] },
  'caseloads/mine': { action: 'ownCaseload', at: ['caseloads/mine'] },
  // the story of the manager moves people from it
  'caseloads/:id': { action: 'workerCaseload', from: ['caseloads'], rare: true },
  'settings/caseloads': { action: 'setCaseloadGuide', at: ['settings/caseloads'] },
  'contacts/new': { action: 'recordContact', at: ['contacts/new'] },
  notifications: { action: 'notifications', at: ['notifications', 'notifications?show=unread'] },
  'notifications/choices': { action: 'notificationChoices', at: ['notifications/choices'] },
  services: { action: 'services', at: ['services', 'services?search=nothing-of-this-name'] },
  anchors: { action: 'anchors', at: ['anchors', 'anchors?search=nobody-of-this-name'] },
  'anchors/own': { action: 'ownAnchors', at: ['anchors/own'] },
  'anchors/practices': { action: 'importPractices', at: ['anchors/practices'] },
  'anchors/:id': { action: 'anchors', from: ['anchors'], rare: true },
  'anchors/:id/review': { action: 'anchorPack', from: ['anchors/:id'], rare: true },
  // the phone-sized story takes an assessment
  'people/:id/assess': { action: 'recordAssessment', from: ['people/:id'], rare: true },
  // the phone-sized story takes a signature
  'people/:id/sign': { action: 'recordSignature', from: ['people/:id'], rare: true },
  milestones: { action: 'milestones', at: ['milestones', 'milestones?weeks=any'] },
  'data/offers': { action: 'matchOffers', at: ['data/offers', 'data/offers?state=CLAIMED'] },
  measures: { action: 'referralMeasures', at: ['measures'] },
  analysis: { action: 'analystProjects', at: ['analysis'] },
  'analysis/new': { action: 'approveProject', at: ['analysis/new'] },
  'analysis/outputs': { action: 'analystOutputs', at: ['analysis/outputs'] },
  // where one is approved
  'analysis/:id': { action: 'analystProjects', from: ['analysis'], rare: true },
  claims: { action: 'claims', at: ['claims', 'claims?states=SUBMITTED', 'claims?unfunded=true'] },
  'claims/new': { action: 'submitClaim', at: ['claims/new'], from: ['people/:id'] },
  'claims/:id': { action: 'claims', from: ['claims', ...STATES.map(claimsIn), claimsIn('REVERSED')] },
  verification: { action: 'verifyClaim', at: ['verification'] },
  'verification/decided': { action: 'verifyClaim', at: ['verification/decided'] },
  money: { action: 'headroom', at: ['money'] },
  'money/forecast': { action: 'forecast', at: ['money/forecast'] },
  'money/forecast/new': { action: 'recordForecast', at: ['money/forecast/new'] },
  'money/shares': { action: 'moneyFlows', at: ['money/shares', 'money/shares?lines=both'] },
  'money/runs': { action: 'runs', at: ['money/runs'] },
  'money/runs/new': { action: 'runPayments', at: ['money/runs/new'] },
  'money/runs/grant': { action: 'recordGrant', at: ['money/runs/grant'] },
  'money/runs/:id': { action: 'runs', from: ['money/runs'] },
  'money/statements': { action: 'statements', at: ['money/statements'] },
  'money/statements/:id': {
    action: 'statements',
    from: ['money/statements?state=AUTHORISED', 'money/statements?state=SETTLED'],
  },
  audit: { action: 'auditSamples', at: ['audit'] },
  portfolio: { action: 'portfolio', at: ['portfolio'] },
  'rate-cards': { action: 'rateCards', at: ['rate-cards'] },
  'rate-cards/new': { action: 'draftRateCard', at: ['rate-cards/new'] },
  'rate-cards/:id': { action: 'rateCards', from: ['rate-cards'] },
  'rate-cards/:id/edit': { action: 'updateRateCardDraft', from: ['rate-cards/:id'], rare: true },
  funding: { action: 'fundingAgreement', at: ['funding'] },
  'funding/new': { action: 'agreeFunding', at: ['funding/new'] },
  'funding/proposals/:id': { action: 'fundingProposals', from: ['funding'], rare: true },
  'funding/proposals/:id/edit': {
    action: 'updateFundingProposal',
    from: ['funding/proposals/:id'],
    rare: true,
  },
  'data/agreements': { action: 'sharingAgreements', at: ['data/agreements'] },
  'data/agreements/new': { action: 'saveSharingAgreement', at: ['data/agreements/new'] },
  'data/agreements/:id': { action: 'sharingAgreements', from: ['data/agreements'], rare: true },
  'data/agreements/:id/edit': { action: 'saveSharingAgreement', from: ['data/agreements/:id'], rare: true },
  'data/agreements/:id/tell': { action: 'recordSharingNotices', from: ['data/agreements/:id'], rare: true },
  // where the agreement compares encodings
  'data/agreements/:id/encode': { action: 'extracts', from: ['data/agreements/:id'], rare: true },
  // one comes there by an agreement, and only who is named in it
  'data/extracts/:id': { action: 'extracts', from: ['data/agreements/:id'], rare: true },
  'data/runs/:id': { action: 'matchRuns', from: ['data/agreements/:id'], rare: true },
  'data/runs/:id/review': { action: 'matchPairs', from: ['data/runs/:id'], rare: true },
  'data/matches/:id': { action: 'matchPairs', from: ['data/runs/:id/review'], rare: true },
  'settings/members': { action: 'members', at: ['settings/members'] },
  'settings/members/new': { action: 'addMember', at: ['settings/members/new'] },
  'settings/organisations': { action: 'addOrganisation', at: ['settings/organisations'] },
  'settings/organisations/new': { action: 'addOrganisation', at: ['settings/organisations/new'] },
  'settings/instruments': { action: 'instruments', at: ['settings/instruments'] },
  'settings/instruments/new': { action: 'draftInstrument', at: ['settings/instruments/new'] },
  'settings/instruments/:id': { action: 'instruments', from: ['settings/instruments'], rare: true },
  // where a draft is there
  'settings/instruments/:id/edit': {
    action: 'draftInstrument',
    from: ['settings/instruments/:id'],
    rare: true,
  },
  'settings/organisations/:id': { action: 'organisationTies', from: ['settings/organisations'] },
  'settings/signing-in': { action: 'requireSecondFactor', at: ['settings/signing-in'] },
  'settings/audit': { action: 'openedRecords', at: ['settings/audit'] },
  'settings/partnership': { action: 'correctPartnership', at: ['settings/partnership'] },
  'settings/decline-reasons': { action: 'setDeclineReasons', at: ['settings/decline-reasons'] },
  'settings/self-referral': { action: 'setSelfReferralPage', at: ['settings/self-referral'] },
  'settings/small-figures': { action: 'chooseSuppression', at: ['settings/small-figures'] },
  'settings/words': { action: 'addDeficitWord', at: ['settings/words'] },
  'settings/lists': { action: 'setHubGuide', at: ['settings/lists'] },
  'settings/signing': { action: 'setSignatureWording', at: ['settings/signing'] },
  'settings/safeguarding': { action: 'safeguardingLeads', at: ['settings/safeguarding'] },
  'settings/work': { action: 'jobs', at: ['settings/work'] },
  '*': { action: null, at: ['no/such/screen'] },
};

/** The router's addresses outside a partnership; each has a test of its own. */
export const OUTSIDE = [
  '/sign-in',
  '/second-factor',
  '/invitations/:token',
  '/refer/:slug',
  '/account',
  '/operator',
  '/p/:slug',
  '*',
];

/** Screens that somebody with these roles can open, by their addresses in the router. */
export const screensOf = (roles: readonly Role[]): string[] =>
  Object.keys(SCREENS).filter((address) => {
    const action = SCREENS[address]?.action ?? null;
    return action === null || may(roles, action);
  });

const source = new URL('../../src/', import.meta.url);

/** What the router itself says: the addresses of every feature, and of the pages around them. */
export async function routerAddresses(): Promise<{ inside: string[]; outside: string[] }> {
  const router = readFileSync(new URL('app/router.tsx', source), 'utf8');
  const written = [...router.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path);
  const features = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)routes\.tsx$/.test(file),
  );
  const inside: string[] = [];
  for (const file of features) {
    const { routes } = (await import(new URL(file, source).href)) as { routes: RouteObject[] };
    inside.push(...addresses(routes));
  }
  // the first '*' is that of a partnership, the second that of the pages around it
  return { inside: ['', ...inside, '*'], outside: written.slice(written.indexOf('*') + 1) };
}

const addresses = (routes: readonly RouteObject[], under = ''): string[] =>
  routes.flatMap(({ path = '', index, children = [] }) => {
    const here = [under, path].filter((part) => part !== '').join('/');
    return [...(index || path !== '' ? [here] : []), ...addresses(children, here)];
  });
