import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter } from '../ui/filter-bar.js';
import { Icon } from '../ui/icons.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { AGREEMENTS, type ListedAgreement } from './sharing-queries.js';
import { KIND_WORDS, STATE_WORDS, TASK_WORDS } from './sharing-words.js';

const COLUMNS = [
  {
    key: 'title',
    header: 'Agreement',
    primary: true,
    cell: ({ number, title }) => `${number}. ${title}`,
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state }) => <StateBadge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].name}</StateBadge>,
  },
  { key: 'kind', header: 'About', cell: ({ kind }) => KIND_WORDS[kind].name },
  {
    key: 'from',
    header: 'Data from',
    cell: ({ parties }) =>
      parties
        .filter(({ supplies }) => supplies)
        .map(({ name }) => name)
        .join(', '),
  },
  {
    key: 'signed',
    header: 'Signed by',
    cell: ({ parties }) =>
      `${parties.filter(({ signedOn }) => signedOn).length} of ${parties.length} parties`,
  },
  { key: 'until', header: 'Last day', cell: ({ expiresOn }) => <DateText of={expiresOn} /> },
  { key: 'named', header: 'You', cell: ({ isNamed }) => (isNamed ? 'Named' : '–') },
] as const satisfies readonly Column<ListedAgreement>[];

/** The partnership's information-sharing agreements. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const address = useListAddress({ waiting: TASK_WORDS.map(({ value }): string => value) });
  const waiting = TASK_WORDS.find(({ value }) => value === address.get('waiting'))?.value ?? null;
  const { data, previousData, loading, error, refetch } = useQuery(AGREEMENTS, {
    variables: { first: address.first, after: address.after, waiting },
    // what waits is settled on other pages
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.sharingAgreements;
  const add = may('saveSharingAgreement') ? (
    <Button component={Link} to={to('data/agreements/new')} leftSection={<Icon name="add" />}>
      Write an agreement
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Data matching"
        lead="Data from others, such as records of work, is matched with people here only under an agreement that every party signed."
        actions={add}
      />
      <DataTable
        caption="Agreements"
        columns={COLUMNS}
        rows={list?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`data/agreements/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['agreement', 'agreements']}
        address={address}
        filters={
          may('signSharingAgreement') ? (
            <ChoiceFilter
              address={address}
              name="waiting"
              label="What waits for you"
              any="All agreements"
              choices={TASK_WORDS}
            />
          ) : undefined
        }
        paging={{
          address,
          totalCount: list?.totalCount,
          hasNextPage: list?.pageInfo.hasNextPage,
          endCursor: list?.pageInfo.endCursor,
        }}
        empty={
          waiting ? (
            <EmptyState title="Nothing of this waits for you">
              Choose all agreements to see the others.
            </EmptyState>
          ) : (
            <EmptyState title="Nobody shares data yet" action={add}>
              An agreement says who shares what about whom, why, under which law and until when. Once every
              party has signed it, data can come in.
            </EmptyState>
          )
        }
      />
    </>
  );
}
