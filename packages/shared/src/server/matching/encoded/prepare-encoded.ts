import type { EncodingSettings } from '../../../rules/index.js';
import { quoteName, type Workshop } from '../workshop.js';
import { type EncodedFile, wordsOf } from './read-encoded.js';

/**
 * The table `record`: for every row of both files its number k (by file, then by id), side, id, and for the group of
 * place j its words g<j>w0 … and its number of ones n<j>.
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
  const made = groups.flatMap((_, j) => [
    ...filterOf(j),
    `(${filterOf(j)
      .map((word) => `bit_count(${word})::SMALLINT`)
      .join(' + ')}) AS n${j}`,
  ]);
  await workshop.run(`CREATE TABLE record AS
    SELECT row_number() OVER (ORDER BY side, id)::INTEGER AS k, side, id, ${made.join(', ')}
    FROM (${sides.join(' UNION ALL ')}) ORDER BY k`);
  for (const file of [left, ...(right ? [right] : [])])
    await workshop.run(`DROP TABLE ${quoteName(file.table)}`);
}
