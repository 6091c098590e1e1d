import { formatMoney, isRefusal, parseMoney } from '@weft/shared';
import { useCallback, useMemo } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { Panel } from '../ui/panel.js';
import { Flow } from './flow.js';
import type { FlowLink } from './flow-layout.js';
import type { MoneyFlow } from './flow-queries.js';
import { largestWords, notShownWords, providerName } from './flow-words.js';
import classes from './money.module.css';

interface SharesPictureProps {
  flows: readonly MoneyFlow[];
  /** The outcome, or its domain where outcomes are many; what a payment is for that is for no outcome. */
  nameOf: (flow: MoneyFlow) => string;
  byDomain: boolean;
  own: boolean;
  /** Of all dates: then it is what the statements come to. */
  sumsUpStatements: boolean;
}

/** From those who pay, through what they pay for, to whose work it was, with the same in words. */
export function SharesPicture({ flows, nameOf, byDomain, own, sumsUpStatements }: SharesPictureProps) {
  const { currency } = usePartnership();
  const to = useTo();
  const links = useMemo(
    () =>
      flows.map((flow): FlowLink => {
        const read = parseMoney(flow.amount.amount, flow.amount.currency);
        return {
          from: flow.funder.name,
          via: nameOf(flow),
          to: providerName(flow),
          amount: isRefusal(read) ? 0n : read,
        };
      }),
    [flows, nameOf],
  );
  const text = useCallback((amount: bigint) => formatMoney(amount, currency), [currency]);
  const heads = useMemo(() => ({ from: 'Who pays', via: 'For what', to: 'Whose work' }), []);
  const others = useMemo(
    () => ({
      from: 'Other funders',
      via: byDomain ? 'Other domains' : 'Other outcomes',
      to: 'Other providers',
    }),
    [byDomain],
  );
  const total = links.reduce((sum, { amount }) => sum + amount, 0n);
  return (
    <Panel>
      <p className={classes.sentence}>
        <strong>{text(total)}</strong> {own ? 'billed to you' : 'billed'}
        {sumsUpStatements ? (
          <>
            , which is what{' '}
            <Link to={to('money/statements')}>{own ? 'your statements' : 'the statements'}</Link> come to
          </>
        ) : null}
        . {largestWords(links)}
        {notShownWords(links, flows, text)}
      </p>
      <Flow links={links} text={text} heads={heads} others={others} />
    </Panel>
  );
}
