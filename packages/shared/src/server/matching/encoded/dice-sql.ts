import { NOT_KNOWN } from '../../../rules/index.js';
import type { EncodedComparison } from './encoded-settings.js';
import { wordsOf } from './read-encoded.js';

/** How many bits two filters have in common: of the group of place j, in the left record l and the right r. */
export const commonSql = (j: number, bits: number): string =>
  wordsOf(bits)
    .map((word) => `bit_count(l.g${j}w${word} & r.g${j}w${word})::SMALLINT`)
    .join(' + ');

/**
 * The level on which a pair stands, from `common_<j>`, `ln_<j>` and `rn_<j>`: Dice is twice what both have over what
 * they have together (L. R. Dice, Measures of the Amount of Ecologic Association Between Species, 1945).
 */
export function diceLevelSql({ levels }: EncodedComparison, j: number): string {
  const [twice, sum] = [`2 * common_${j}`, `(ln_${j} + rn_${j})`];
  const whens = levels.map((level, nth) => {
    if (level.is === 'OTHERWISE') return `ELSE ${nth}`;
    return level.is === 'SAME'
      ? `WHEN ${twice} = ${sum} THEN ${nth}`
      : `WHEN ${twice} >= ${level.atLeast} * ${sum} THEN ${nth}`;
  });
  return `(CASE WHEN common_${j} IS NULL THEN ${NOT_KNOWN} ${whens.join(' ')} END)::TINYINT`;
}
