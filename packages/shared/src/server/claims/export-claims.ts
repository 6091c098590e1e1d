import { formatDecimal } from '../../rules/index.js';
import { type CsvCell, csvHead, csvRows } from '../csv.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { ClaimFilter } from './claim-filter.js';
import type { ClaimParts, ClaimView } from './claim-view.js';
import { readMine, seesSharesOnly } from './list-claims.js';

const PAGE = 1000;
const PARTS: ClaimParts = new Set(['participant', 'paidByGrant']);

const HEADINGS = [
  'Claim',
  'Outcome',
  'Title',
  'Domain',
  'Participant',
  'Given name',
  'Family name',
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
 * The claims that the actor may see and the filter lets through, newest first, as the text of a CSV file in
 * parts: the headings first, then a page at a time, so that no list is ever held whole.
 * @throws Fault FORBIDDEN before the first part
 */
export async function* exportClaims(actor: Actor, filter: ClaimFilter = {}): AsyncGenerator<string> {
  const sharesOnly = await withTenant(actor, async (tenant) => {
    tenant.must('claims');
    return seesSharesOnly(tenant.me);
  });
  yield csvHead(sharesOnly ? FUNDERS_HEADINGS : HEADINGS);
  for (let after: string | null = null, more = true; more; ) {
    const page = await withTenant(actor, async (tenant) => {
      tenant.must('claims');
      return readMine(tenant, { first: PAGE, after, filter }, PARTS);
    });
    yield csvRows(page.edges.map(({ node }) => (sharesOnly ? shareRow(node) : claimRow(node))));
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
}

const money = ({ amount, currency }: ClaimView['price']): string => formatDecimal(amount, currency);

const claimRow = (claim: ClaimView): CsvCell[] => [
  claim.reference,
  claim.outcomeCode,
  claim.title,
  claim.domain,
  claim.participant?.reference ?? null,
  claim.participant?.givenName ?? null,
  claim.participant?.familyName ?? null,
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
