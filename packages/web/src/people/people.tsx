import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { PHASE_WORDS } from '../app/words.js';
import type { Phase } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter, ClearFilters, SearchFilter } from '../ui/filter-bar.js';
import { Icon } from '../ui/icons.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { nameOf, PEOPLE, type PersonFacts } from './people-queries.js';

const PHASES = Object.keys(PHASE_WORDS) as Phase[];

const COLUMNS: readonly Column<PersonFacts>[] = [
  { key: 'name', header: 'Name', primary: true, cell: nameOf },
  { key: 'reference', header: 'Reference', cell: ({ reference }) => reference },
  {
    key: 'phase',
    header: 'Phase',
    cell: ({ phase }) =>
      phase ? <StateBadge tone={PHASE_WORDS[phase].tone}>{PHASE_WORDS[phase].name}</StateBadge> : '–',
  },
  { key: 'provider', header: 'Supported by', cell: ({ provider }) => provider?.name ?? '–' },
  { key: 'anchor', header: 'Anchor', cell: ({ anchor }) => anchor?.name ?? '–', wideOnly: true },
  { key: 'enrolledOn', header: 'Enrolled', cell: ({ enrolledOn }) => <DateText of={enrolledOn} /> },
];

/** The participants I may see: for a provider's people, their own. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { slug } = usePartnership();
  const address = useListAddress(['search', 'phase']);
  const phase = PHASES.find((one) => one === address.get('phase')) ?? null;
  const search = address.get('search') || null;
  const { data, previousData, loading, error, refetch } = useQuery(PEOPLE, {
    variables: { first: address.first, after: address.after, search, phase },
  });
  const people = (data ?? previousData)?.participants;
  const filter = new URLSearchParams({
    partnership: slug,
    ...(search ? { search } : {}),
    ...(phase ? { phase } : {}),
  });
  const enrol = may('enrolParticipant') ? (
    <Button component={Link} to={to('people/new')} leftSection={<Icon name="add" />}>
      Enrol somebody
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="People"
        lead="The participants you support or look after. Open a page to see what somebody has achieved and to record more."
        actions={enrol}
      />
      <DataTable
        caption="Participants"
        columns={COLUMNS}
        rows={people?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`people/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['participant', 'participants']}
        exportLink={`/api/exports/participants.csv?${filter}`}
        filters={
          <>
            <SearchFilter address={address} label="Name or reference" />
            <ChoiceFilter
              address={address}
              name="phase"
              label="Phase"
              any="Any phase"
              choices={PHASES.map((one) => ({ value: one, label: PHASE_WORDS[one].name }))}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          address.filtered ? (
            <EmptyState title="Nobody matches">Take a filter off to see more.</EmptyState>
          ) : (
            <EmptyState title="Nobody is enrolled yet" action={enrol}>
              Enrol the first participant to record what they achieve.
            </EmptyState>
          )
        }
        paging={{
          address,
          totalCount: people?.totalCount,
          hasNextPage: people?.pageInfo.hasNextPage,
          endCursor: people?.pageInfo.endCursor,
        }}
      />
    </>
  );
}
