import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { graphql } from '../gql/gql.js';
import type { MadePartnershipsQuery, SetUpStage } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { useListAddress } from '../ui/list-address.js';
import { StateBadge, type Tone } from '../ui/state-badge.js';
import { clientOf } from './api.js';

export const MADE = graphql(`
  query MadePartnerships($first: Int!, $after: String) {
    partnershipsMade(first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          slug
          name
          madeAt
          stage
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Made = MadePartnershipsQuery['partnershipsMade']['edges'][number]['node'];

const STAGES: Record<SetUpStage, { name: string; tone: Tone }> = {
  NOBODY: { name: 'Nobody invited', tone: 'needs' },
  INVITED: { name: 'First person invited', tone: 'going' },
  JOINED: { name: 'Set up by its backbone', tone: 'good' },
};

/** The partnerships of this installation, newest first, and how far each is. */
export function MadePartnerships({ onInvite }: { onInvite: (partnership: Made) => void }) {
  const address = useListAddress({});
  const { data, previousData, loading, error, refetch } = useQuery(MADE, {
    client: clientOf(null),
    variables: { first: address.first, after: address.after },
  });
  const made = (data ?? previousData)?.partnershipsMade;
  const columns: Column<Made>[] = [
    { key: 'name', header: 'Partnership', primary: true, cell: ({ name }) => name },
    { key: 'slug', header: 'Short name', cell: ({ slug }) => slug },
    { key: 'madeAt', header: 'Made', cell: ({ madeAt }) => <DateText of={madeAt.slice(0, 10)} /> },
    {
      key: 'stage',
      header: 'State',
      cell: ({ stage }) => <StateBadge tone={STAGES[stage].tone}>{STAGES[stage].name}</StateBadge>,
    },
    {
      key: 'invite',
      header: 'Invite',
      cell: (one) =>
        one.stage === 'JOINED' ? (
          '–'
        ) : (
          <Button
            variant="default"
            size="compact-md"
            aria-label={`Invite the first person of ${one.name}`}
            onClick={() => onInvite(one)}
          >
            {one.stage === 'INVITED' ? 'Invite anew' : 'Invite'}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption="Partnerships made"
      columns={columns}
      rows={made?.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      loading={loading && !made}
      error={error}
      onRetry={() => void refetch()}
      unit={['partnership', 'partnerships']}
      empty={
        <EmptyState title="No partnership yet">Make the first one with the form on this page.</EmptyState>
      }
      paging={{
        address,
        totalCount: made?.totalCount,
        hasNextPage: made?.pageInfo.hasNextPage,
        endCursor: made?.pageInfo.endCursor,
      }}
    />
  );
}
