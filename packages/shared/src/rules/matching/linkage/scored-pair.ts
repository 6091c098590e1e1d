/** Two records, by number, and how likely they are one person: bits; without end where a person decided. */
export interface ScoredPair {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

/** The heaviest first; of the same weight, by the records' numbers: always in one order. */
export const heaviestFirst = (one: ScoredPair, other: ScoredPair): number =>
  (other.weight === one.weight ? 0 : other.weight - one.weight) ||
  one.left - other.left ||
  one.right - other.right;
