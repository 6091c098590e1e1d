import { useQuery } from '@apollo/client/react';
import { useCallback, useMemo } from 'react';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import type { FunderSharesQuery } from '../gql/graphql.js';
import { useOutcomes } from '../rate-cards/use-outcomes.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter, ClearFilters, DateFilter } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { currencyColumn, Money, moneyOrder } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { FUNDER_SHARES } from './headroom-queries.js';
import classes from './money.module.css';
import { SharesPicture } from './shares-picture.js';

type Share = FunderSharesQuery['funderShares'][number];

/** A grant, or what was paid before Weft: for no outcome. */
const isLumpSum = ({ outcomeCode }: Share): boolean => outcomeCode === 'GRANT' || outcomeCode === 'OPENING';

/** Who paid for which outcomes, by the date on which they were achieved; a funder sees its own share. */
export function Component() {
  const { contractFrom, today } = usePartnership();
  const may = useMay();
  const to = useTo();
  const { domainOf } = useOutcomes();
  const address = useListAddress({ from: 'date', to: 'date', funder: 'text', domain: 'text' });
  const { data, previousData, loading, error, refetch } = useQuery(FUNDER_SHARES, {
    variables: { from: address.get('from') || contractFrom, to: address.get('to') || today },
  });
  const all = (data ?? previousData)?.funderShares;
  const chosen = address.get('funder');
  const domain = address.get('domain');
  const shares = useMemo(
    () =>
      all?.filter(
        (share) =>
          (!chosen || share.funder.id === chosen) &&
          (!domain || (!isLumpSum(share) && domainOf(share.outcomeCode) === domain)),
      ),
    [all, chosen, domain, domainOf],
  );
  const nameOf = useCallback(
    (share: Share) => (isLumpSum(share) ? share.title : domainOf(share.outcomeCode)),
    [domainOf],
  );
  const domains = [
    ...new Set(all?.filter((share) => !isLumpSum(share)).map(({ outcomeCode }) => domainOf(outcomeCode))),
  ].sort();
  const own = !may('runs');
  const funders = [...new Map(all?.map(({ funder }) => [funder.id, funder.name]))];
  const columns: Column<Share>[] = [
    {
      key: 'outcome',
      header: 'Outcome',
      primary: true,
      cell: ({ title }) => title,
      sortBy: ({ title }) => title,
    },
    {
      key: 'domain',
      header: 'Domain',
      cell: (share) => (isLumpSum(share) ? '–' : domainOf(share.outcomeCode)),
      sortBy: (share) => (isLumpSum(share) ? '' : domainOf(share.outcomeCode)),
    },
    ...(funders.length > 1
      ? [
          {
            key: 'funder',
            header: 'Funder',
            cell: ({ funder }: Share) => funder.name,
            sortBy: ({ funder }: Share) => funder.name,
          },
        ]
      : []),
    {
      key: 'claims',
      header: 'Achieved',
      align: 'end',
      cell: (share) => (isLumpSum(share) ? '–' : share.claimCount.toLocaleString('en-GB')),
      sortBy: ({ claimCount }) => claimCount,
    },
    {
      key: 'amount',
      header: own ? 'My share' : 'Share',
      align: 'end',
      cell: ({ amount }) => <Money of={amount} />,
      sortBy: ({ amount }) => moneyOrder(amount),
      text: ({ amount }) => amount.amount,
    },
    currencyColumn(({ amount }) => amount),
  ];
  return (
    <>
      <PageHeader
        title={own ? 'My share' : 'Who paid for what'}
        lead={
          own
            ? 'What was billed to you for outcomes achieved between two days, less what was given back, and grants for periods that end between them. Sensitive outcomes show as the total of their domain, for whole months.'
            : 'What was billed for outcomes achieved between two days, less what was given back, and grants for periods that end between them. Funders see sensitive outcomes as the total of their domain, for whole months.'
        }
        {...(own ? { back: { to: to('portfolio'), label: 'My partnerships' } } : {})}
      />
      {shares && shares.length > 0 ? (
        <div className={classes.above}>
          <SharesPicture shares={shares} nameOf={nameOf} own={own} sumsUpStatements={!address.filtered} />
        </div>
      ) : null}
      <DataTable
        caption="Shares by outcome"
        columns={columns}
        rows={shares}
        rowKey={({ funder, outcomeCode }) => `${funder.id} ${outcomeCode}`}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['line', 'lines']}
        exportAs="shares"
        defaultSort="-amount"
        address={address}
        filters={
          <>
            <DateFilter address={address} name="from" label="Achieved from" />
            <DateFilter address={address} name="to" label="Achieved to" />
            {funders.length > 1 ? (
              <ChoiceFilter
                address={address}
                name="funder"
                label="Funder"
                any="Every funder"
                choices={funders.map(([value, label]) => ({ value, label }))}
              />
            ) : null}
            {domains.length > 1 || domain ? (
              <ChoiceFilter
                address={address}
                name="domain"
                label="Domain"
                any="Every domain"
                choices={domains.map((name) => ({ value: name, label: name }))}
              />
            ) : null}
            <ClearFilters address={address} />
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
