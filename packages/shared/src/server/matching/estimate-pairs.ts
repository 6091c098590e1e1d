import type { BlockingKey, BlockingRule, LinkedColumn } from '../../rules/index.js';
import type { Workshop } from './workshop.js';

/** Records of each file that rules are tried on before some of them are chosen. */
const TRIED_ON = 30_000;

/** What a rule compares: how many pairs have all its keys the same. */
export interface Estimate {
  readonly rule: BlockingRule;
  readonly pairs: number;
}

/** How many records each file has; the right has none where one file is searched for duplicates. */
export interface Sizes {
  readonly left: number;
  readonly right: number | null;
}

export const allPairsOf = ({ left, right }: Sizes): number =>
  right === null ? (left * (left - 1)) / 2 : left * right;

/** The letters that Soundex codes alike (see rules/matching/sound-of-name.ts), each group as its own first. */
const LETTERS = 'bfpvcgjkqsxzdtlmnraeiouyhw';
const CODES = '11112222222233455600000000';
const DOUBLES = ['11', '22', '33', '44', '55', '66'];

/** What a key reads of a record, NULL where it is not known. */
function keySql(key: BlockingKey, columns: readonly LinkedColumn[]): string {
  const at = columns.findIndex(({ name }) => name === key.column);
  const [cleaned, joined] = [`c${at}`, `s${at}`];
  const { characters = 1 } = key;
  switch (key.part) {
    case 'WHOLE':
      return joined;
    case 'START':
      return `left(${joined}, ${characters})`;
    case 'END':
      return `right(${joined}, ${characters})`;
    case 'FIRST_PART':
      return `split_part(${cleaned}, ' ', 1)`;
    case 'SOUND': {
      const coded = DOUBLES.reduce(
        (text, double) => `replace(${text}, '${double}', '${double.charAt(0)}')`,
        `replace(translate(substr(${joined}, 2), '${LETTERS}', '${CODES}'), '0', '')`,
      );
      return `left(${joined}, 1) || left(${coded}, 3)`;
    }
  }
}

/** Estimates rules on some of the records, to choose among many. */
export async function estimateRoughly(
  workshop: Workshop,
  columns: readonly LinkedColumn[],
  rules: readonly BlockingRule[],
  sizes: Sizes,
): Promise<Estimate[]> {
  const shares = [sizes.left, sizes.right ?? 0].map((count) => Math.min(1, TRIED_ON / Math.max(1, count)));
  const [left = 1, right = 1] = shares;
  const picked = shares.map((share, side) => `(side = ${side} AND hash(k) % 1000000 < ${share * 1_000_000})`);
  const tried = await makeKeys(workshop, 'tried', columns, rules, picked.join(' OR '));
  const scale = sizes.right === null ? left * left : left * right;
  const estimates: Estimate[] = [];
  for (const rule of rules)
    estimates.push({ rule, pairs: (await countPairs(workshop, 'tried', tried(rule), sizes)) / scale });
  await workshop.run('DROP TABLE tried');
  return estimates;
}

/**
 * How many pairs each rule compares, counted on all records; a pair that two rules find counts in both. The table
 * `keyed` is left, for `findPairs`.
 */
export async function estimatePairs(
  workshop: Workshop,
  columns: readonly LinkedColumn[],
  rules: readonly BlockingRule[],
  sizes: Sizes,
): Promise<Estimate[]> {
  const keyed = await makeKeys(workshop, 'keyed', columns, rules);
  const estimates: Estimate[] = [];
  for (const rule of rules)
    estimates.push({ rule, pairs: await countPairs(workshop, 'keyed', keyed(rule), sizes) });
  return estimates;
}

/**
 * A table of what all rules' keys read of each record, as hashes: numbers are counted and joined in a fraction of the
 * time that texts take. Two texts of one hash would be compared for nothing, and come apart then.
 *
 * @returns the columns of a rule's keys
 */
async function makeKeys(
  workshop: Workshop,
  table: string,
  columns: readonly LinkedColumn[],
  rules: readonly BlockingRule[],
  where = 'true',
): Promise<(rule: BlockingRule) => string[]> {
  const keys = distinctKeys(rules);
  const hashes = keys.map((key, at) => {
    const read = keySql(key, columns);
    return `CASE WHEN ${read} IS NULL THEN NULL ELSE hash(${read}) END AS q${at}`;
  });
  await workshop.run(
    `CREATE TABLE ${table} AS SELECT ${['k', 'side', 'fresh', ...hashes].join(', ')} FROM record WHERE ${where}`,
  );
  return (rule) => namesOf(rule, keys);
}

/** The columns of `keyed` in which a rule's keys stand. */
export const keysOf = (rule: BlockingRule, rules: readonly BlockingRule[]): string[] =>
  namesOf(rule, distinctKeys(rules));

const namesOf = (rule: BlockingRule, keys: readonly BlockingKey[]): string[] =>
  rule.map((key) => `q${keys.findIndex((each) => isSameKey(each, key))}`);

async function countPairs(
  workshop: Workshop,
  table: string,
  keys: readonly string[],
  sizes: Sizes,
): Promise<number> {
  const [row] = await workshop.rows(`SELECT coalesce(sum(${pairsSql(sizes)}), 0)::DOUBLE AS pairs FROM (
      SELECT ${COUNTS} FROM ${table}
      WHERE ${keys.map((key) => `${key} IS NOT NULL`).join(' AND ')} GROUP BY ${keys.join(', ')})`);
  return Number(row?.pairs ?? 0);
}

/** How many pairs there are to be compared where no rule narrows them. */
export async function countAllPairs(workshop: Workshop, sizes: Sizes): Promise<number> {
  const [row] = await workshop.rows(`SELECT ${pairsSql(sizes)} AS pairs FROM (SELECT ${COUNTS} FROM record)`);
  return Number(row?.pairs ?? 0);
}

/** Of records: all, those of the left file, and of both those that were there before. */
const COUNTS = `count(*)::DOUBLE AS n, (count(*) FILTER (side = 0))::DOUBLE AS ln,
  (count(*) FILTER (NOT fresh))::DOUBLE AS o, (count(*) FILTER (side = 0 AND NOT fresh))::DOUBLE AS lo`;

/** Pairs of such records of which one at least is fresh. */
const pairsSql = ({ right }: Sizes): string =>
  right === null ? '(n * (n - 1) - o * (o - 1)) / 2' : 'ln * (n - ln) - lo * (o - lo)';

function distinctKeys(rules: readonly BlockingRule[]): BlockingKey[] {
  const keys: BlockingKey[] = [];
  for (const key of rules.flat()) if (!keys.some((each) => isSameKey(each, key))) keys.push(key);
  return keys;
}

const isSameKey = (one: BlockingKey, other: BlockingKey): boolean =>
  one.column === other.column && one.part === other.part && one.characters === other.characters;
