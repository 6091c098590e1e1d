import { monthNumber } from '@weft/shared';
import classes from './measures.module.css';
import type { Measures } from './measures-queries.js';
import { monthText } from './measures-words.js';

type Month = Measures['startedByMonth'][number];

/** Of more months the picture names the years alone. */
const NAMED = 14;

/**
 * Month by month how long the one in the middle waited, with a mark where nine of ten had support. A picture for the eye:
 * the page says the same in a sentence and in a table.
 */
export function MonthChart({ months }: { months: readonly Month[] }) {
  const all = withGaps(months);
  const highest = Math.max(0, ...all.map(({ median, ninetieth }) => Math.max(median ?? 0, ninetieth ?? 0)));
  if (highest === 0) return null;
  const height = (days: number): string => `${(100 * days) / highest}%`;
  return (
    <div className={classes.chart} aria-hidden="true">
      <ul className={classes.legend}>
        <li data-kind="median">Half waited no longer</li>
        {all.some(({ ninetieth }) => ninetieth != null) ? (
          <li data-kind="ninetieth">Nine of ten waited no longer</li>
        ) : null}
      </ul>
      <span className={classes.highest}>{highest} days</span>
      <div className={classes.bars}>
        {all.map(({ month, median, ninetieth }) => (
          <div key={month} className={classes.slot}>
            <div className={classes.column}>
              {median == null ? null : <div className={classes.median} style={{ height: height(median) }} />}
              {ninetieth == null ? null : (
                <div className={classes.ninetieth} style={{ bottom: height(ninetieth) }} />
              )}
            </div>
            <span className={classes.month}>{labelOf(month, all.length)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function labelOf(month: string, many: number): string {
  if (many <= NAMED) return monthText(month).slice(0, 3);
  return month.endsWith('-01') ? month.slice(0, 4) : '';
}

/** Every month from the first to the last, also one in which support started for nobody. */
function withGaps(months: readonly Month[]): Month[] {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const there = new Map(months.map((one) => [one.month, one]));
  return Array.from({ length: monthNumber(last.month) - monthNumber(first.month) + 1 }, (_, nth) => {
    const at = monthNumber(first.month) + nth;
    const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    return there.get(month) ?? { __typename: 'MonthSpread', month, count: 0, median: null, ninetieth: null };
  });
}
