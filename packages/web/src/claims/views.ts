import type { ClaimState } from '../gql/graphql.js';
import type { ListAddress } from '../ui/list-address.js';

/** Views that people come back to; each is an address like any other. */
export const VIEWS = [
  { label: 'All', query: '', action: 'claims' },
  { label: 'To approve', query: '?states=SUBMITTED&sort=submittedOn', action: 'approveClaim' },
  { label: 'To verify', query: '?states=APPROVED&sort=submittedOn', action: 'verifyClaim' },
  { label: 'Returned', query: '?states=RETURNED', action: 'resubmitClaim' },
  { label: 'Withheld', query: '?states=WITHHELD', action: 'claims' },
  { label: 'Rejected', query: '?states=REJECTED', action: 'resubmitClaim' },
  { label: 'Questions', query: '?awaitsAnswer=true&sort=submittedOn', action: 'claims' },
  { label: 'Unfunded', query: '?unfunded=true', action: 'headroom' },
] as const;

/** What a funder's claims can be in: it is shown what was billed to it. */
export const BILLED_STATES: readonly ClaimState[] = ['BILLED', 'PAID', 'REVERSED'];

const CHOSEN_BY = ['states', 'awaitsAnswer', 'unfunded'];

/** The view that an address shows, whatever else it filters and however it sorts. */
export const viewIn = (address: ListAddress) =>
  VIEWS.find(({ query }) => {
    const wanted = new URLSearchParams(query);
    return CHOSEN_BY.every((name) => (wanted.get(name) ?? '') === address.get(name));
  });
