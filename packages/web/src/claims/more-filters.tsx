import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { isProviderRole, isSensitiveDomain } from '@weft/shared';
import { useState } from 'react';
import { useMay, usePartnership, usePlace } from '../app/viewer.js';
import { graphql } from '../gql/gql.js';
import { ChoiceFilter } from '../ui/filter-bar.js';
import type { ListAddress } from '../ui/list-address.js';

/** What there is to choose from. */
const CHOICES = graphql(`
  query ClaimFilterChoices($seesCards: Boolean!) {
    rateCard @include(if: $seesCards) {
      id
      tariffs {
        id
        outcomeCode
        title
        domain
      }
    }
    organisations(kind: PROVIDER, first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

/** In which domains there have been prices, so that there may be claims. */
export const PRICED_DOMAINS = graphql(`
  query PricedDomains {
    rateCards {
      id
      tariffs {
        id
        domain
      }
    }
  }
`);

/** The sensitive ones of the domains in which there have been prices, each once. */
export const sensitiveOn = (
  tariffs: readonly { domain: string }[],
  sensitiveDomains: readonly string[],
): string[] => [
  ...new Set(
    tariffs.map(({ domain }) => domain).filter((domain) => isSensitiveDomain(domain, sensitiveDomains)),
  ),
];

const NAMES = ['outcome', 'provider', 'unfunded', 'awaitsAnswer', 'flagged'];

/**
 * The filters that are asked for less often; open whenever one of them is set. Nobody is offered what would
 * never find anything: a provider's people other providers, a funder questions.
 * @param own whether the list holds a funder's shares
 */
export function MoreFilters({ address, own }: { address: ListAddress; own: boolean }) {
  const may = useMay();
  const { roles, organisations } = usePlace();
  const { sensitiveDomains } = usePartnership();
  const [opened, setOpened] = useState(false);
  const shown = opened || NAMES.some((name) => address.get(name) !== '');
  const { data } = useQuery(CHOICES, { variables: { seesCards: may('rateCards') }, skip: !shown });
  if (!shown)
    return (
      <Button variant="default" onClick={() => setOpened(true)}>
        More filters
      </Button>
    );
  // claims in sensitive domains reach a funder as totals only
  const listed = (data?.rateCard?.tariffs ?? []).filter(
    ({ domain }) => !own || !isSensitiveDomain(domain, sensitiveDomains),
  );
  const outcomes = new Map(listed.map(({ outcomeCode, title }) => [outcomeCode, title]));
  const ofProvider = roles.every(isProviderRole);
  const providers = (data?.organisations.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id }) => !ofProvider || organisations.some((one) => one.id === id));
  return (
    <>
      <ChoiceFilter
        address={address}
        name="outcome"
        label="Outcome"
        any="Any outcome"
        choices={[...outcomes].map(([value, label]) => ({ value, label }))}
      />
      {providers.length > 1 ? (
        <ChoiceFilter
          address={address}
          name="provider"
          label="Provider"
          any="Any provider"
          choices={providers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {own ? null : (
        <ChoiceFilter
          address={address}
          name="awaitsAnswer"
          label="Question"
          any="Asked or not"
          choices={[{ value: 'true', label: 'Awaits an answer' }]}
        />
      )}
      {own ? null : (
        <ChoiceFilter
          address={address}
          name="flagged"
          label="What it rests on"
          any="Changed or not"
          choices={[{ value: 'true', label: 'Has changed' }]}
        />
      )}
      {may('headroom') ? (
        <ChoiceFilter
          address={address}
          name="unfunded"
          label="Funding"
          any="Funded or not"
          choices={[{ value: 'true', label: 'Nobody could pay' }]}
        />
      ) : null}
    </>
  );
}
