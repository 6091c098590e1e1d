import type { Stratum } from '../chance/index.js';
import type { WatchCount, WatchName, WatchRow } from './rows.js';

/**
 * People who are alike, one stratum each, and how many of them are the own ones of what is looked at. In the order of
 * their likeness, so that the order of the rows changes nothing, not even in the last digit of a sum.
 */
export function strataOf(
  rows: readonly WatchRow[],
  count: WatchCount,
  isOwn: (row: WatchRow) => boolean,
  like: (row: WatchRow) => string,
): Stratum[] {
  const strata = new Map<string, { own: number; ownHit: number; all: number; allHit: number }>();
  for (const row of rows) {
    const key = like(row);
    const stratum = strata.get(key) ?? { own: 0, ownHit: 0, all: 0, allHit: 0 };
    stratum.all += row.offered;
    stratum.allHit += row[count];
    if (isOwn(row)) {
      stratum.own += row.offered;
      stratum.ownHit += row[count];
    }
    strata.set(key, stratum);
  }
  return [...strata].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stratum]) => stratum);
}

/** Each organisation of the rows once, in the order of ids. */
export function namesOf(rows: readonly WatchRow[], of: (row: WatchRow) => WatchName | null): WatchName[] {
  const names = new Map<string, WatchName>();
  for (const row of rows) {
    const one = of(row);
    if (one) names.set(one.id, one);
  }
  return [...names.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
