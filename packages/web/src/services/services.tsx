import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ageBandText } from '@weft/shared';
import { useState } from 'react';
import { useMay, usePartnership } from '../app/viewer.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DayText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter, ClearFilters, SearchFilter } from '../ui/filter-bar.js';
import { Icon } from '../ui/icons.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { ServiceDialog } from './service-dialog.js';
import { SERVICES, type Service } from './service-queries.js';

/** Ages to look by: the bands' middles are what people ask for. */
const AGES = [5, 8, 11, 14, 17, 25, 40, 60, 75];

/** What partners offer: what, for whom, where, when, and how much room there is. */
export function Component() {
  const may = useMay();
  const { timeZone } = usePartnership();
  const [open, setOpen] = useState<Service | 'new' | null>(null);
  const keeps = may('recordService');
  const address = useListAddress({ search: 'text', age: AGES.map(String), room: ['yes'] });
  const age = Number(address.get('age'));
  const { data, previousData, loading, error, refetch } = useQuery(SERVICES, {
    variables: {
      first: address.first,
      after: address.after,
      search: address.get('search') || null,
      age: age > 0 ? age : null,
      withRoom: address.get('room') === 'yes' ? true : null,
      also: keeps ? true : null,
    },
  });
  const found = (data ?? previousData)?.services;
  const add = keeps ? (
    <Button leftSection={<Icon name="add" />} onClick={() => setOpen('new')}>
      Add a service
    </Button>
  ) : undefined;
  const columns = [
    { key: 'name', header: 'Name', primary: true, cell: ({ name }: Service) => name },
    { key: 'what', header: 'What it is', cell: ({ what }: Service) => what },
    {
      key: 'forWhom',
      header: 'For whom',
      cell: ({ forWhom, ageFrom, ageTo }: Service) =>
        `${forWhom} (${ageBandText(ageFrom ?? null, ageTo ?? null)})`,
    },
    {
      key: 'where',
      header: 'Where and when',
      cell: ({ anchor, place, runs }: Service) => `${anchor?.name ?? place ?? ''}, ${runs}`,
    },
    { key: 'provider', header: 'Offered by', cell: ({ provider }: Service) => provider.name },
    {
      key: 'free',
      header: 'Places free',
      whole: true,
      cell: ({ free, capacity, isOffered }: Service) =>
        isOffered ? (
          <StateBadge tone={free > 0 ? 'good' : 'quiet'}>
            {free > 0 ? `${free} of ${capacity}` : 'Full'}
          </StateBadge>
        ) : (
          <StateBadge tone="stopped">Not offered</StateBadge>
        ),
    },
    {
      key: 'told',
      header: 'As of',
      cell: ({ toldAt }: Service) => <DayText of={toldAt} timeZone={timeZone} />,
    },
    ...(keeps
      ? [
          {
            key: 'change',
            header: 'Change',
            nameHidden: true,
            cell: (service: Service) =>
              service.isOwn ? (
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={`Change ${service.name}`}
                  onClick={() => setOpen(service)}
                >
                  Change
                </Button>
              ) : null,
          },
        ]
      : []),
  ] as const satisfies readonly Column<Service>[];
  return (
    <>
      <PageHeader
        title="Services"
        lead="What partners offer: what it is, for whom, where and when, and how many places are free."
        actions={add}
      />
      <DataTable
        caption="Services"
        columns={columns}
        rows={found?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['service', 'services']}
        filters={
          <>
            <SearchFilter address={address} label="Any word of it" />
            <ChoiceFilter
              address={address}
              name="age"
              label="For somebody aged"
              any="Any age"
              choices={AGES.map((one) => ({ value: String(one), label: `${one} years` }))}
            />
            <ChoiceFilter
              address={address}
              name="room"
              label="Places"
              any="Free or not"
              choices={[{ value: 'yes', label: 'A place is free' }]}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          address.filtered ? (
            <EmptyState title="No service matches">Take a filter off to see more.</EmptyState>
          ) : (
            <EmptyState title="The directory is empty" action={add}>
              Providers’ managers write down here what they offer, for whom and where.
            </EmptyState>
          )
        }
        paging={{
          address,
          totalCount: found?.totalCount,
          hasNextPage: found?.pageInfo.hasNextPage,
          endCursor: found?.pageInfo.endCursor,
        }}
      />
      {open ? (
        <ServiceDialog {...(open === 'new' ? {} : { service: open })} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}
