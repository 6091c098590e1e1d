import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { NextStep } from '../app/next-step.js';
import { useMay, useTo } from '../app/viewer.js';
import type { HeadroomQuery } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { differenceOf } from '../ui/decimal.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { currencyColumn, Money, moneyOrder, moneyText } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { HEADROOM } from './headroom-queries.js';
import classes from './money.module.css';
import { RecordVariation } from './record-variation.js';
import { UsedBar } from './used-bar.js';

type Headroom = HeadroomQuery['headroom'];
type Contribution = Headroom['contributions'][number];
type Variation = Headroom['variations'][number];

const CONTRIBUTIONS: readonly Column<Contribution>[] = [
  {
    key: 'label',
    header: 'Contribution',
    primary: true,
    cell: ({ label }) => label,
    sortBy: ({ label }) => label,
  },
  {
    key: 'funder',
    header: 'Paid by',
    cell: ({ funder }) => funder?.name ?? 'The anchor organisation',
    sortBy: ({ funder }) => funder?.name ?? 'The anchor organisation',
  },
  {
    key: 'billed',
    header: 'Billed',
    align: 'end',
    cell: ({ billed }) => <Money of={billed} />,
    sortBy: ({ billed }) => moneyOrder(billed),
    text: ({ billed }) => billed.amount,
  },
  {
    key: 'cap',
    header: 'Cap',
    align: 'end',
    cell: ({ cap }) => <Money of={cap} none="No cap" />,
    sortBy: ({ cap }) => moneyOrder(cap),
    text: ({ cap }) => cap?.amount ?? '',
  },
  {
    key: 'headroom',
    header: 'Left',
    align: 'end',
    cell: ({ headroom }) => <Money of={headroom} />,
    sortBy: ({ headroom }) => moneyOrder(headroom),
    text: ({ headroom }) => headroom?.amount ?? '',
  },
  currencyColumn(({ billed }) => billed),
];

const VARIATIONS: readonly Column<Variation>[] = [
  {
    key: 'on',
    header: 'From',
    primary: true,
    cell: ({ on }) => <DateText of={on} />,
    sortBy: ({ on }) => on,
    sorts: 'dates',
  },
  {
    key: 'maximum',
    header: 'New maximum',
    align: 'end',
    cell: ({ newMaximum }) => <Money of={newMaximum} />,
    sortBy: ({ newMaximum }) => moneyOrder(newMaximum),
    text: ({ newMaximum }) => newMaximum.amount,
  },
  { key: 'reason', header: 'Reason', cell: ({ reason }) => reason, text: ({ reason }) => reason },
  { key: 'by', header: 'Recorded by', cell: ({ by }) => by?.name ?? '–', text: ({ by }) => by?.name ?? '' },
  currencyColumn(({ newMaximum }) => newMaximum),
];

/** What the contract and each funder’s cap leave, and what is on its way to using it. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { data, error, refetch } = useQuery(HEADROOM);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the headroom" />;
  const { headroom } = data;
  return (
    <>
      <PageHeader
        title="Headroom"
        lead="What the contract and each funder’s cap leave. A limit never refuses a claim: it leaves it unfunded, in sight."
      />
      <Contract headroom={headroom} />
      {headroom.unfundedClaimCount > 0 ? (
        <Panel title={`${count(headroom.unfundedClaimCount, 'claim')} that nobody can pay`} tone="warm">
          <p>They are verified and come to {moneyText(headroom.unfunded)}.</p>
          <Button component={Link} to={to('claims?unfunded=true')} variant="default" mt="md">
            See the claims
          </Button>
        </Panel>
      ) : null}
      <Panel title="By funder">
        {headroom.contributions.length === 0 ? (
          <EmptyState title="No funding agreement yet" action={<NextStep towards="funding" />}>
            When the commissioner has agreed who pays, each contribution and its cap stand here.
          </EmptyState>
        ) : (
          <Contributions of={headroom.contributions} />
        )}
      </Panel>
      <Panel title="Variations of the contract’s maximum">
        <DataTable
          caption="Variations"
          columns={VARIATIONS}
          rows={headroom.variations}
          rowKey={({ id }) => id}
          unit={['variation', 'variations']}
          sortName="variations"
          exportAs="variations"
          empty={
            <EmptyState title="No variations">The maximum is the one the contract began with.</EmptyState>
          }
        />
        {may('recordVariation') ? (
          <details className={classes.more}>
            <summary>Record a variation</summary>
            <RecordVariation />
          </details>
        ) : null}
      </Panel>
    </>
  );
}

/** Bars with a sentence each; the same as a table one click away. */
function Contributions({ of }: { of: readonly Contribution[] }) {
  return (
    <>
      <ul className={classes.bars}>
        {of.map(({ label, funder, billed, cap, headroom: left }) => (
          <li key={label}>
            <div className={classes.barHead}>
              <h3>{label}</h3>
              {funder?.name === label ? null : (
                <span className={classes.soft}>{funder?.name ?? 'Paid by the anchor organisation'}</span>
              )}
            </div>
            {cap && left ? (
              <UsedBar used={billed} limit={cap} left={left} />
            ) : (
              <span className={classes.soft}>{moneyText(billed)} billed, no cap</span>
            )}
          </li>
        ))}
      </ul>
      <details className={classes.more}>
        <summary>Show as a table</summary>
        <DataTable
          caption="Contributions and their caps"
          columns={CONTRIBUTIONS}
          rows={of}
          rowKey={({ label }) => label}
          unit={['contribution', 'contributions']}
          exportAs="headroom"
          empty={null}
        />
      </details>
    </>
  );
}

function Contract({ headroom }: { headroom: Headroom }) {
  const { maximum, paid, committed, awaiting, remaining } = headroom;
  const used = maximum && remaining ? differenceOf(maximum, remaining) : null;
  return (
    <Panel title="The contract">
      <div className={classes.stack}>
        {maximum && remaining && used ? (
          <UsedBar used={used} limit={maximum} left={remaining} />
        ) : (
          <p>The contract has no maximum.</p>
        )}
        <Facts
          of={[
            ['Paid', <Money key="paid" of={paid} />],
            ['Billed, awaiting payment', <Money key="committed" of={committed} />],
            ['Approved or verified, not billed yet', <Money key="awaiting" of={awaiting} />],
          ]}
        />
      </div>
    </Panel>
  );
}
