import { formatMoney, isRefusal, parseMoney } from '@weft/shared';
import { useCallback, useMemo } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
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
  /** The domain, or what a payment is for that is for no outcome. */
  nameOf: (share: Share) => string;
  own: boolean;
  /** Of all dates: then it is what the statements come to. */
  sumsUpStatements: boolean;
}

/** From those who pay to the domains they pay for, with the same in a sentence; the table stands below it. */
export function SharesPicture({ shares, nameOf, own, sumsUpStatements }: SharesPictureProps) {
  const { currency } = usePartnership();
  const to = useTo();
  const links = useMemo(
    () =>
      shares.map((share): FlowLink => {
        const { funder, amount } = share;
        const read = parseMoney(amount.amount, amount.currency);
        return { from: funder.name, to: nameOf(share), amount: isRefusal(read) ? 0n : read };
      }),
    [shares, nameOf],
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
        {sumsUpStatements ? (
          <>
            {' '}
            It is what <Link to={to('money/statements')}>{own ? 'your statements' : 'the statements'}</Link>{' '}
            come to.
          </>
        ) : null}
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
