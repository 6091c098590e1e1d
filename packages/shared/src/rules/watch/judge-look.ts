import {
  asOthers,
  byChance,
  fromBothSides,
  momentsOf,
  type Stratum,
  shareByChance,
} from '../chance/index.js';
import type { WatchLook } from './looks.js';

/** What one look saw, before it is corrected for the others. */
export interface JudgedLook extends Omit<WatchLook, 'strata' | 'others'> {
  /** those that could be compared: offered to it, and people like them to the rest as well; declines for COMPLEX_SHARE */
  readonly people: number;
  /** how many of `people` were declined, waited, started; for COMPLEX_SHARE: had complex circumstances */
  readonly seen: number;
  /** how many it would have been if it went as with the rest */
  readonly expected: number;
  /** people nobody else was offered anyone like */
  readonly notCompared: number;
  readonly isMore: boolean;
  /** how likely chance alone makes a difference of this size, either way */
  readonly chance: number;
}

/** Null where there was nothing to see: nobody to compare with, or one possibility only. That is no look. */
export function judgeLook(look: WatchLook): JudgedLook | null {
  return look.question === 'COMPLEX_SHARE' ? judgeShare(look) : judgeRate(look);
}

function judgeRate(look: WatchLook): JudgedLook | null {
  const strata = look.strata.filter(isComparable);
  const distribution = byChance(strata);
  if (!distribution) return null;
  const seen = total(strata, ({ ownHit }) => ownHit);
  const people = total(strata, ({ own }) => own);
  const expected = asOthers(strata);
  return {
    ...whatOf(look),
    people,
    seen,
    expected,
    notCompared: total(look.strata, ({ own }) => own) - people,
    isMore: seen > expected,
    chance: fromBothSides(distribution, seen),
  };
}

function judgeShare(look: WatchLook): JudgedLook | null {
  const some = look.strata.filter(isComparable);
  const others = look.others.filter(isComparable);
  const distribution = shareByChance(some, others);
  if (!distribution) return null;
  const seen = total(some, ({ ownHit }) => ownHit);
  const expected = momentsOf(distribution).mean;
  const people = seen + total(others, ({ ownHit }) => ownHit);
  return {
    ...whatOf(look),
    people,
    seen,
    expected,
    notCompared: total([...look.strata, ...look.others], ({ ownHit }) => ownHit) - people,
    isMore: seen > expected,
    chance: fromBothSides(distribution, seen),
  };
}

const whatOf = ({ subject, question, count }: WatchLook) => ({ subject, question, count });
const isComparable = ({ own, all }: Stratum): boolean => own > 0 && own < all;
const total = (strata: readonly Stratum[], of: (stratum: Stratum) => number): number =>
  strata.reduce((sum, stratum) => sum + of(stratum), 0);
