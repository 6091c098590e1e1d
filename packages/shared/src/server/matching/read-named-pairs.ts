import type { Sizes } from './estimate-pairs.js';
import type { LinkageOrder, PairOfIds } from './linkage-order.js';
import type { Workshop } from './workshop.js';

/** A pair that a person decided, by the records' numbers. */
export interface Decision {
  readonly left: number;
  readonly right: number;
  readonly isSame: boolean;
}

/**
 * The table `named_pair` of the pairs that an order names and that have to be compared, however blocking goes: standing
 * ones, and those that a person called the same.
 *
 * @returns what people decided of records that are still there; of the same pair decided twice, the last counts
 */
export async function readNamedPairs(
  workshop: Workshop,
  { decided = [], standing = [] }: Pick<LinkageOrder, 'decided' | 'standing'>,
  sizes: Sizes,
): Promise<readonly Decision[]> {
  const named: readonly (readonly [PairOfIds, code: number])[] = [
    ...standing.map((pair) => [pair, STANDING] as const),
    ...decided.map((pair) => [pair, pair.verdict === 'SAME' ? SAME : DIFFERENT] as const),
  ];
  await workshop.run('CREATE TABLE named (left_id VARCHAR, right_id VARCHAR, code INTEGER, nth INTEGER)');
  await workshop.append(
    'named',
    named.map(([{ left, right }, code], nth) => [left, right, code, nth]),
  );
  const rightSide = sizes.right === null ? 0 : 1;
  await workshop.run(`CREATE TABLE named_record AS
    SELECT least(l.k, r.k) AS a, greatest(l.k, r.k) AS b, code, nth FROM named
    JOIN record l ON l.id = left_id AND l.side = 0 JOIN record r ON r.id = right_id AND r.side = ${rightSide}
    WHERE l.k <> r.k`);
  await workshop.run(
    `CREATE TABLE named_pair AS SELECT DISTINCT a, b FROM named_record WHERE code <> ${DIFFERENT}`,
  );
  const [lefts = [], rights = [], codes = []] = await workshop.numbers(
    `SELECT a, b, arg_max(code, nth) FROM named_record WHERE code <> ${STANDING} GROUP BY a, b ORDER BY a, b`,
  );
  return lefts.map((left, at) => ({ left, right: rights[at] ?? 0, isSame: codes[at] === SAME }));
}

const [STANDING, SAME, DIFFERENT] = [0, 1, 2] as const;
