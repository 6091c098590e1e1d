import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { JOB_STATE_WORDS } from '../app/words.js';
import type { JobState } from '../gql/graphql.js';
import { sortOf } from '../ui/columns.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { ChoiceFilter, ClearFilters } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { Money } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { useWhileWorking } from '../ui/while-working.js';
import classes from './money.module.css';
import { PaymentSchedule } from './payment-schedule.js';
import { RUNS, type RunFacts } from './run-queries.js';
import { RunState } from './run-state.js';
import { RUN_KIND_WORDS } from './run-words.js';

const STATES = Object.keys(JOB_STATE_WORDS) as JobState[];

const COLUMNS = [
  {
    key: 'periodEnd',
    header: 'Period to',
    primary: true,
    cell: ({ periodEnd }) => <DateText of={periodEnd} />,
    sortKey: 'PERIOD',
    sorts: 'dates',
  },
  { key: 'kind', header: 'For', cell: ({ kind }) => RUN_KIND_WORDS[kind] },
  { key: 'state', header: 'State', cell: (run) => <RunState run={run} /> },
  {
    key: 'claims',
    header: 'Claims',
    align: 'end',
    cell: ({ claimCount, kind }) => (kind === 'CLAIMS' ? claimCount.toLocaleString('en-GB') : '–'),
  },
  {
    key: 'unfunded',
    header: 'Unfunded',
    align: 'end',
    cell: ({ unfundedClaimCount, kind }) =>
      kind === 'CLAIMS' ? unfundedClaimCount.toLocaleString('en-GB') : '–',
  },
  {
    key: 'total',
    header: 'Total',
    align: 'end',
    cell: ({ total }) => <Money of={total} />,
    sortKey: 'TOTAL',
  },
] as const satisfies readonly Column<RunFacts>[];

/** Every payment of the partnership, newest period first: of claims, of grants, and what was paid before. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { slug } = usePartnership();
  const address = useListAddress({ state: STATES });
  const filter = {
    state: STATES.find((one) => one === address.get('state')) ?? null,
    sort: sortOf(COLUMNS, address.get('sort'), '-periodEnd'),
  };
  const asked = useQuery(RUNS, { variables: { first: address.first, after: address.after, ...filter } });
  const { data, previousData, loading, error, refetch } = asked;
  const runs = (data ?? previousData)?.paymentRuns;
  const working =
    runs?.edges.some(({ node }) => node.state === 'QUEUED' || node.state === 'RUNNING') ?? false;
  useWhileWorking(asked, working);
  const prepare = may('runPayments') ? (
    <Button component={Link} to={to('money/runs/new')}>
      Prepare a payment run
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Payment runs"
        lead="A run takes every verified claim of a period, divides each price among the funders, and gives each funder a statement."
        actions={
          <>
            {prepare}
            {may('recordGrant') ? (
              <Button component={Link} to={to('money/runs/grant')} variant="default">
                Record a grant
              </Button>
            ) : null}
          </>
        }
      />
      <DataTable
        caption="Payment runs"
        columns={COLUMNS}
        rows={runs?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`money/runs/${id}`)}
        loading={loading && !runs}
        error={error}
        onRetry={() => void refetch()}
        unit={['run', 'runs']}
        exportLink={exportLink('payment-runs', slug, filter)}
        defaultSort="-periodEnd"
        filters={
          <>
            <ChoiceFilter
              address={address}
              name="state"
              label="State"
              any="Any state"
              choices={STATES.map((one) => ({ value: one, label: JOB_STATE_WORDS[one].name }))}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          address.filtered ? (
            <EmptyState title="No run matches">Take the filter off to see more.</EmptyState>
          ) : (
            <EmptyState title="No payment runs yet" action={prepare}>
              When claims are verified, prepare a run for the end of the period.
            </EmptyState>
          )
        }
        paging={{
          address,
          totalCount: runs?.totalCount,
          hasNextPage: runs?.pageInfo.hasNextPage,
          endCursor: runs?.pageInfo.endCursor,
        }}
      />
      {may('setPaymentSchedule') ? (
        <div className={classes.below}>
          <PaymentSchedule />
        </div>
      ) : null}
    </>
  );
}
