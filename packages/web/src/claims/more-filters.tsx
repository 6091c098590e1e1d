import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../app/viewer.js';
import { graphql } from '../gql/gql.js';
import { ChoiceFilter } from '../ui/filter-bar.js';
import type { ListAddress } from '../ui/list-address.js';

const CHOICES = graphql(`
  query ClaimFilterChoices($seesCards: Boolean!) {
    rateCard @include(if: $seesCards) {
      id
      tariffs {
        id
        outcomeCode
        title
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

const NAMES = ['outcome', 'provider', 'unfunded', 'awaitsAnswer'];

/** The filters that are asked for less often; open whenever one of them is set. */
export function MoreFilters({ address }: { address: ListAddress }) {
  const may = useMay();
  const [opened, setOpened] = useState(false);
  const shown = opened || NAMES.some((name) => address.get(name) !== '');
  const { data } = useQuery(CHOICES, { variables: { seesCards: may('rateCards') }, skip: !shown });
  if (!shown)
    return (
      <Button variant="default" onClick={() => setOpened(true)}>
        More filters
      </Button>
    );
  const outcomes = new Map((data?.rateCard?.tariffs ?? []).map((line) => [line.outcomeCode, line.title]));
  return (
    <>
      <ChoiceFilter
        address={address}
        name="outcome"
        label="Outcome"
        any="Any outcome"
        choices={[...outcomes].map(([value, label]) => ({ value, label }))}
      />
      <ChoiceFilter
        address={address}
        name="provider"
        label="Provider"
        any="Any provider"
        choices={(data?.organisations.edges ?? []).map(({ node }) => ({ value: node.id, label: node.name }))}
      />
      <ChoiceFilter
        address={address}
        name="awaitsAnswer"
        label="Question"
        any="Asked or not"
        choices={[{ value: 'true', label: 'Awaits an answer' }]}
      />
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
