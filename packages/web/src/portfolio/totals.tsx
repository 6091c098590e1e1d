import { sumOf } from '../ui/decimal.js';
import { moneyText } from '../ui/money.js';
import classes from './portfolio.module.css';
import type { PortfolioRow } from './portfolio-queries.js';

/** The whole in one sentence for each currency. */
export function Totals({ rows }: { rows: readonly PortfolioRow[] }) {
  const currencies = [...new Set(rows.map(({ paid }) => paid.currency))];
  return currencies.map((currency) => {
    const mine = rows.filter(({ paid }) => paid.currency === currency);
    const paid = moneyText(
      sumOf(
        currency,
        mine.map((row) => row.paid),
      ),
    );
    const coming = moneyText(
      sumOf(
        currency,
        mine.flatMap((row) => row.committed ?? []),
      ),
    );
    return (
      <p key={currency} className={classes.sentence}>
        <strong>{paid}</strong> paid
        {mine.length > 1 ? ` over ${mine.length} partnerships` : ''}, <strong>{coming}</strong> still to pay.
      </p>
    );
  });
}
