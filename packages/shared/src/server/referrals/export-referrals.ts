import type { SafeWay } from '../../rules/index.js';
import { today } from '../../rules/index.js';
import type { CsvCell } from '../csv.js';
import { exportList } from '../export-list.js';
import type { Actor, Tenant } from '../tenancy/index.js';
import { type ReferralsRequest, readReferrals } from './list-referrals.js';
import { type OwnReferralView, readOwnReferrals } from './own-referrals.js';
import type { ReferralView } from './referral-view.js';

const HEADINGS = [
  'Reference',
  'Given name',
  'Family name',
  'State',
  'Since',
  'Received',
  'Referred on',
  'Safe way to reach',
  'To be careful of',
  'Phone',
  'Email',
  'Birth date',
  'Postcode',
  'Referred by',
  'Their reference',
  'Provider',
  'Agreement to take part',
  'Days waited',
];

/**
 * The referrals that the actor sees and the filter lets through, in the list's order, as a CSV file in parts. A number or
 * an address is in it only where it is the safe way: a file is read without the warning that stands beside it on a page.
 * @throws Fault FORBIDDEN before the first part
 */
export const exportReferrals = (
  actor: Actor,
  request: Pick<ReferralsRequest, 'filter' | 'sort'> = {},
): AsyncGenerator<string> =>
  exportList<ReferralView>(actor, (tenant) => {
    tenant.must('referrals');
    return {
      headings: HEADINGS,
      read: (inside, page) => readReferrals(inside, { ...request, ...page }),
      row: (one) => rowOf(tenant, one),
    };
  });

const PHONES: readonly SafeWay[] = ['CALL', 'TEXT'];

const rowOf = (tenant: Tenant, one: ReferralView): CsvCell[] => [
  one.reference,
  one.givenName,
  one.familyName,
  one.state,
  dayOf(tenant, one.movedAt),
  dayOf(tenant, one.receivedAt),
  one.referredOn,
  one.safeWay,
  one.safeNote,
  PHONES.includes(one.safeWay) ? one.phone : null,
  one.safeWay === 'EMAIL' ? one.email : null,
  one.birthDate,
  one.postcode,
  one.source?.name ?? null,
  one.theirReference,
  one.provider?.name ?? null,
  one.agreement,
  one.daysWaited,
];

const dayOf = ({ partnership }: Tenant, at: Date): string => today(partnership.timeZone, at.getTime());

const OWN_HEADINGS = [
  'Reference',
  'Given name',
  'Family name',
  'Our reference',
  'Referred on',
  'Received',
  'Where it stands',
  'Since',
];

/** The referrals of the actor's own organisations, as they see them. @throws Fault FORBIDDEN before the first part */
export const exportOwnReferrals = (
  actor: Actor,
  request: { readonly states?: readonly OwnReferralView['state'][] | null } = {},
): AsyncGenerator<string> =>
  exportList<OwnReferralView>(actor, (tenant) => {
    tenant.must('ownReferrals');
    return {
      headings: OWN_HEADINGS,
      read: (inside, page) => readOwnReferrals(inside, { ...request, ...page }),
      row: (one) => [
        one.reference,
        one.givenName,
        one.familyName,
        one.theirReference,
        one.referredOn,
        dayOf(tenant, one.receivedAt),
        one.state,
        dayOf(tenant, one.movedAt),
      ],
    };
  });
