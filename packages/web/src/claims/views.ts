import type { Action } from '@weft/shared';
import type { ClaimState } from '../gql/graphql.js';
import type { ListAddress } from '../ui/list-address.js';

/** Views that people come back to; each is an address like any other, for whoever may do one of its actions. */
export const VIEWS: readonly {
  label: string;
  query: string;
  actions: readonly Action[];
  /** What it means that there is none in it. */
  none?: string;
}[] = [
  { label: 'All', query: '', actions: ['claims'] },
  { label: 'To approve', query: '?states=SUBMITTED&sort=submittedOn', actions: ['approveClaim'] },
  { label: 'To verify', query: '?states=APPROVED&sort=submittedOn', actions: ['verifyClaim'] },
  { label: 'Returned', query: '?states=RETURNED', actions: ['resubmitClaim'] },
  { label: 'Withheld', query: '?states=WITHHELD', actions: ['claims'] },
  { label: 'Rejected', query: '?states=REJECTED', actions: ['resubmitClaim'] },
  {
    label: 'Questions',
    query: '?awaitsAnswer=true&sort=submittedOn',
    actions: ['claims'],
    none: 'No question about a claim waits for its answer.',
  },
  {
    label: 'Answers',
    query: '?answered=true&sort=submittedOn',
    actions: ['returnClaim', 'withholdClaim'],
    none: 'When a question about a claim is answered, the claim stands here until somebody decides it.',
  },
  {
    label: 'To look at again',
    query: '?flagged=true',
    actions: ['reverseClaim'],
    none: 'When a record that a claim rests on is changed afterwards, the claim stands here.',
  },
  { label: 'Unfunded', query: '?unfunded=true', actions: ['headroom'] },
];

/** What a funder's claims can be in: it is shown what was billed to it. */
export const BILLED_STATES: readonly ClaimState[] = ['BILLED', 'PAID', 'REVERSED'];

const CHOSEN_BY = ['states', 'awaitsAnswer', 'answered', 'flagged', 'unfunded'];

/** The view that an address shows, whatever else it filters and however it sorts. */
export const viewIn = (address: ListAddress) =>
  VIEWS.find(({ query }) => {
    const wanted = new URLSearchParams(query);
    return CHOSEN_BY.every((name) => (wanted.get(name) ?? '') === address.get(name));
  });
