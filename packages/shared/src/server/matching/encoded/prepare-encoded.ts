import type { EncodingSettings } from '../../../rules/index.js';
import { quoteName, type Workshop } from '../workshop.js';
import { type EncodedFile, wordsOf } from './read-encoded.js';

/**
 * The table `record`: for every row of both files its number k (by file, then by id), side, id, and for the group of
 * place j its words g<j>w0 …, its number of ones n<j>, and the share f<j> of records with just the same filter.
 */
export async function prepareEncoded(
  workshop: Workshop,
  { groups, bits }: EncodingSettings,
  left: EncodedFile,
  right: EncodedFile | null,
): Promise<void> {
  const sides = (right ? [left, right] : [left]).map(
    ({ table }, side) => `SELECT ${side} AS side, * FROM ${quoteName(table)}`,
  );
  const filterOf = (j: number): readonly string[] => wordsOf(bits).map((word) => `g${j}w${word}`);
  const hashes = groups.map((_, j) => `CASE WHEN g${j}w0 IS NULL THEN NULL ELSE hash(${filterOf(j).join(', ')}) END AS q${j}`);
  await workshop.run(`CREATE TABLE joined AS SELECT *, ${hashes.join(', ')} FROM (${sides.join(' UNION ALL ')})`);
  for (const j of groups.keys())
    await workshop.run(
      `CREATE TABLE share_${j} AS SELECT q${j} AS v, count(*)::DOUBLE / (SELECT count(*) FROM joined) AS f
       FROM joined WHERE q${j} IS NOT NULL GROUP BY 1`,
    );
  const made = groups.flatMap((_, j) => [
    ...filterOf(j),
    `(${filterOf(j).map((word) => `bit_count(${word})::SMALLINT`).join(' + ')}) AS n${j}`,
    `share_${j}.f AS f${j}`,
  ]);
  const joins = groups.map((_, j) => `LEFT JOIN share_${j} ON share_${j}.v = q${j}`);
  await workshop.run(`CREATE TABLE record AS
    SELECT row_number() OVER (ORDER BY side, id)::INTEGER AS k, side, id, ${made.join(', ')}
    FROM joined ${joins.join(' ')} ORDER BY k`);
  for (const table of ['joined', left.table, ...(right ? [right.table] : [])])
    await workshop.run(`DROP TABLE ${quoteName(table)}`);
}
