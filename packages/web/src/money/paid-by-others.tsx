import { useQuery } from '@apollo/client/react';
import { HIDDEN_SIGN, suppressionSentence } from '@weft/shared';
import type { PaidByOthersQuery } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Panel } from '../ui/panel.js';
import { ShownCount } from '../ui/shown-count.js';
import { PAID_BY_OTHERS } from './flow-queries.js';
import { PROVIDER_NOT_SHOWN } from './flow-words.js';
import classes from './money.module.css';

type Row = PaidByOthersQuery['paidByOthers']['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'outcome',
    header: 'Outcome',
    primary: true,
    cell: ({ title }) => title,
    sortBy: ({ title }) => title,
  },
  {
    key: 'provider',
    header: 'Provider',
    cell: ({ provider }) => provider?.name ?? PROVIDER_NOT_SHOWN,
    sortBy: ({ provider }) => provider?.name ?? '',
  },
  {
    key: 'count',
    header: 'Paid by others',
    align: 'end',
    cell: ({ claimCount }) =>
      claimCount == null ? <ShownCount of={null} /> : `about ${claimCount.toLocaleString('en-GB')}`,
    sortBy: ({ claimCount }) => claimCount ?? 0,
    text: ({ claimCount }) => claimCount ?? HIDDEN_SIGN,
  },
];

/** What a funder may know of outcomes that it pays no part of: large counts, rounded, and no money. */
export function PaidByOthers() {
  const { data, error, refetch } = useQuery(PAID_BY_OTHERS);
  const others = data?.paidByOthers;
  if (others?.rows.length === 0) return null;
  return (
    <Panel title="What others pay for">
      {others ? (
        <p>
          {others.claimCount == null
            ? 'Other funders have paid for a few outcomes that you pay no part of.'
            : `Since the contract began, other funders have paid for about ${count(others.claimCount, 'outcome')} that you pay no part of.`}{' '}
          These figures are not yours.{' '}
          {suppressionSentence({ largestHidden: others.largestHidden, roundTo: others.roundedTo })} Amounts
          are not shown at all.
        </p>
      ) : null}
      <details className={classes.more}>
        <summary>Counts by outcome and provider</summary>
        <DataTable
          caption="Outcomes that others paid for"
          columns={COLUMNS}
          rows={others?.rows}
          rowKey={({ outcomeCode, provider }) => `${outcomeCode} ${provider?.id ?? ''}`}
          error={error}
          onRetry={() => void refetch()}
          unit={['line', 'lines']}
          exportAs="paid-by-others"
          sortName="others"
          defaultSort="-count"
          empty={<EmptyState title="Nothing yet">Others have paid for nothing beside you.</EmptyState>}
        />
      </details>
    </Panel>
  );
}
