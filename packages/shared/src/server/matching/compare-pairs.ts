import type { LinkageSettings, PatternCount } from '../../rules/index.js';
import { allPairsOf, keysOf, type Sizes } from './estimate-pairs.js';
import { comparisonSql } from './likeness-sql.js';
import type { Workshop } from './workshop.js';

/**
 * The table `pair`: every pair that some blocking rule finds, once; all of them where there is no rule.
 *
 * @param onlyFresh pairs of two records that were there before are left out
 */
export async function findPairs(
  workshop: Workshop,
  settings: LinkageSettings,
  sizes: Sizes,
  onlyFresh: boolean,
): Promise<number> {
  const { blocking } = settings;
  // one side fresh, or else the other: few rows to begin from, where few are
  const freshness = onlyFresh ? ['l.fresh', 'NOT l.fresh AND r.fresh'] : ['true'];
  const rules = blocking.flatMap((rule) => {
    const same = keysOf(rule, blocking).map((key) => `l.${key} = r.${key}`);
    return freshness.map(
      (isFresh) =>
        `SELECT l.k AS a, r.k AS b FROM keyed l JOIN keyed r ON ${same.join(' AND ')} AND ${apart(sizes)} AND ${isFresh}`,
    );
  });
  await workshop.run(
    rules.length > 0
      ? `CREATE TABLE pair AS SELECT DISTINCT a, b FROM (${rules.join(' UNION ALL ')})`
      : `CREATE TABLE pair AS ${everyPair(sizes)} AND (l.fresh OR r.fresh)`,
  );
  await workshop.run('DROP TABLE keyed');
  const [row] = await workshop.rows('SELECT count(*)::DOUBLE AS pairs FROM pair');
  return Number(row?.pairs ?? 0);
}

/** Whether there are so few pairs that all of them stand for random ones. */
export const areAllRandom = ({ randomPairs }: Pick<LinkageSettings, 'randomPairs'>, sizes: Sizes): boolean =>
  allPairsOf(sizes) <= randomPairs;

/**
 * The table `random_pair`: pairs taken by a hash of the seed, so that the same seed takes the same; all pairs where
 * there are no more than are asked for.
 */
export async function takeRandomPairs(
  workshop: Workshop,
  settings: Pick<LinkageSettings, 'seed' | 'randomPairs'>,
  sizes: Sizes,
): Promise<void> {
  const { seed, randomPairs } = settings;
  if (areAllRandom(settings, sizes)) {
    await workshop.run(`CREATE TABLE random_pair AS ${everyPair(sizes)}`);
    return;
  }
  const { left, right } = sizes;
  const number = (nth: number, of: number): string => `(hash(i * 2 + ${nth}, ${seed}) % ${of})::INTEGER + 1`;
  await workshop.run(`CREATE TABLE random_pair AS SELECT a, b FROM (
      SELECT ${number(0, left)} AS a, ${number(1, right ?? left)} + ${right === null ? 0 : left} AS b
      FROM range(${randomPairs}) t(i)) WHERE a <> b`);
}

/** The table `into` of every pair of `from` with the level g<j> on which it stands in each comparison. */
export async function comparePairs(
  workshop: Workshop,
  settings: LinkageSettings,
  from: string,
  into: string,
): Promise<void> {
  const all = settings.comparisons.map((_, j) => comparisonSql(settings, j));
  const before = all.flatMap((each) => each.before);
  const levels = all.map(({ level }, j) => `(${level})::TINYINT AS g${j}`);
  const used = new Set([...before, ...levels].flatMap((text) => text.match(/\b[lr]_[cmnsw]\d+\b/g) ?? []));
  const read = [...used].map((name) => `${name.replace('_', '.')} AS ${name}`);
  await workshop.run(`CREATE TABLE ${into} AS
    SELECT a, b, ${levels.join(', ')} FROM (SELECT ${['*', ...before].join(', ')} FROM (
      SELECT ${['a', 'b', ...read].join(', ')} FROM ${from} JOIN record l ON l.k = a JOIN record r ON r.k = b))`);
}

/** Compares those pairs of a table that are not yet in `compared`, and adds them to it. */
export async function compareNamedPairs(
  workshop: Workshop,
  settings: LinkageSettings,
  from: string,
): Promise<void> {
  await workshop.run(`CREATE TABLE uncompared AS SELECT a, b FROM ${from} ANTI JOIN compared USING (a, b)`);
  await comparePairs(workshop, settings, 'uncompared', 'compared_late');
  await workshop.run('INSERT INTO compared SELECT * FROM compared_late');
  await workshop.run('DROP TABLE compared_late');
  await workshop.run('DROP TABLE uncompared');
}

/** How many pairs of a table stand on the same levels: all that a model is learnt from. */
export async function countPatterns(
  workshop: Workshop,
  settings: { readonly comparisons: readonly unknown[] },
  from: string,
): Promise<PatternCount[]> {
  const levels = settings.comparisons.map((_, j) => `g${j}`);
  const columns = await workshop.numbers(
    `SELECT ${levels.join(', ')}, count(*)::DOUBLE FROM ${from} GROUP BY ALL ORDER BY ALL`,
  );
  const pairs = columns.at(-1) ?? [];
  return pairs.map((count, row) => ({
    levels: levels.map((_, j) => columns[j]?.[row] ?? 0),
    pairs: count,
  }));
}

const apart = ({ right }: Sizes): string => (right === null ? 'l.k < r.k' : 'l.side = 0 AND r.side = 1');

const everyPair = (sizes: Sizes): string =>
  `SELECT l.k AS a, r.k AS b FROM record l JOIN record r ON ${apart(sizes)}`;
