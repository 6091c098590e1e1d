/** From this share of a limit on, in hundredths, people who decide are told. */
const NEAR_FROM = 95n;

/** OVER: it would be more than the limit. NEAR: within five per cent of it. Null: nothing to say. */
export type Nearness = 'OVER' | 'NEAR' | null;

/** How near a limit it comes with `used`, whatever is added included; minor units or counts. */
export function nearness(used: bigint, limit: bigint): Nearness {
  if (used > limit) return 'OVER';
  return used * 100n >= limit * NEAR_FROM ? 'NEAR' : null;
}
