import { moneyOrder, moneyText } from '../ui/money.js';
import classes from './used-bar.module.css';

interface Amount {
  amount: string;
  currency: string;
}

const NEARLY_ALL = 95n;

/** How much of a limit is used: a bar, and the same as a sentence. */
export function UsedBar({ used, limit, left }: { used: Amount; limit: Amount; left: Amount }) {
  const whole = moneyOrder(limit);
  const share = whole > 0n ? (moneyOrder(used) * 100n) / whole : 0n;
  const width = share > 100n ? 100n : share < 0n ? 0n : share;
  return (
    <div className={classes.used}>
      <div className={classes.track} aria-hidden="true">
        <div className={classes.fill} data-full={share >= NEARLY_ALL} style={{ width: `${width}%` }} />
      </div>
      <span className={classes.words}>
        {moneyText(used)} of {moneyText(limit)} used ({`${share}\u00a0%`}), {moneyText(left)} left
      </span>
    </div>
  );
}
