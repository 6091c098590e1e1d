import type { BlockingKey, BlockingRule, LinkedColumn } from '../../rules/index.js';
import type { Workshop } from './workshop.js';

/** Records of each file that rules are tried on before some of them are chosen. */
const TRIED_ON = 100_000;

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
export function keySql(key: BlockingKey, columns: readonly LinkedColumn[], of = ''): string {
  const at = columns.findIndex(({ name }) => name === key.column);
  const [cleaned, joined] = [`${of}c${at}`, `${of}s${at}`];
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
  const keys = distinctKeys(rules);
  const shares = [sizes.left, sizes.right ?? 0].map((count) => Math.min(1, TRIED_ON / Math.max(1, count)));
  const [left = 1, right = 1] = shares;
  const picked = shares.map((share, side) => `(side = ${side} AND hash(k) % 1000000 < ${share * 1_000_000})`);
  await workshop.run(`CREATE TABLE tried AS
    SELECT side, fresh, ${keys.map((key, at) => `CASE WHEN ${keySql(key, columns)} IS NULL THEN NULL ELSE hash(${keySql(key, columns)}) END AS q${at}`).join(', ')}
    FROM record WHERE ${picked.join(' OR ')}`);
  const scale = sizes.right === null ? left * left : left * right;
  const estimates: Estimate[] = [];
  for (const rule of rules) {
    const names = rule.map((key) => `q${keys.findIndex((each) => isSameKey(each, key))}`);
    estimates.push({ rule, pairs: (await countPairs(workshop, 'tried', names, sizes)) / scale });
  }
  await workshop.run('DROP TABLE tried');
  return estimates;
}

/** How many pairs each rule compares, counted on all records; a pair that two rules find counts in both. */
export async function estimatePairs(
  workshop: Workshop,
  columns: readonly LinkedColumn[],
  rules: readonly BlockingRule[],
  sizes: Sizes,
): Promise<Estimate[]> {
  const estimates: Estimate[] = [];
  for (const rule of rules) {
    const keys = rule.map((key) => keySql(key, columns));
    estimates.push({ rule, pairs: await countPairs(workshop, 'record', keys, sizes) });
  }
  return estimates;
}

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
