import { formatMoney, isRefusal, parseMoney } from '@weft/shared';
import { useCallback, useMemo } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { Panel } from '../ui/panel.js';
import { Flow } from './flow.js';
import type { FlowLink } from './flow-layout.js';
import type { MoneyFlow } from './flow-queries.js';
import { largestOf } from './flow-words.js';
import classes from './money.module.css';

/** What stands where the work is nobody's in particular, or nobody's to know. */
const NO_PROVIDER = 'Not for one provider';
export const PROVIDER_NOT_SHOWN = 'Provider not shown';

export const isLumpSum = ({ kind }: MoneyFlow): boolean => kind !== 'CLAIMS';

export const providerName = (flow: MoneyFlow): string =>
  flow.provider?.name ?? (isLumpSum(flow) ? NO_PROVIDER : PROVIDER_NOT_SHOWN);

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

/** Column by column; where there is only one it is said in other words. */
function largestWords(links: readonly FlowLink[]): string {
  const largest = largestOf(links);
  if (!largest) return '';
  const { from, via, to } = largest;
  const parts = [
    from.only ? null : `${from.name} pays the largest part (${from.part})`,
    via.only ? `all of it is for ${via.name}` : `the largest part is for ${via.name} (${via.part})`,
    to.name === PROVIDER_NOT_SHOWN || to.name === NO_PROVIDER
      ? null
      : to.only
        ? `all of it is for the work of ${to.name}`
        : `the largest part goes to the work of ${to.name} (${to.part})`,
  ].filter((part) => part !== null);
  const words = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** What the picture leaves out, and why. */
function notShownWords(
  links: readonly FlowLink[],
  flows: readonly MoneyFlow[],
  text: (amount: bigint) => string,
): string {
  const sum = (provider: string): bigint =>
    links.reduce((total, { to, amount }) => (to === provider ? total + amount : total), 0n);
  const sensitive = sum(PROVIDER_NOT_SHOWN);
  const lump = sum(NO_PROVIDER);
  return [
    sensitive === 0n
      ? ''
      : ` ${text(sensitive)} is for sensitive outcomes: they show as the total of their domain, without providers.`,
    lump === 0n ? '' : ` ${text(lump)} was paid for whole periods, not by outcome.`,
    flows.some(({ amount }) => amount.amount.startsWith('-'))
      ? ' Where more was given back than billed, only the table has it.'
      : '',
  ].join('');
}
