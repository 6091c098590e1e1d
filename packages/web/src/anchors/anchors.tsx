import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, usePlace, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter, ClearFilters, SearchFilter } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { ANCHORS, type AnchorLine } from './anchor-queries.js';
import { usedText } from './anchor-words.js';

const COLUMNS = [
  { key: 'name', header: 'Name', primary: true, cell: ({ name }) => name },
  {
    key: 'workers',
    header: 'Looked after by',
    cell: ({ workers }) => (workers.length > 0 ? workers.map(({ name }) => name).join(', ') : 'Nobody yet'),
  },
  { key: 'supported', header: 'Supported now', align: 'end', cell: ({ supported }) => supported },
  {
    key: 'places',
    header: 'Places used',
    align: 'end',
    whole: true,
    cell: ({ places }) =>
      places && (places.used ?? 0) > places.places ? (
        <StateBadge tone="needs">{usedText(places)}</StateBadge>
      ) : (
        usedText(places)
      ),
  },
  { key: 'review', header: 'Last review', cell: ({ lastReviewOn }) => <DateText of={lastReviewOn} /> },
  {
    key: 'promises',
    header: 'Promises',
    whole: true,
    cell: ({ openPromises, latePromises }) =>
      latePromises > 0 ? (
        <StateBadge tone="needs">{`${latePromises} late`}</StateBadge>
      ) : openPromises > 0 ? (
        `${openPromises} open`
      ) : (
        '–'
      ),
  },
  {
    key: 'candidates',
    header: 'Candidates',
    cell: ({ candidatesWaiting }) =>
      candidatesWaiting > 0 ? count(candidatesWaiting, 'waits', 'wait') : '–',
  },
] as const satisfies readonly Column<AnchorLine>[];

/** Schools, practices and centres: whoever looks after them sees how each stands. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { roles } = usePlace();
  const isWorker = roles.every((role) => role === 'LINK_WORKER');
  const looksAfter = roles.includes('LINK_WORKER') || roles.includes('PROVIDER_MANAGER');
  const otherwise = isWorker ? 'mine' : 'all';
  const address = useListAddress({ search: 'text' }, { views: { whose: ['mine', 'all'] } });
  const mine = looksAfter && (address.get('whose') || otherwise) === 'mine';
  const { data, previousData, loading, error, refetch } = useQuery(ANCHORS, {
    variables: {
      first: address.first,
      after: address.after,
      mine: mine ? true : null,
      search: address.get('search') || null,
    },
  });
  const found = (data ?? previousData)?.anchors;
  const importing = may('importPractices') ? (
    <Button component={Link} to={to('anchors/practices')} variant="default">
      Import GP practices
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={isWorker ? 'My anchors' : looksAfter ? 'Our anchors' : 'Anchors'}
        lead="Schools, practices and centres where people are supported. Nothing holds them but good relations: what was agreed, what was promised, and who is supported there."
        actions={importing}
      />
      <DataTable
        caption="Anchor organisations"
        columns={COLUMNS}
        rows={found?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`anchors/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['anchor', 'anchors']}
        filters={
          <>
            <SearchFilter address={address} label="Name or ODS code" />
            {looksAfter ? (
              <ChoiceFilter
                address={address}
                name="whose"
                label="Whose"
                any={null}
                otherwise={otherwise}
                choices={[
                  { value: 'mine', label: 'Mine' },
                  { value: 'all', label: isWorker ? 'All of our team’s' : 'All' },
                ]}
              />
            ) : null}
            <ClearFilters address={address} />
          </>
        }
        empty={
          <EmptyState title={mine ? 'You look after no anchor yet' : 'No anchor is here yet'}>
            {address.filtered
              ? 'Take a filter off to see more.'
              : 'Your manager or the backbone says who looks after which school, practice or centre.'}
          </EmptyState>
        }
        paging={{
          address,
          totalCount: found?.totalCount,
          hasNextPage: found?.pageInfo.hasNextPage,
          endCursor: found?.pageInfo.endCursor,
        }}
      />
    </>
  );
}
