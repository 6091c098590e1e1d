import { UsedBar } from '../money/used-bar.js';
import { sumOf } from '../ui/decimal.js';
import { moneyText } from '../ui/money.js';
import classes from './portfolio.module.css';
import type { PortfolioRow } from './portfolio-queries.js';

/** How far each partnership has used what this funder promised it; the table beneath holds the same figures. */
export function PortfolioBars({ rows }: { rows: readonly PortfolioRow[] }) {
  return (
    <ul className={classes.bars}>
      {rows.map(({ partnership, paid, committed, headroom }) => {
        const used = sumOf(paid.currency, committed ? [paid, committed] : [paid]);
        return (
          <li key={partnership.id}>
            <h2 className={classes.name}>{partnership.name}</h2>
            {headroom ? (
              <UsedBar used={used} limit={sumOf(paid.currency, [used, headroom])} left={headroom} />
            ) : (
              <span>{moneyText(used)} billed, no cap</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
