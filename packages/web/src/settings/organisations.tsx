import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { ORGANISATION_KIND_WORDS } from '../app/words.js';
import type { OrganisationKind, OrganisationsQuery } from '../gql/graphql.js';
import { sortOf } from '../ui/columns.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { ChoiceFilter, ClearFilters, SearchFilter } from '../ui/filter-bar.js';
import { Icon } from '../ui/icons.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { KINDS, kindOf } from './organisation-kinds.js';
import { ORGANISATIONS } from './organisation-queries.js';

type Organisation = OrganisationsQuery['organisations']['edges'][number]['node'];

const COLUMNS = [
  { key: 'name', header: 'Name', primary: true, cell: ({ name }) => name, sortKey: 'NAME' },
  { key: 'kinds', header: 'What it does here', cell: ({ kinds }) => kindsText(kinds) },
] as const satisfies readonly Column<Organisation>[];

function kindsText(kinds: readonly OrganisationKind[]): string {
  return new Intl.ListFormat('en-GB').format(kinds.map((kind) => ORGANISATION_KIND_WORDS[kind]));
}

/** The organisations that work together here. */
export function Component() {
  const may = useMay();
  const to = useTo();
  const { slug } = usePartnership();
  const address = useListAddress({ search: 'text', kind: KINDS });
  const filter = {
    kind: kindOf(address.get('kind')),
    search: address.get('search') || null,
    sort: sortOf(COLUMNS, address.get('sort'), 'name'),
  };
  const { data, previousData, loading, error, refetch } = useQuery(ORGANISATIONS, {
    variables: {
      first: address.first,
      after: address.after,
      ...filter,
    },
  });
  const organisations = (data ?? previousData)?.organisations;
  const add = may('addOrganisation') ? (
    <Button component={Link} to={to('settings/organisations/new')} leftSection={<Icon name="add" />}>
      Add an organisation
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Organisations"
        lead="Who works together in this partnership: who provides support, who pays, who checks."
        actions={add}
      />
      <DataTable
        caption="Organisations"
        columns={COLUMNS}
        rows={organisations?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`settings/organisations/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['organisation', 'organisations']}
        exportLink={exportLink('organisations', slug, filter)}
        defaultSort="name"
        filters={
          <>
            <SearchFilter address={address} label="Name" />
            <ChoiceFilter
              address={address}
              name="kind"
              label="What it does"
              any="Anything"
              choices={KINDS.map((kind) => ({ value: kind, label: ORGANISATION_KIND_WORDS[kind] }))}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          address.filtered ? (
            <EmptyState title="No organisation matches">Take a filter off to see more.</EmptyState>
          ) : (
            <EmptyState title="No organisations yet" action={add}>
              Start with the backbone organisation, the providers and whoever pays.
            </EmptyState>
          )
        }
        paging={{
          address,
          totalCount: organisations?.totalCount,
          hasNextPage: organisations?.pageInfo.hasNextPage,
          endCursor: organisations?.pageInfo.endCursor,
        }}
      />
    </>
  );
}
