import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { NextStep } from '../app/next-step.js';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { currencyColumn, Money, moneyOrder } from '../ui/money.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './forecast.module.css';
import type { CountLimit, Forecast, MoneyLimit } from './forecast-queries.js';
import { isPressing, outlookText } from './forecast-words.js';

const NEVER = '9999-12-31';
const order = ({ state, runsOutOn }: Pick<MoneyLimit, 'state' | 'runsOutOn'>): string =>
  state === 'USED_UP' ? '0000-01-01' : (runsOutOn ?? NEVER);

function Outlook({ of }: { of: Pick<MoneyLimit, 'state' | 'runsOutOn'> }) {
  const text = outlookText(of);
  return isPressing(of) ? <StateBadge tone="needs">{text}</StateBadge> : text;
}

const outlook = <Row extends Pick<MoneyLimit, 'state' | 'runsOutOn'>>(): Column<Row> => ({
  key: 'runsOut',
  header: 'Runs out',
  cell: (row) => <Outlook of={row} />,
  whole: true,
  sortBy: order,
  sorts: 'dates',
  text: outlookText,
});

const payer = ({ kind, funder }: MoneyLimit): string =>
  kind === 'CONTRACT' ? 'All funders' : (funder?.name ?? 'The anchor organisation');

const MONEY: readonly Column<MoneyLimit>[] = [
  {
    key: 'label',
    header: 'Limit',
    primary: true,
    cell: (row) => (
      <>
        {row.label}
        {payer(row) === row.label ? null : <span className={classes.under}>{payer(row)}</span>}
      </>
    ),
    sortBy: ({ label }) => label,
    text: ({ label }) => label,
  },
  { key: 'funder', header: 'Paid by', cell: payer, text: payer, fileOnly: true },
  ...(
    [
      ['limit', 'At most', 'No limit'],
      ['used', 'Billed', '–'],
      ['left', 'Left', '–'],
      ['perQuarter', 'Pace a quarter', '–'],
    ] as const
  ).map(
    ([key, header, none]): Column<MoneyLimit> => ({
      key,
      header,
      align: 'end',
      cell: (row) => <Money of={row[key]} none={none} />,
      sortBy: (row) => moneyOrder(row[key]),
      text: (row) => row[key]?.amount ?? '',
    }),
  ),
  outlook(),
  currencyColumn(({ used }) => used),
];

const within = ({ year }: CountLimit): string =>
  year ? `${dateText(year.from)} to ${dateText(year.to)}` : 'The whole contract';
const card = ({ provider }: CountLimit): string => provider?.name ?? 'General';

const COUNTS: readonly Column<CountLimit>[] = [
  {
    key: 'title',
    header: 'Outcome',
    primary: true,
    cell: ({ title }) => title,
    sortBy: ({ title }) => title,
  },
  { key: 'card', header: 'Rate card', cell: card, sortBy: card },
  {
    key: 'within',
    header: 'Counted over',
    cell: within,
    sortBy: ({ year }) => year?.from ?? '',
    text: within,
  },
  ...(
    [
      ['limit', 'At most'],
      ['used', 'Claimed'],
      ['left', 'Left'],
      ['perQuarter', 'Pace a quarter'],
    ] as const
  ).map(
    ([key, header]): Column<CountLimit> => ({
      key,
      header,
      align: 'end',
      cell: (row) => row[key]?.toLocaleString('en-GB') ?? '–',
      sortBy: (row) => row[key] ?? -1,
      text: (row) => row[key] ?? '',
    }),
  ),
  outlook(),
];

/** What will run out and when, at the present pace: of the contract, of each contribution, of each outcome's count. */
export function Limits({ forecast, own }: { forecast: Forecast; own: boolean }) {
  const { moneyLimits, countLimits } = forecast;
  if (own && moneyLimits.length === 0) return <NoneOfMine />;
  return (
    <Panel title={own ? 'When your caps run out' : 'What runs out, and when'}>
      <div className={classes.stack}>
        <MoneySentence forecast={forecast} own={own} />
        <DataTable
          caption={own ? 'Your contributions' : 'The contract’s maximum and the contributions'}
          columns={MONEY}
          rows={moneyLimits}
          rowKey={({ kind, label }) => `${kind} ${label}`}
          unit={['limit', 'limits']}
          sortName="limits"
          exportAs="what-runs-out"
          empty={
            <EmptyState title="No contribution yet" action={<NextStep towards="funding" />}>
              When the commissioner has agreed who pays, each contribution stands here.
            </EmptyState>
          }
        />
        {countLimits.length > 0 ? (
          <>
            <h3 className={classes.next}>How often outcomes are paid</h3>
            <DataTable
              caption="Outcomes that the rate card pays a number of times"
              columns={COUNTS}
              rows={countLimits}
              rowKey={({ outcomeCode, cohort, provider, year }) =>
                [outcomeCode, cohort, provider?.id, year?.from].join(' ')
              }
              unit={['count', 'counts']}
              sortName="counts"
              exportAs="outcome-counts"
              empty={null}
            />
          </>
        ) : null}
      </div>
    </Panel>
  );
}

/** For a funder whom no contribution names, such as a school that pays for its own pupils: nothing of theirs can run out. */
function NoneOfMine() {
  const may = useMay();
  const to = useTo();
  return (
    <EmptyState
      title="No limit is set for you"
      action={
        may('moneyFlows') ? (
          <Button component={Link} to={to('money/shares')} variant="default">
            What you paid for
          </Button>
        ) : null
      }
    >
      The funding agreement names no cap for your organisation by itself, so nothing of yours runs out.
    </EmptyState>
  );
}

function MoneySentence({ forecast, own }: { forecast: Forecast; own: boolean }) {
  const { contractTo, today } = usePartnership();
  const { pace, moneyLimits } = forecast;
  if (!pace)
    return (
      <p>
        There is a pace as soon as runs have billed a full quarter of the contract. Until then nothing can be
        said about when a limit is reached.
      </p>
    );
  const quarters = pace.quarters === 1 ? 'the last full quarter' : `the last ${pace.quarters} full quarters`;
  const next = [...moneyLimits]
    .filter(({ state }) => state === 'RUNS_OUT')
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))[0];
  const gone = moneyLimits.filter(({ state }) => state === 'USED_UP');
  const list = new Intl.ListFormat('en-GB');
  return (
    <p>
      The pace is the mean of {quarters} that runs have billed, {dateText(pace.from)} to {dateText(pace.to)}.{' '}
      {gone.length > 0 ? <strong>Used up: {list.format(gone.map(({ label }) => label))}. </strong> : null}
      {next ? (
        <strong>
          {(next.runsOutOn ?? '') <= today
            ? `At that pace ${next.label} ran out on ${outlookText(next)}; the next run will show it.`
            : `At that pace ${next.label} is the next to run out, on ${outlookText(next)}.`}
        </strong>
      ) : own && moneyLimits.every(({ state }) => state === 'NO_LIMIT') ? (
        'No cap is set for what you pay, so nothing of yours runs out.'
      ) : gone.length === 0 ? (
        <>
          At that pace {own ? 'no cap of yours' : 'no limit'} runs out before the contract ends on{' '}
          {dateText(contractTo)}.
        </>
      ) : null}
    </p>
  );
}
