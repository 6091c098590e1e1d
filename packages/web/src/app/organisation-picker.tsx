import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { graphql } from '../gql/gql.js';
import type { OrganisationKind } from '../gql/graphql.js';

const CHOICES = graphql(`
  query OrganisationChoices($kind: OrganisationKind, $search: String) {
    organisations(kind: $kind, search: $search, first: 50) {
      edges {
        node {
          id
          name
          kinds
        }
      }
    }
  }
`);

interface OrganisationPickerProps {
  /** From `refusals.field(...)`. */
  id: string;
  error?: string | undefined;
  label: string;
  description?: string;
  /** Only organisations that do this. */
  kind?: OrganisationKind;
  value: string | null;
  onChange: (id: string | null, name: string | null, kinds: readonly OrganisationKind[]) => void;
  /** The name that belongs to `value`, when the form is opened with one already chosen. */
  chosenName?: string | undefined;
  clearable?: boolean;
  /** One that is no choice here: where somebody is already. */
  except?: string | null;
}

/** Chooses one organisation of the partnership by typing part of its name. */
export function OrganisationPicker({
  kind,
  value,
  onChange,
  chosenName,
  except,
  ...rest
}: OrganisationPickerProps) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 200);
  const { data, previousData } = useQuery(CHOICES, {
    variables: { kind: kind ?? null, search: settled === '' ? null : settled },
  });
  const found =
    (data ?? previousData)?.organisations.edges.map(({ node }) => node).filter(({ id }) => id !== except) ??
    [];
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
  const known = chosen ?? (value !== null && chosenName ? { id: value, name: chosenName } : null);
  const choices = known && !found.some(({ id }) => id === known.id) ? [known, ...found] : found;
  return (
    <Select
      {...rest}
      searchable
      placeholder="Type a name or choose"
      nothingFoundMessage="No organisation of this name"
      value={value}
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      // What the server found is what there is; filtering it again would hide names it matched loosely.
      filter={({ options }) => options}
      onSearchChange={(typed) => setText(typed === known?.name ? '' : typed)}
      onChange={(id) => {
        const picked = choices.find((one) => one.id === id) ?? null;
        setChosen(picked);
        onChange(id, picked?.name ?? null, found.find((one) => one.id === id)?.kinds ?? []);
      }}
    />
  );
}
