import { likeAtAnyProvider } from './looks.js';
import { namesOf, strataOf } from './people-alike.js';
import type { WatchName, WatchRow } from './rows.js';

/** Rates are parts of 1; each pair is where a rate may lie by chance alone. */
export interface FunnelLimits {
  readonly offered: number;
  readonly two: readonly [number, number];
  readonly three: readonly [number, number];
}

export interface FunnelPoint {
  readonly provider: WatchName;
  readonly offered: number;
  /** the rate of declines, put right for the mix of people it was offered */
  readonly rate: number;
}

/** The picture of providers' declines. It shows, it marks nothing: the looks do that. */
export interface Funnel {
  /** of all providers together */
  readonly rate: number;
  readonly points: readonly FunnelPoint[];
  readonly limits: readonly FunnelLimits[];
}

/** How many places along the picture the limits are worked out for. */
const PLACES = 40;

/**
 * Two and three standard errors about a rate, for a provider that was offered so many (Spiegelhalter, Statistics in
 * Medicine 2005), cut at 0 and 1.
 */
export function funnelLimits(rate: number, offered: number): FunnelLimits {
  const error = Math.sqrt((rate * (1 - rate)) / offered);
  const about = (errors: number): readonly [number, number] => [
    Math.max(0, rate - errors * error),
    Math.min(1, rate + errors * error),
  ];
  return { offered, two: about(2), three: about(3) };
}

/**
 * Each provider at the number it was offered, and at the rate of all times what it declined for each decline to be
 * expected if all decided alike on people of the same source, complexity and age band. Null where nobody was offered.
 */
export function funnelOf(rows: readonly WatchRow[]): Funnel | null {
  const offeredRows = rows.filter(({ provider, offered }) => provider !== null && offered > 0);
  const sum = (of: (row: WatchRow) => number): number =>
    offeredRows.reduce((total, row) => total + of(row), 0);
  if (offeredRows.length === 0) return null;
  const rate = sum(({ declined }) => declined) / sum(({ offered }) => offered);
  const points = namesOf(offeredRows, ({ provider }) => provider).map((provider) => {
    const point = { offered: 0, declined: 0, expected: 0 };
    for (const { own, ownHit, all, allHit } of strataOf(
      offeredRows,
      'declined',
      (row) => row.provider?.id === provider.id,
      likeAtAnyProvider,
    )) {
      point.offered += own;
      point.declined += ownHit;
      point.expected += (own * allHit) / all;
    }
    const { offered, declined, expected } = point;
    return { provider, offered, rate: expected === 0 ? 0 : Math.min(1, (rate * declined) / expected) };
  });
  const widest = Math.max(...points.map(({ offered }) => offered));
  const places = Array.from({ length: PLACES }, (_, nth) => Math.ceil((widest * (nth + 1)) / PLACES));
  return { rate, points, limits: [...new Set(places)].map((offered) => funnelLimits(rate, offered)) };
}
