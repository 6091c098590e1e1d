import { openReferralStates, REFERRAL_STATES, type ReferralState } from '@weft/shared';
import type { ReferralFilter } from '../gql/graphql.js';
import { type ListAddress, useListAddress } from '../ui/list-address.js';

/** What a provider is shown: who is offered to it, and whom it took on. */
const PROVIDER_STATES: readonly ReferralState[] = ['OFFERED', 'STARTED'];

export const ANY_STATE = 'ALL';

/** In which states a referral can be for those at the hub, or for a provider. */
export const statesFor = (atHub: boolean): readonly ReferralState[] =>
  atHub ? REFERRAL_STATES : PROVIDER_STATES;

/** The hub's address, one for the list and the board: what is looked for, and how it is shown. */
export function useHubAddress(atHub: boolean): ListAddress {
  const states = statesFor(atHub);
  return useListAddress(
    {
      search: 'text',
      state: [ANY_STATE, ...states],
      source: 'text',
      provider: 'text',
      declinedBy: 'text',
      complexity: 'text',
    },
    { views: { as: ['board'], column: states } },
  );
}

/** The states that the address asks for: those in which somebody waits, unless it names another or all. */
export function statesIn(address: ListAddress, atHub: boolean): readonly ReferralState[] {
  const chosen = address.get('state');
  const all = statesFor(atHub);
  if (chosen === ANY_STATE) return all;
  return all.filter((state) => (chosen === '' ? openReferralStates.includes(state) : state === chosen));
}

/** What else it asks for, as the API takes it. */
export function filterIn(address: ListAddress, states: readonly ReferralState[]): ReferralFilter {
  return {
    states: [...states],
    ...(address.get('search') ? { search: address.get('search') } : {}),
    ...(address.get('source') ? { sourceId: address.get('source') } : {}),
    ...(address.get('provider') ? { providerId: address.get('provider') } : {}),
    ...(address.get('declinedBy') ? { declinedById: address.get('declinedBy') } : {}),
    ...(address.get('complexity') ? { complexity: address.get('complexity') } : {}),
  };
}
