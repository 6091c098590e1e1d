import { useQuery } from '@apollo/client/react';
import { NextStep } from '../app/next-step.js';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { STATEMENT_STATE_WORDS } from '../app/words.js';
import type { StatementState } from '../gql/graphql.js';
import { sortOf } from '../ui/columns.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { ChoiceFilter, ClearFilters, DateFilter } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { Money } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './money.module.css';
import { RUN_KIND_WORDS } from './run-words.js';
import { STATEMENT_FUNDERS, STATEMENTS, type StatementFacts } from './statement-queries.js';

const STATES = Object.keys(STATEMENT_STATE_WORDS) as StatementState[];

const COLUMNS = [
  {
    key: 'reference',
    header: 'Statement',
    primary: true,
    whole: true,
    cell: ({ reference }) => reference,
    sortKey: 'REFERENCE',
  },
  { key: 'funder', header: 'Funder', cell: ({ funder }) => funder.name },
  {
    key: 'periodEnd',
    header: 'Period to',
    sortKey: 'PERIOD',
    sorts: 'dates',
    cell: ({ periodEnd, kind }) => (
      <span>
        <DateText of={periodEnd} />
        {kind === 'CLAIMS' ? null : <span className={classes.under}>{RUN_KIND_WORDS[kind]}</span>}
      </span>
    ),
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, settledOn }) => (
      <span>
        <StateBadge tone={STATEMENT_STATE_WORDS[state].tone}>{STATEMENT_STATE_WORDS[state].name}</StateBadge>
        {settledOn ? (
          <span className={classes.under}>
            on <DateText of={settledOn} />
          </span>
        ) : null}
      </span>
    ),
  },
  {
    key: 'total',
    header: 'Total',
    align: 'end',
    cell: ({ total }) => <Money of={total} />,
    sortKey: 'TOTAL',
  },
] as const satisfies readonly Column<StatementFacts>[];

/** What each funder is asked for, one statement for each payment run; a funder sees its own. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { slug } = usePartnership();
  const seesAll = may('runs');
  const address = useListAddress({ state: STATES, funder: 'text', from: 'date', to: 'date' });
  const filter = {
    state: STATES.find((one) => one === address.get('state')) ?? null,
    funderId: address.get('funder') || null,
    from: address.get('from') || null,
    to: address.get('to') || null,
    sort: sortOf(COLUMNS, address.get('sort'), '-periodEnd'),
  };
  const { data: choices } = useQuery(STATEMENT_FUNDERS, { skip: !seesAll });
  const { data, previousData, loading, error, refetch } = useQuery(STATEMENTS, {
    variables: { first: address.first, after: address.after, ...filter },
  });
  const statements = (data ?? previousData)?.statements;
  return (
    <>
      <PageHeader
        title="Statements"
        lead={
          seesAll
            ? 'What each funder is asked for, one statement for each payment run.'
            : 'What your organisation is asked for, one statement for each payment run.'
        }
      />
      <DataTable
        caption="Statements"
        columns={COLUMNS}
        rows={statements?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`money/statements/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['statement', 'statements']}
        exportLink={exportLink('statements', slug, filter)}
        defaultSort="-periodEnd"
        filters={
          <>
            {seesAll ? (
              <ChoiceFilter
                address={address}
                name="funder"
                label="Funder"
                any="Any funder"
                choices={(choices?.organisations.edges ?? []).map(({ node }) => ({
                  value: node.id,
                  label: node.name,
                }))}
              />
            ) : null}
            <ChoiceFilter
              address={address}
              name="state"
              label="State"
              any="Any state"
              choices={STATES.map((one) => ({ value: one, label: STATEMENT_STATE_WORDS[one].name }))}
            />
            <DateFilter address={address} name="from" label="Period ends from" />
            <DateFilter address={address} name="to" label="Period ends to" />
            <ClearFilters address={address} />
          </>
        }
        empty={
          address.filtered ? (
            <EmptyState title="No statement matches">Take a filter off to see more.</EmptyState>
          ) : (
            <EmptyState title="No statements yet" action={<NextStep towards="statements" />}>
              When a payment run has split the claims of a period, each funder’s statement stands here.
            </EmptyState>
          )
        }
        paging={{
          address,
          totalCount: statements?.totalCount,
          hasNextPage: statements?.pageInfo.hasNextPage,
          endCursor: statements?.pageInfo.endCursor,
        }}
      />
    </>
  );
}
