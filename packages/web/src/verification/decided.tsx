import { useQuery } from '@apollo/client/react';
import { useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import type { ClaimRow } from '../claims/claim-queries.js';
import type { ClaimState } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter, ClearFilters } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { Money } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { DECIDED } from './queue-queries.js';

const STATES: readonly ClaimState[] = ['VERIFIED', 'WITHHELD', 'REJECTED', 'BILLED', 'PAID', 'REVERSED'];

const COLUMNS: readonly Column<ClaimRow>[] = [
  { key: 'reference', header: 'Claim', primary: true, cell: ({ reference }) => reference },
  { key: 'outcome', header: 'Outcome', cell: ({ title }) => title },
  { key: 'provider', header: 'Provider', cell: ({ provider }) => provider.name },
  { key: 'achievedOn', header: 'Achieved', cell: ({ achievedOn }) => <DateText of={achievedOn} /> },
  {
    key: 'state',
    header: 'Now',
    cell: ({ state }) => (
      <StateBadge tone={CLAIM_STATE_WORDS[state].tone}>{CLAIM_STATE_WORDS[state].name}</StateBadge>
    ),
  },
  { key: 'price', header: 'Price', align: 'end', cell: ({ price }) => <Money of={price} /> },
];

/** The claims that I verified, withheld or rejected, and what became of them. */
export function Component() {
  const to = useTo();
  const address = useListAddress(['states']);
  const state = STATES.find((one) => one === address.get('states'));
  const { data, previousData, loading, error, refetch } = useQuery(DECIDED, {
    variables: { first: address.first, after: address.after, states: state ? [state] : null },
  });
  const claims = (data ?? previousData)?.claims;
  return (
    <>
      <PageHeader
        title="What I decided"
        lead="The claims that you verified, withheld or rejected, and where they stand now."
        back={{ to: to('verification'), label: 'Verification' }}
      />
      <DataTable
        caption="Claims that I decided on"
        columns={COLUMNS}
        rows={claims?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`claims/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['claim', 'claims']}
        filters={
          <>
            <ChoiceFilter
              address={address}
              name="states"
              label="Now"
              any="Any state"
              choices={STATES.map((one) => ({ value: one, label: CLAIM_STATE_WORDS[one].name }))}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          <EmptyState title={address.filtered ? 'No claim matches' : 'Nothing decided yet'}>
            What you decide in the queue is listed here.
          </EmptyState>
        }
        paging={{
          address,
          totalCount: claims?.totalCount,
          hasNextPage: claims?.pageInfo.hasNextPage,
          endCursor: claims?.pageInfo.endCursor,
        }}
      />
    </>
  );
}
