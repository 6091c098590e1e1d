import { formatDecimal, may } from '../../rules/index.js';
import type { CsvCell } from '../csv.js';
import { exportList } from '../export-list.js';
import type { Actor } from '../tenancy/index.js';
import type { ClaimFilter } from './claim-filter.js';
import type { ClaimParts, ClaimView } from './claim-view.js';
import { readMine, seesSharesOnly } from './list-claims.js';
import type { ClaimsRequest } from './read-claims.js';

const PARTS: ClaimParts = new Set(['participant', 'paidByGrant']);
const NAMELESS: ClaimParts = new Set(['paidByGrant']);

const ABOUT_WHAT = ['Claim', 'Outcome', 'Title', 'Domain'];
const ABOUT_WHOM = ['Participant', 'Given name', 'Family name'];
const ABOUT_MONEY = [
  'Provider',
  'Achieved on',
  'State',
  'Price',
  'Currency',
  'Submitted at',
  'Awaits an answer',
  'Rests on a reversed claim',
  'Paid by grant',
  'Unfunded because',
];
const FUNDERS_HEADINGS = [
  'Claim',
  'Outcome',
  'Title',
  'Domain',
  'Provider',
  'Achieved on',
  'State',
  'Price',
  'Our share',
  'Currency',
];

/**
 * The claims that the actor may see and the filter lets through, in the list's order, as a CSV file in parts. It names
 * people only to those whose list does: an auditor reads a name on the page of each claim, beside its evidence, and does
 * not carry all of them away.
 * @throws Fault FORBIDDEN before the first part
 */
export const exportClaims = (
  actor: Actor,
  filter: ClaimFilter = {},
  sorted: Pick<ClaimsRequest, 'order' | 'sort'> = {},
): AsyncGenerator<string> =>
  exportList<ClaimView>(actor, (tenant) => {
    tenant.must('claims');
    const sharesOnly = seesSharesOnly(tenant.me);
    const named = may(tenant.me.roles, 'participants');
    return {
      headings: sharesOnly ? FUNDERS_HEADINGS : [...ABOUT_WHAT, ...(named ? ABOUT_WHOM : []), ...ABOUT_MONEY],
      read: (inside, page) => readMine(inside, { ...page, ...sorted, filter }, named ? PARTS : NAMELESS),
      row: sharesOnly ? shareRow : (claim) => claimRow(claim, named),
    };
  });

const money = ({ amount, currency }: ClaimView['price']): string => formatDecimal(amount, currency);

const claimRow = (claim: ClaimView, named: boolean): CsvCell[] => [
  claim.reference,
  claim.outcomeCode,
  claim.title,
  claim.domain,
  ...(named
    ? [
        claim.participant?.reference ?? null,
        claim.participant?.givenName ?? null,
        claim.participant?.familyName ?? null,
      ]
    : []),
  claim.provider.name,
  claim.achievedOn,
  claim.state,
  money(claim.price),
  claim.price.currency,
  claim.submittedAt?.toISOString() ?? null,
  claim.awaitsAnswer,
  claim.restsOnReversed,
  claim.paidByGrant,
  claim.unfundedReason,
];

const shareRow = (claim: ClaimView): CsvCell[] => [
  claim.reference,
  claim.outcomeCode,
  claim.title,
  claim.domain,
  claim.provider.name,
  claim.achievedOn,
  claim.state,
  money(claim.price),
  formatDecimal(claim.shares[0]?.amount.amount ?? 0n, claim.price.currency),
  claim.price.currency,
];
