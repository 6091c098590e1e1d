import { useQuery } from '@apollo/client/react';
import { HUB_LISTS } from '../allocation/triage-queries.js';
import { REFERRAL_STATE_WORDS } from '../app/words.js';
import { ChoiceFilter, ClearFilters, SearchFilter } from '../ui/filter-bar.js';
import type { ListAddress } from '../ui/list-address.js';
import { ANY_STATE, statesFor } from './hub-address.js';
import { REFERRAL_FILTER_CHOICES } from './referral-queries.js';

/** What is looked for, the same for the list and the board. */
export function HubFilters({ address, atHub }: { address: ListAddress; atHub: boolean }) {
  const { data } = useQuery(REFERRAL_FILTER_CHOICES, { skip: !atHub });
  const lists = useQuery(HUB_LISTS, { skip: !atHub }).data?.hubLists;
  const named = (connection: { edges: readonly { node: { id: string; name: string } }[] } | undefined) =>
    connection?.edges.map(({ node }) => [node.id, node.name] as const) ?? [];
  const sources = new Map([...named(data?.referrers), ...named(data?.anchors), ...named(data?.providers)]);
  const choices = (of: Iterable<readonly [string, string]>) =>
    [...of]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
  return (
    <>
      <SearchFilter address={address} label="Name or reference" />
      <ChoiceFilter
        address={address}
        name="state"
        label="State"
        any={atHub ? 'Open' : 'To answer'}
        choices={[
          { value: ANY_STATE, label: 'Any state' },
          ...statesFor(atHub).map((state) => ({ value: state, label: REFERRAL_STATE_WORDS[state].name })),
        ]}
      />
      {atHub ? (
        <>
          <ChoiceFilter
            address={address}
            name="source"
            label="Referred by"
            any="Anybody"
            choices={choices(sources)}
          />
          <ChoiceFilter
            address={address}
            name="provider"
            label="Provider"
            any="Any or none"
            choices={choices(named(data?.providers))}
          />
          <ChoiceFilter
            address={address}
            name="declinedBy"
            label="Declined by"
            any="Any or none"
            choices={choices(named(data?.providers))}
          />
          <ChoiceFilter
            address={address}
            name="complexity"
            label="Support they want"
            any="Any"
            choices={(lists?.complexity ?? []).map(({ code, title }) => ({ value: code, label: title }))}
          />
        </>
      ) : null}
      <ClearFilters address={address} />
    </>
  );
}
