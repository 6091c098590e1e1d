import type { AllocationPlace } from './people.js';

/** How far two places are apart: in kilometres, or only whether it is the same area. */
export type Distance = { readonly km: number } | { readonly sameArea: boolean };

const EARTH_KM = 6371;

/** The way to the nearest of several places; null where nothing is known of it. */
export function distanceTo(
  from: AllocationPlace | null,
  places: readonly AllocationPlace[],
): Distance | null {
  if (!from) return null;
  const { point, area } = from;
  const ways = point ? places.flatMap((to) => (to.point ? [kilometres(point, to.point)] : [])) : [];
  if (ways.length > 0) return { km: Math.min(...ways) };
  const areas = places.flatMap((to) => (to.area === null ? [] : [to.area]));
  return area === null || areas.length === 0 ? null : { sameArea: areas.includes(area) };
}

type Point = NonNullable<AllocationPlace['point']>;

/** As the crow flies, on a round earth (haversine): within half a percent, which is closer than any road is. */
function kilometres(one: Point, other: Point): number {
  const half = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2;
  const along = Math.cos((one.latitude * Math.PI) / 180) * Math.cos((other.latitude * Math.PI) / 180);
  const square = half(other.latitude - one.latitude) + along * half(other.longitude - one.longitude);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(square)));
}
