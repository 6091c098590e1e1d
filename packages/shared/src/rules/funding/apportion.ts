import { WHOLE } from '../money/index.js';

/**
 * How much of a running total of pence belongs to each part, for parts that are weighted in hundredths of
 * one per cent and add up to 100 %.
 */
export interface Apportionment {
  /** Each part's amount of a total of so many minor units (total >= 0); the parts add up to it. */
  at(total: bigint): bigint[];
}

/** A table takes 20 kB a part: plenty for the agreements of an installation, and a bound for one who tries numbers. */
const MOST_TABLES = 200;
const known = new Map<string, Apportionment>();

/**
 * The quota method of Balinski and Young (Fair Representation, 1982; "The quota method of apportionment",
 * 1975). The next penny goes to the part with the greatest weight / (pence so far + 1) among those that it
 * would not lift to a whole penny or more above its exact entitlement. Two things follow, and domain.md
 * (Money, Fair over time) asks for both: no part ever loses a penny when the total grows (no Alabama
 * paradox), and each part stays less than one penny from its entitlement.
 *
 * After 10,000 pence every entitlement is whole, so the sequence repeats: one table answers every total.
 *
 * @param weights hundredths of one per cent, whole, not negative, adding up to 10,000.
 * @throws RangeError for weights that do not.
 */
export function apportion(weights: readonly number[]): Apportionment {
  const key = weights.join(' ');
  const there = known.get(key);
  if (there) return there;
  if (
    weights.some((weight) => !Number.isInteger(weight) || weight < 0) ||
    weights.reduce((sum, weight) => sum + weight, 0) !== WHOLE
  ) {
    throw new RangeError(`Weights are whole hundredths of one per cent that add up to ${WHOLE}: ${key}`);
  }
  const table = quotaTable(weights);
  const made: Apportionment = {
    at: (total) => {
      const rounds = total / BigInt(WHOLE);
      const row = Number(total % BigInt(WHOLE)) * weights.length;
      return weights.map((weight, part) => rounds * BigInt(weight) + BigInt(table[row + part] ?? 0));
    },
  };
  if (known.size >= MOST_TABLES) known.delete(known.keys().next().value ?? '');
  known.set(key, made);
  return made;
}

/** Row t holds each part's pence of a total of t, for t from 0 to 9,999. */
function quotaTable(weights: readonly number[]): Uint16Array {
  const parts = weights.length;
  const table = new Uint16Array(WHOLE * parts);
  const so = new Array<number>(parts).fill(0);
  for (let total = 1; total < WHOLE; total++) {
    const next = whoIsNext(weights, so, total);
    so[next] = (so[next] ?? 0) + 1;
    table.set(so, total * parts);
  }
  return table;
}

/** The part that gets the penny that makes the total; the earlier part of equals. All numbers stay below 2^53. */
function whoIsNext(weights: readonly number[], so: readonly number[], total: number): number {
  let best = -1;
  for (let part = 0; part < weights.length; part++) {
    const weight = weights[part] ?? 0;
    const has = so[part] ?? 0;
    // upper quota: with one more it would stay below its entitlement plus one
    if (has * WHOLE >= weight * total) continue;
    if (best < 0 || weight * ((so[best] ?? 0) + 1) > (weights[best] ?? 0) * (has + 1)) best = part;
  }
  if (best < 0) throw new RangeError('No part may take the next penny: the weights do not add up.');
  return best;
}
