import { bitsText } from '../match-review/review-words.js';
import type { Column } from '../ui/data-table.js';
import { DataTable } from '../ui/data-table.js';
import classes from './matches.module.css';
import type { RunFacts } from './run-queries.js';
import { shareOf, shareText, wholeText } from './run-words.js';

type Bin = RunFacts['histogram'][number];

/** Below, nothing is kept: such pairs are many, and all of strangers. */
const LIGHTEST = -20;

const COLUMNS: readonly Column<Bin>[] = [
  {
    key: 'weight',
    header: 'Weight',
    primary: true,
    cell: ({ bits }) => `${bitsText(bits, 0)} to ${bitsText(bits + 1, 0)}`,
    sortBy: ({ bits }) => bits,
    text: ({ bits }) => bits,
  },
  {
    key: 'likely',
    header: 'One person, from',
    align: 'end',
    cell: ({ bits }) => shareText(shareOf(bits)),
    sortBy: ({ bits }) => bits,
    text: ({ bits }) => shareOf(bits),
  },
  {
    key: 'pairs',
    header: 'Pairs',
    align: 'end',
    cell: ({ pairs }) => wholeText(pairs),
    sortBy: ({ pairs }) => pairs,
    text: ({ pairs }) => pairs,
  },
];

/**
 * How many pairs weigh how much, with the two thresholds as lines. Heights go by the logarithm: there are thousands of
 * pairs of strangers for one of one person.
 */
export function Histogram({
  bins,
  matchFrom,
  reviewFrom,
}: {
  bins: readonly Bin[];
  /** in bits */
  matchFrom: number;
  reviewFrom: number;
}) {
  const shown = bins.filter(({ bits }) => bits >= LIGHTEST);
  if (shown.length === 0) return <p className={classes.soft}>No pair came near to being one person.</p>;
  const first = Math.min(...shown.map(({ bits }) => bits), Math.floor(reviewFrom));
  const end = Math.max(...shown.map(({ bits }) => bits + 1), Math.ceil(matchFrom) + 1);
  const highest = Math.log1p(Math.max(...shown.map(({ pairs }) => pairs)));
  const pairsOf = new Map(shown.map(({ bits, pairs }) => [bits, pairs]));
  const at = (bits: number): string =>
    `${(100 * (Math.min(end, Math.max(first, bits)) - first)) / (end - first)}%`;
  return (
    <>
      <div className={classes.histogram} aria-hidden="true">
        <div className={classes.plot}>
          {Array.from({ length: end - first }, (_, nth) => first + nth).map((bits) => (
            <div
              key={bits}
              className={classes.bin}
              data-as={bits + 0.5 >= matchFrom ? 'match' : bits + 0.5 >= reviewFrom ? 'review' : 'below'}
              style={{ height: `${(100 * Math.log1p(pairsOf.get(bits) ?? 0)) / highest}%` }}
            />
          ))}
          <span className={classes.mark} style={{ insetInlineStart: at(reviewFrom) }} data-of="review" />
          <span className={classes.mark} style={{ insetInlineStart: at(matchFrom) }} data-of="match" />
        </div>
        <div className={classes.scale}>
          <span>two people</span>
          <span>one person</span>
        </div>
        <ul className={classes.legend}>
          <li data-as="match">Matches</li>
          <li data-as="review">To look at</li>
          <li data-as="below">Neither</li>
        </ul>
        <p className={classes.soft}>
          The bars grow slowly: one that is twice as high can stand for many times as many pairs. The table
          has the numbers.
        </p>
      </div>
      <details className={classes.more}>
        <summary>The same as a table</summary>
        <DataTable
          caption="Pairs by their weight"
          columns={COLUMNS}
          rows={bins}
          rowKey={({ bits }) => String(bits)}
          exportAs="pairs-by-weight"
          sortName="pairs"
          empty={null}
        />
      </details>
    </>
  );
}
