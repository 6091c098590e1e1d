import { type Action, may } from '@weft/shared';
import type { IconName } from '../ui/icons.js';
import type { Place } from './viewer.js';
import { OWN_PEOPLE_WORDS } from './words.js';

interface NavigationItem {
  /** Address inside the partnership; '' is Today. */
  path: string;
  label: string;
  icon: IconName;
}

export interface NavigationGroup {
  label: string | null;
  items: readonly NavigationItem[];
}

interface Entry extends NavigationItem {
  /** What one must be allowed to do to find any use in it. */
  action: Action | null;
  /** How people who only see their own call it. */
  own?: string;
  /** How it is called by whoever may not do `of`, and so sees a part of it. */
  part?: { of: Action; label: string };
}

const GROUPS: readonly { label: string | null; items: readonly Entry[] }[] = [
  {
    label: null,
    items: [
      { path: '', label: 'Today', icon: 'today', action: null },
      { path: 'caseloads/mine', label: 'My week', icon: 'done', action: 'ownCaseload' },
      { path: 'referrals', label: 'Referral hub', own: 'Offered to us', icon: 'hub', action: 'referrals' },
      { path: 'referrals/waiting', label: 'Waiting list', icon: 'wait', action: 'waitingList' },
      {
        path: 'referrals/room',
        label: 'Who has room',
        own: 'Our room',
        icon: 'people',
        action: 'whoSupports',
      },
      { path: 'watch', label: 'Who is declined', icon: 'forecast', action: 'declineWatch' },
      { path: 'referrals/own', label: 'Referred by us', icon: 'refer', action: 'ownReferrals' },
      { path: 'people', label: 'People', own: 'My people', icon: 'people', action: 'participants' },
      { path: 'transfers', label: 'Transfers and joint work', icon: 'refer', action: 'transfers' },
      { path: 'caseloads', label: 'Team caseloads', icon: 'share', action: 'teamCaseloads' },
      { path: 'anchors', label: 'Anchors', own: 'My anchors', icon: 'organisation', action: 'anchors' },
      { path: 'services', label: 'Services', icon: 'portfolio', action: 'services' },
      { path: 'anchors/own', label: 'Our people', icon: 'people', action: 'ownAnchors' },
      { path: 'groups', label: 'Groups', icon: 'people', action: 'groups' },
      { path: 'milestones', label: 'Coming up', icon: 'wait', action: 'milestones' },
      {
        path: 'data/offers',
        label: 'Offered by data matching',
        icon: 'share',
        action: 'claimMatchOffer',
      },
      { path: 'measures', label: 'Measures', icon: 'forecast', action: 'referralMeasures' },
      { path: 'analysis', label: 'Analysis', icon: 'search', action: 'analystProjects' },
      { path: 'claims', label: 'Claims', icon: 'claim', action: 'claims' },
      { path: 'audit', label: 'Audit sample', icon: 'verify', action: 'auditSamples' },
      { path: 'data/agreements', label: 'Data matching', icon: 'funding', action: 'signSharingAgreement' },
      { path: 'verification', label: 'Verification', icon: 'verify', action: 'verifyClaim' },
    ],
  },
  {
    label: 'Money',
    items: [
      { path: 'money', label: 'Headroom', icon: 'money', action: 'headroom' },
      { path: 'money/forecast', label: 'Forecast', icon: 'forecast', action: 'forecast' },
      { path: 'money/runs', label: 'Payment runs', icon: 'run', action: 'runs' },
      { path: 'money/statements', label: 'Statements', icon: 'statement', action: 'statements' },
      {
        path: 'money/shares',
        label: 'Who paid for what',
        own: 'My share',
        icon: 'share',
        action: 'moneyFlows',
      },
      { path: 'portfolio', label: 'All my partnerships', icon: 'portfolio', action: 'portfolio' },
    ],
  },
  {
    label: 'Agreements',
    items: [
      { path: 'rate-cards', label: 'Rate cards', icon: 'rates', action: 'rateCards' },
      { path: 'funding', label: 'Funding agreement', icon: 'funding', action: 'fundingAgreement' },
    ],
  },
  {
    label: 'Settings',
    items: [
      { path: 'settings/members', label: 'People and roles', icon: 'settings', action: 'members' },
      {
        path: 'settings/organisations',
        label: 'Organisations',
        icon: 'organisation',
        action: 'addOrganisation',
      },
      {
        path: 'settings/partnership',
        label: 'This partnership',
        icon: 'settings',
        action: 'correctPartnership',
      },
      { path: 'settings/caseloads', label: 'Caseload guide', icon: 'share', action: 'setCaseloadGuide' },
      { path: 'settings/instruments', label: 'Instruments', icon: 'forecast', action: 'instruments' },
      { path: 'settings/signing-in', label: 'Signing in', icon: 'account', action: 'requireSecondFactor' },
      {
        path: 'settings/decline-reasons',
        label: 'Reasons to decline',
        icon: 'stop',
        action: 'setDeclineReasons',
      },
      {
        path: 'settings/self-referral',
        label: 'Self-referral',
        icon: 'refer',
        action: 'setSelfReferralPage',
      },
      {
        path: 'settings/safeguarding',
        label: 'Safeguarding',
        icon: 'verify',
        action: 'safeguardingLeads',
      },
      {
        path: 'settings/small-figures',
        label: 'Small figures',
        icon: 'share',
        action: 'chooseSuppression',
      },
      { path: 'settings/words', label: 'Words about people', icon: 'text', action: 'addDeficitWord' },
      { path: 'settings/lists', label: 'Lists and bands', icon: 'rates', action: 'setHubGuide' },
      {
        path: 'settings/signing',
        label: 'What people sign',
        icon: 'statement',
        action: 'setSignatureWording',
      },
      { path: 'settings/work', label: 'Background work', icon: 'work', action: 'jobs' },
      {
        path: 'settings/audit',
        label: 'Audit trail',
        part: { of: 'auditTrail', label: 'Opened records' },
        icon: 'verify',
        action: 'openedRecords',
      },
    ],
  },
];

const SEES_ONLY_OWN = ['LINK_WORKER', 'PROVIDER_MANAGER', 'FUNDER', 'ANCHOR'];

type Here = Pick<Place, 'roles'> & { partnership?: Pick<Place['partnership'], 'template'> };

/** What stands in the navigation for somebody with these roles: only what they can use, as they would call it. */
export function navigationFor({ roles, partnership }: Here): readonly NavigationGroup[] {
  const own = roles.every((role) => SEES_ONLY_OWN.includes(role));
  const labelOf = ({ path, label, own: mine, part }: Entry): string => {
    if (path === 'anchors/own') return OWN_PEOPLE_WORDS[partnership?.template ?? 'BLANK'];
    // only a link worker has people of their own; a manager's are the provider's
    if (path === 'people' && own && !roles.includes('LINK_WORKER')) return 'Our people';
    if (part && !may(roles, part.of)) return part.label;
    return own && mine ? mine : label;
  };
  return GROUPS.map(({ label, items }) => ({
    label,
    items: items
      .filter(({ action }) => action === null || may(roles, action))
      .map((entry) => ({ path: entry.path, icon: entry.icon, label: labelOf(entry) })),
  })).filter(({ items }) => items.length > 0);
}
