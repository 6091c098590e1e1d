import { useQuery } from '@apollo/client/react';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import type { FunderSharesQuery } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { DateFilter } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { Money, moneyOrder } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { FUNDER_SHARES } from './headroom-queries.js';

type Share = FunderSharesQuery['funderShares'][number];

/** Who paid for which outcomes, by the date on which they were achieved; a funder sees its own share. */
export function Component() {
  const { contractFrom, today } = usePartnership();
  const may = useMay();
  const to = useTo();
  const address = useListAddress(['from', 'to']);
  const from = address.get('from') || contractFrom;
  const until = address.get('to') || today;
  const { data, previousData, loading, error, refetch } = useQuery(FUNDER_SHARES, {
    variables: { from, to: until },
  });
  const own = !may('runs');
  const columns: Column<Share>[] = [
    {
      key: 'outcome',
      header: 'Outcome',
      primary: true,
      cell: ({ outcomeCode }) => outcomeCode,
      sortBy: ({ outcomeCode }) => outcomeCode,
    },
    {
      key: 'funder',
      header: 'Funder',
      cell: ({ funder }) => funder.name,
      sortBy: ({ funder }) => funder.name,
    },
    {
      key: 'claims',
      header: 'Outcomes achieved',
      align: 'end',
      cell: ({ claimCount }) => claimCount.toLocaleString('en-GB'),
      sortBy: ({ claimCount }) => claimCount,
    },
    {
      key: 'amount',
      header: own ? 'My share' : 'Share',
      align: 'end',
      cell: ({ amount }) => <Money of={amount} />,
      sortBy: ({ amount }) => moneyOrder(amount),
    },
  ];
  return (
    <>
      <PageHeader
        title={own ? 'My share' : 'Who paid for what'}
        lead="What was billed for outcomes achieved between two days. Sensitive outcomes show as the total of their domain to those who pay."
        {...(own ? { back: { to: to('portfolio'), label: 'My partnerships' } } : {})}
      />
      <DataTable
        caption="Shares by outcome"
        columns={columns}
        rows={(data ?? previousData)?.funderShares}
        rowKey={({ funder, outcomeCode }) => `${funder.id} ${outcomeCode}`}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['line', 'lines']}
        filters={
          <>
            <DateFilter address={address} name="from" label="Achieved from" />
            <DateFilter address={address} name="to" label="Achieved to" />
          </>
        }
        empty={
          <EmptyState title="Nothing was billed for these days">
            Choose other days, or wait for the next payment run.
          </EmptyState>
        }
      />
    </>
  );
}
