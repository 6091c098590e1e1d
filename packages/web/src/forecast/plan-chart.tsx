import { useMemo } from 'react';
import { moneyOrder, moneyText } from '../ui/money.js';
import type { ForecastRow } from './forecast-queries.js';
import classes from './plan-chart.module.css';

interface Bar {
  readonly key: string;
  /** how many quarters it stands for */
  readonly quarters: number;
  /** the year, under the first bar that ends in it, and how many quarters the bars of that year stand for */
  readonly year: { readonly name: string; readonly quarters: number } | null;
  /** of the highest, in hundredths of one per cent */
  readonly actual: number;
  readonly waiting: number;
  readonly planned: number | null;
}

const WHOLE = 10_000n;

/**
 * Quarter by quarter what was billed, with a mark where the plan expected it to come to. A picture for the eye: the
 * page says the same in a sentence and in a table.
 */
export function PlanChart({ rows, planName }: { rows: readonly ForecastRow[]; planName: string | null }) {
  const { bars, highest } = useMemo(() => layOut(rows), [rows]);
  if (highest === null) return null;
  const waits = bars.some(({ waiting }) => waiting > 0);
  return (
    <div className={classes.chart} aria-hidden="true">
      <ul className={classes.legend}>
        <li data-kind="actual">Billed</li>
        {waits ? <li data-kind="waiting">Approved or verified, not billed</li> : null}
        {planName === null ? null : <li data-kind="planned">{planName}</li>}
      </ul>
      <div className={classes.plot}>
        <span className={classes.highest}>{moneyText(highest)}</span>
        <div className={classes.bars}>
          {bars.map((bar) => (
            <div key={bar.key} className={classes.slot} style={{ flexGrow: bar.quarters }}>
              <div className={classes.column}>
                <div className={classes.waiting} style={{ height: percent(bar.waiting) }} />
                <div className={classes.actual} style={{ height: percent(bar.actual) }} />
                {bar.planned === null ? null : (
                  <div className={classes.planned} style={{ bottom: percent(bar.planned) }} />
                )}
              </div>
              {bar.year ? (
                <span
                  className={classes.year}
                  style={{ width: `${(100 * bar.year.quarters) / bar.quarters}%` }}
                >
                  <span className={classes.whole}>{bar.year.name}</span>
                  <span className={classes.short}>’{bar.year.name.slice(2)}</span>
                </span>
              ) : null}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

const percent = (hundredths: number): string => `${hundredths / 100}%`;

function layOut(rows: readonly ForecastRow[]): { bars: Bar[]; highest: ForecastRow['actual'] | null } {
  let highest: ForecastRow['actual'] | null = null;
  let most = 0n;
  for (const { actual, waiting, planned } of rows) {
    for (const one of planned ? [actual, planned] : [actual]) {
      if (moneyOrder(one) <= most) continue;
      most = moneyOrder(one);
      highest = one;
    }
    // what waits stands on what is billed
    const stacked = atLeastZero(moneyOrder(actual)) + moneyOrder(waiting);
    if (stacked > most) {
      most = stacked;
      highest = moneyOrder(actual) > 0n ? highest : waiting;
    }
  }
  if (highest === null) return { bars: [], highest };
  const share = (of: ForecastRow['actual']): number => Number((atLeastZero(moneyOrder(of)) * WHOLE) / most);
  const quartersOf = (year: string): number =>
    rows.filter(({ to }) => to.startsWith(year)).reduce((sum, row) => sum + quartersIn(row), 0);
  let year = '';
  const bars = rows.map((row): Bar => {
    const ends = row.to.slice(0, 4);
    const isNew = ends !== year;
    year = ends;
    return {
      key: row.from,
      quarters: quartersIn(row),
      year: isNew ? { name: ends, quarters: quartersOf(ends) } : null,
      actual: share(row.actual),
      waiting: share(row.waiting),
      planned: row.planned ? share(row.planned) : null,
    };
  });
  return { bars, highest };
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
const quartersIn = ({ from, to }: ForecastRow): number => (monthOf(to) - monthOf(from) + 1) / 3;
const atLeastZero = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
