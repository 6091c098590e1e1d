import { useQuery } from '@apollo/client/react';
import { formatMoney, isRefusal, parseMoney } from '@weft/shared';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { dateText } from '../ui/date-text.js';
import decide from '../ui/decide.module.css';
import { differenceOf } from '../ui/decimal.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Money, moneyText } from '../ui/money.js';
import { Panel } from '../ui/panel.js';
import { CARD_COST, type CardCost } from './draft-queries.js';

type Line = CardCost['lines'][number];
type Amount = CardCost['cost'];

const minorOf = ({ amount, currency }: Pick<Amount, 'amount' | 'currency'>): bigint => {
  const read = parseMoney(amount, currency);
  return isRefusal(read) ? 0n : read;
};

/** '+£20.00', '−£20.00' or 'The same' */
function differenceText(before: Amount, after: Amount): string {
  const by = minorOf(after) - minorOf(before);
  if (by === 0n) return 'The same';
  return `${by > 0n ? '+' : '−'}${formatMoney(by > 0n ? by : -by, before.currency)}`;
}

const columns = (cohorts: boolean): Column<Line>[] => [
  {
    key: 'outcome',
    header: 'Outcome',
    primary: true,
    cell: ({ title, cohort }) => (cohorts && cohort === 'HISTORIC' ? `${title} (historic)` : title),
  },
  {
    key: 'claims',
    header: 'Claims',
    align: 'end',
    cell: ({ claimCount }) => claimCount.toLocaleString('en-GB'),
  },
  { key: 'cost', header: 'They cost', align: 'end', cell: ({ cost }) => <Money of={cost} /> },
  {
    key: 'would',
    header: 'They would have cost',
    align: 'end',
    cell: ({ wouldCost }) => (wouldCost ? <Money of={wouldCost} /> : 'No longer on the card'),
  },
  {
    key: 'difference',
    header: 'Difference',
    align: 'end',
    cell: ({ cost, wouldCost }) => (
      <span className={decide.amount}>{wouldCost ? differenceText(cost, wouldCost) : '–'}</span>
    ),
  },
];

/** What a draft would have cost on the claims of the last twelve months, outcome by outcome and in all. */
export function PastCost({ cardId }: { cardId: string }) {
  const { data, error, refetch } = useQuery(CARD_COST, {
    variables: { id: cardId },
    fetchPolicy: 'cache-and-network',
  });
  const cost = data?.rateCardCost;
  return (
    <Panel title="What it would have cost on past claims">
      {error && !cost ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!cost && !error ? <Loading what="Working out what it would have cost" /> : null}
      {cost ? (
        <>
          <p className={decide.sentence}>{sentence(cost)}</p>
          {cost.claimCount > 0 ? (
            <DataTable
              caption="Past claims at the prices of this draft"
              columns={columns(new Set(cost.lines.map(({ cohort }) => cohort)).size > 1)}
              rows={cost.lines}
              rowKey={({ cohort, outcomeCode }) => `${cohort} ${outcomeCode}`}
              unit={['outcome', 'outcomes']}
              empty={null}
            />
          ) : null}
          <p className={decide.caution}>
            Prices alone are compared. Other evidence, another order or other limits may have kept some of
            these claims from being made.
          </p>
        </>
      ) : null}
    </Panel>
  );
}

function sentence(cost: CardCost): string {
  const period = `from ${dateText(cost.from)} to ${dateText(cost.to)}`;
  if (cost.claimCount === 0)
    return `No claims that this card would price were achieved ${period}, so there is nothing to compare.`;
  const kept = differenceOf(cost.cost, cost.droppedCost);
  const by = minorOf(cost.wouldCost) - minorOf(kept);
  const change =
    by === 0n
      ? 'just as much'
      : `${formatMoney(by > 0n ? by : -by, kept.currency)} ${by > 0n ? 'more' : 'less'}`;
  const all = cost.droppedCount === 0;
  const first = `The ${count(cost.claimCount, 'claim')} achieved ${period} cost ${moneyText(cost.cost)}.`;
  const second = all
    ? `At these prices they would have cost ${moneyText(cost.wouldCost)}: ${change}.`
    : `${count(cost.droppedCount, 'claim')} of them, worth ${moneyText(cost.droppedCost)}, had outcomes that are no longer on the card. The others cost ${moneyText(kept)} and would have cost ${moneyText(cost.wouldCost)}: ${change}.`;
  return `${first} ${second}`;
}
