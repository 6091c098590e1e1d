import { formatMoney, isRefusal, parseMoney } from '@weft/shared';
import { useCallback, useMemo } from 'react';
import { usePartnership } from '../app/viewer.js';
import type { FunderSharesQuery } from '../gql/graphql.js';
import { sumOf } from '../ui/decimal.js';
import { moneyText } from '../ui/money.js';
import { Panel } from '../ui/panel.js';
import { Flow } from './flow.js';
import type { FlowLink } from './flow-layout.js';
import classes from './money.module.css';

type Share = FunderSharesQuery['funderShares'][number];

interface SharesPictureProps {
  shares: readonly Share[];
  domainOf: (code: string) => string;
  own: boolean;
}

/** From those who pay to the domains they pay for, with the same in a sentence; the table stands below it. */
export function SharesPicture({ shares, domainOf, own }: SharesPictureProps) {
  const { currency } = usePartnership();
  const links = useMemo(
    () =>
      shares.map(({ funder, outcomeCode, amount }): FlowLink => {
        const read = parseMoney(amount.amount, amount.currency);
        return { from: funder.name, to: domainOf(outcomeCode), amount: isRefusal(read) ? 0n : read };
      }),
    [shares, domainOf],
  );
  const text = useCallback((amount: bigint) => formatMoney(amount, currency), [currency]);
  const total = moneyText(
    sumOf(
      currency,
      shares.map(({ amount }) => amount),
    ),
  );
  const most = largest(links);
  return (
    <Panel>
      <p className={classes.sentence}>
        <strong>{total}</strong> {own ? 'billed to you' : 'billed'}
        {most ? `, most of it for ${most.name} (${text(most.amount)})` : ''}.
      </p>
      <Flow links={links} text={text} othersFrom="Other funders" othersTo="Other domains" />
    </Panel>
  );
}

function largest(links: readonly FlowLink[]): { name: string; amount: bigint } | null {
  const sums = new Map<string, bigint>();
  for (const { to, amount } of links) sums.set(to, (sums.get(to) ?? 0n) + amount);
  let best: { name: string; amount: bigint } | null = null;
  for (const [name, amount] of sums) if (!best || amount > best.amount) best = { name, amount };
  return best;
}
