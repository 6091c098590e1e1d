import type { Sizes } from '../estimate-pairs.js';
import type { Workshop } from '../workshop.js';
import { ruleSql } from './choose-bands.js';
import { commonSql, diceLevelSql } from './dice-sql.js';
import type { BandRule, EncodedSettings } from './encoded-settings.js';

/** The table `pair`: every pair that some rule finds, once; all of them where there is no rule. */
export async function findEncodedPairs(
  workshop: Workshop,
  { columns }: EncodedSettings,
  blocking: readonly BandRule[],
  { right }: Sizes,
): Promise<number> {
  const apart = right === null ? 'l.k < r.k' : 'l.side = 0 AND r.side = 1';
  const keysOf = (rule: BandRule, side: string): readonly string[] => ruleSql(rule, columns, side);
  const found = blocking.map((rule) => {
    const [left, other] = [keysOf(rule, 'l.'), keysOf(rule, 'r.')];
    const same = left.map((key, at) => `${key} = ${other[at]}`).join(' AND ');
    return `SELECT l.k AS a, r.k AS b FROM record l JOIN record r ON ${same} AND ${apart}`;
  });
  const every = `SELECT l.k AS a, r.k AS b FROM record l JOIN record r ON ${apart}`;
  await workshop.run(
    `CREATE TABLE pair AS ${found.length > 0 ? `SELECT DISTINCT a, b FROM (${found.join(' UNION ALL ')})` : every}`,
  );
  const [row] = await workshop.rows('SELECT count(*)::DOUBLE AS pairs FROM pair');
  return Number(row?.pairs ?? 0);
}

/** The table `into` of every pair of `from` with the level g<j> on which it stands in each group. */
export async function compareEncoded(
  workshop: Workshop,
  { comparisons }: EncodedSettings,
  bits: number,
  from: string,
  into: string,
): Promise<void> {
  const levels = comparisons.map((comparison, j) => `${diceLevelSql(comparison, j)} AS g${j}`);
  const pairs = `${from} JOIN record l ON l.k = a JOIN record r ON r.k = b`;
  await workshop.run(`CREATE TABLE ${into} AS SELECT a, b, ${levels.join(', ')}
    FROM (${commonSql(comparisons.length, bits, ['a', 'b'], pairs)})`);
}
