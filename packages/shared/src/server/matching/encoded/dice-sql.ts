import { NOT_KNOWN } from '../../../rules/index.js';
import type { EncodedComparison } from './encoded-settings.js';
import { wordsOf } from './read-encoded.js';

/**
 * How many bits the filters of each pair have in common: `common_<j>` for the group of place j, with the number of ones
 * on both sides, `ln_<j>` and `rn_<j>`, and what is kept of the pairs.
 *
 * DuckDB counts the bits of a word one after the other, and half a filter's are set. So the words are first added up, as
 * numbers of one bit in 64 columns: three words become their sum and their carry, which counts twice, until one word of
 * each worth is left (M. Harley's and D. Seal's way; H. S. Warren, Hacker's Delight, 2012). Of sixteen words five are
 * counted, in half the time.
 *
 * @param pairs what stands behind FROM, with the records l and r
 */
export function commonSql(groups: number, bits: number, kept: readonly string[], pairs: string): string {
  const places = Array.from({ length: groups }, (_, j) => j);
  const ones = places.flatMap((j) => [`ln_${j}`, `rn_${j}`]);
  const both = (j: number, word: number): string => `l.g${j}w${word} & r.g${j}w${word} AS v${j}_${word}`;
  const read = places.flatMap((j) => [
    ...wordsOf(bits).map((word) => both(j, word)),
    `l.n${j} AS ln_${j}`,
    `r.n${j} AS rn_${j}`,
  ]);
  let sql = `SELECT ${[...kept, ...read].join(', ')} FROM ${pairs}`;
  let named = bits / 64;
  /** how the words of one group that are left are called, by their worth: 1, 2, 4 … */
  let left = [wordsOf(bits).map((word) => `_${word}`)];
  const through = [...kept, ...ones].map((column) => column.replace(/^.* AS |^.*\./, ''));
  while (left.some((words) => words.length > 1)) {
    const made: string[] = [];
    const next: string[][] = [];
    const put = (worth: number, expression: string): void => {
      const name = `_${named++}`;
      made.push(`${expression} AS #${name}`);
      next[worth] = [...(next[worth] ?? []), name];
    };
    for (const [worth, words] of left.entries()) {
      for (let at = 0; at < words.length; at += 3) {
        const [x, y, z] = words.slice(at, at + 3).map((name) => `#${name}`);
        if (z !== undefined) {
          put(worth, `xor(xor(${x}, ${y}), ${z})`);
          put(worth + 1, `(${x} & ${y}) | (xor(${x}, ${y}) & ${z})`);
        } else if (y !== undefined && words.length === 2) {
          put(worth, `xor(${x}, ${y})`);
          put(worth + 1, `${x} & ${y}`);
        } else for (const word of [x, y]) if (word !== undefined) put(worth, word);
      }
    }
    const ofEach = places.flatMap((j) => made.map((expression) => expression.replaceAll('#', `v${j}`)));
    sql = `SELECT ${[...through, ...ofEach].join(', ')} FROM (${sql})`;
    left = next;
  }
  const counts = places.map((j) => {
    const worth = left.map(([name = ''], at) => `${2 ** at} * bit_count(v${j}${name})::SMALLINT`);
    return `${worth.join(' + ')} AS common_${j}`;
  });
  return `SELECT ${[...through, ...counts].join(', ')} FROM (${sql})`;
}

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
