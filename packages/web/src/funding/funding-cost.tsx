import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { formatMoney, isRefusal, parseMoney } from '@weft/shared';
import { useState } from 'react';
import type { FundingAgreementInput } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { dateText } from '../ui/date-text.js';
import decide from '../ui/decide.module.css';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Money, moneyText } from '../ui/money.js';
import { Panel } from '../ui/panel.js';
import { FUNDING_COST, type FundingCost } from './proposal-queries.js';

type Line = FundingCost['lines'][number];
type Amount = FundingCost['total'];

const minorOf = (of: Amount | null | undefined): bigint => {
  if (!of) return 0n;
  const read = parseMoney(of.amount, of.currency);
  return isRefusal(read) ? 0n : read;
};

const COLUMNS: readonly Column<Line>[] = [
  { key: 'label', header: 'Contribution', primary: true, cell: ({ label }) => label },
  {
    key: 'funder',
    header: 'Paid by',
    cell: ({ funder }) => funder?.name ?? 'The participants’ anchor organisations',
  },
  {
    key: 'before',
    header: 'By the version in force',
    align: 'end',
    cell: ({ before }) => <Money of={before} none="Not in it" />,
  },
  {
    key: 'after',
    header: 'By the new version',
    align: 'end',
    cell: ({ after }) => <Money of={after} none="Not in it" />,
  },
  {
    key: 'difference',
    header: 'Difference',
    align: 'end',
    cell: (line) => {
      const by = minorOf(line.after) - minorOf(line.before);
      const { currency } = line.after ?? line.before ?? { currency: 'GBP' };
      if (by === 0n) return 'The same';
      const sum = formatMoney(by > 0n ? by : -by, currency);
      return <span className={decide.amount}>{by > 0n ? `+${sum}` : `−${sum}`}</span>;
    },
  },
];

/** What terms would have meant for past claims, worked out when asked for, since it reads a year of claims. */
export function FundingCostOnRequest({ input }: { input: FundingAgreementInput }) {
  const [asked, setAsked] = useState<FundingAgreementInput | null>(null);
  const stale = asked !== null && JSON.stringify(asked) !== JSON.stringify(input);
  return (
    <Panel
      title="What it would have meant for past claims"
      actions={
        <Button variant="default" onClick={() => setAsked(input)}>
          {stale ? 'Work it out again' : 'Work it out'}
        </Button>
      }
    >
      {asked === null ? (
        <p>Who would have paid how much of the claims of the last twelve months, by these terms.</p>
      ) : null}
      {stale ? (
        <p className={decide.caution}>What stands below is of the terms as they were before.</p>
      ) : null}
      {asked ? <FundingCostOf input={asked} /> : null}
    </Panel>
  );
}

/** What each contribution would have paid of past claims, and pays of them by the version in force. */
export function FundingCostOf({ input }: { input: FundingAgreementInput }) {
  const { data, error, refetch } = useQuery(FUNDING_COST, {
    variables: { input },
    fetchPolicy: 'cache-and-network',
  });
  const cost = data?.fundingCost;
  if (error && !cost) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!cost) return <Loading what="Splitting the claims of the last twelve months" />;
  if (cost.__typename === 'Refusal') return <p>{cost.message}</p>;
  return (
    <>
      <p className={decide.sentence}>{sentence(cost)}</p>
      {cost.claimCount > 0 ? (
        <DataTable
          caption="Past claims by contribution"
          columns={COLUMNS}
          rows={cost.lines}
          rowKey={({ label }) => label}
          unit={['contribution', 'contributions']}
          empty={null}
        />
      ) : null}
      <p className={decide.caution}>
        Caps, the contract’s maximum and claims that a grant paid for are left out, and a share may be a few
        pence beside what a payment run would make of it.
      </p>
    </>
  );
}

function sentence(cost: FundingCost): string {
  const period = `from ${dateText(cost.from)} to ${dateText(cost.to)}`;
  if (cost.claimCount === 0) return `No claims were achieved ${period}, so there is nothing to compare.`;
  const all = `${count(cost.claimCount, 'claim')} achieved ${period} come to ${moneyText(cost.total)}.`;
  const [most] = [...cost.lines]
    .map((line) => ({ line, by: minorOf(line.after) - minorOf(line.before) }))
    .sort((a, b) => (abs(b.by) > abs(a.by) ? 1 : abs(b.by) < abs(a.by) ? -1 : 0));
  const change =
    cost.unfundedCountBefore === null || cost.unfundedCountBefore === undefined
      ? ' No version is in force to compare with.'
      : !most || most.by === 0n
        ? ' Nobody would have paid more or less.'
        : ` The greatest change: ${most.line.label} would have paid ${formatMoney(abs(most.by), cost.total.currency)} ${most.by > 0n ? 'more' : 'less'}.`;
  const unfunded =
    cost.unfundedCountAfter > 0
      ? ` ${count(cost.unfundedCountAfter, 'claim')} would have had nobody to pay a part, because the participant had no anchor organisation.`
      : '';
  return `${all}${change}${unfunded}`;
}

const abs = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
