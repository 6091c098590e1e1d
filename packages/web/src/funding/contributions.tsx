import { UsedBar } from '../money/used-bar.js';
import { Money, moneyText } from '../ui/money.js';
import classes from './contributions.module.css';
import type { Agreement, Contribution } from './funding-queries.js';
import { payerText, restrictionText, shareText } from './funding-words.js';
import type { FundingNames } from './use-funding-names.js';

/** Who pays what, in the agreement's order: it decides who takes first from what is left. */
export function Contributions({
  of,
  names,
  newest,
}: {
  of: readonly Contribution[];
  names: FundingNames;
  /** The newest version, whose caps count; null where figures of today would mislead: in an earlier version. */
  newest: Agreement | null;
}) {
  return (
    <ol className={classes.list}>
      {of.map((one) => {
        const used = newest ? usedOf(one, newest) : null;
        return (
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
              {newest && one.paid && !used ? (
                <div>
                  <dt>Billed so far</dt>
                  <dd>
                    <Money of={one.paid} />
                  </dd>
                </div>
              ) : null}
              {one.cap && !used ? (
                <div>
                  <dt>At most, in all</dt>
                  <dd>{moneyText(one.cap)}</dd>
                </div>
              ) : null}
            </dl>
            {used ? <UsedBar {...used} /> : null}
          </li>
        );
      })}
    </ol>
  );
}

/** What of its cap is used; null where it has none, where it is not to be seen, or where a newer cap counts. */
function usedOf({ label, cap, paid, headroom }: Contribution, newest: Agreement) {
  if (!cap || !paid || !headroom) return null;
  const counts = newest.contributions.some(
    (other) => other.label === label && other.cap?.amount === cap.amount,
  );
  return counts ? { used: paid, limit: cap, left: headroom } : null;
}
