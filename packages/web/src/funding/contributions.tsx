import { UsedBar } from '../money/used-bar.js';
import { Money, moneyText } from '../ui/money.js';
import classes from './contributions.module.css';
import type { Contribution } from './funding-queries.js';
import { payerText, restrictionText, shareText } from './funding-words.js';
import type { FundingNames } from './use-funding-names.js';

/** Who pays what, in the agreement's order: it decides who takes first from what is left. */
export function Contributions({
  of,
  names,
  withMoney,
}: {
  of: readonly Contribution[];
  names: FundingNames;
  /** What was paid counts through all versions, so it stands only where the caps are those that count. */
  withMoney: boolean;
}) {
  return (
    <ol className={classes.list}>
      {of.map((one) => (
        <li key={one.id} className={classes.one}>
          <div className={classes.head}>
            <h3>{one.label}</h3>
            <strong className={classes.share}>{shareText(one)}</strong>
          </div>
          <dl className={classes.terms}>
            <div>
              <dt>Paid by</dt>
              <dd>{payerText(one)}</dd>
            </div>
            <div>
              <dt>For</dt>
              <dd>{restrictionText(one, names)}</dd>
            </div>
            {withMoney && !(one.cap && one.paid && one.headroom) && one.paid ? (
              <div>
                <dt>Billed so far</dt>
                <dd>
                  <Money of={one.paid} />
                </dd>
              </div>
            ) : null}
            {one.cap && !(withMoney && one.paid && one.headroom) ? (
              <div>
                <dt>At most, in all</dt>
                <dd>{moneyText(one.cap)}</dd>
              </div>
            ) : null}
          </dl>
          {withMoney && one.cap && one.paid && one.headroom ? (
            <UsedBar used={one.paid} limit={one.cap} left={one.headroom} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
