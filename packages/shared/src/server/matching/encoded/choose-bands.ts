import type { EncodingSettings } from '../../../rules/index.js';
import { allPairsOf, type Sizes } from '../estimate-pairs.js';
import type { Workshop } from '../workshop.js';
import type { Band, BandRule } from './encoded-settings.js';
import { wordsOf } from './read-encoded.js';

/** Up to so many pairs nobody waits long for, however few the records. */
const ALWAYS_ALLOWED = 4_000_000;
const PER_RECORD = 40;
const MOST_CHOSEN = 40_000_000;
/** Of each word of 64 bits so many have to be the same: the fewer, the more two spellings still meet. */
const WIDTHS = [4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 40, 48, 64];
/** Records, and words, on which widths are tried. */
const TRIED_ON = 100_000;
const WORDS_TRIED = 3;

export interface BandEstimate {
  readonly rule: BandRule;
  readonly pairs: number;
}

/**
 * Bits of a filter are in places that nobody can foresee, so any few of them are a sample: two records that are alike
 * have all of some sample in common, two that are not hardly ever do (P. Indyk and R. Motwani, Approximate Nearest
 * Neighbors, 1998). A word of each filter is one sample; of one group, or of two at once. Nothing has to leave the data
 * owner for it but the filters themselves.
 *
 * Null where even whole words are not enough; empty where every pair can be compared.
 */
export async function chooseBands(
  workshop: Workshop,
  encoding: EncodingSettings,
  sizes: Sizes,
): Promise<readonly BandRule[] | null> {
  const records = sizes.left + (sizes.right ?? 0);
  const allowed = Math.min(Math.max(ALWAYS_ALLOWED, PER_RECORD * records), MOST_CHOSEN);
  if (allPairsOf(sizes) <= allowed) return [];
  const names = encoding.groups.map(({ name }) => name);
  const families = [
    ...names.map((name) => [name]),
    ...names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other])),
  ];
  const words = wordsOf(encoding.bits);
  const most = allowed / families.length / words.length;
  const share = await takeSample(workshop, sizes);
  const rules: BandRule[] = [];
  for (const family of families) {
    const ruleOf = (word: number, bits: number): BandRule => family.map((group) => ({ group, word, bits }));
    const isFew = async (bits: number): Promise<boolean> => {
      let pairs = 0;
      for (const word of words.slice(0, WORDS_TRIED))
        pairs += await countPairs(workshop, 'tried', ruleSql(ruleOf(word, bits), toColumns(names)), sizes);
      return pairs / WORDS_TRIED / share <= most;
    };
    const width = await narrowest(isFew);
    if (width !== null) rules.push(...words.map((word) => ruleOf(word, width)));
  }
  await workshop.run('DROP TABLE tried');
  return rules.length > 0 ? rules : null;
}

/** The least width of which it holds: it holds of every greater one. */
async function narrowest(isFew: (bits: number) => Promise<boolean>): Promise<number | null> {
  let [from, to] = [0, WIDTHS.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (await isFew(WIDTHS[middle] ?? 64)) to = middle;
    else from = middle + 1;
  }
  return WIDTHS[from] ?? null;
}

/** The table `tried` of some records; the share of all pairs that are pairs of theirs. */
async function takeSample(workshop: Workshop, { left, right }: Sizes): Promise<number> {
  const shares = [left, right ?? left].map((count) => Math.min(1, TRIED_ON / Math.max(1, count)));
  const [one = 1, other = 1] = shares;
  const picked = shares.map((share, side) => `(side = ${side} AND hash(k) % 1000000 < ${share * 1_000_000})`);
  await workshop.run(`CREATE TABLE tried AS SELECT * FROM record WHERE ${picked.join(' OR ')}`);
  return right === null ? one * one : one * other;
}

/** How many pairs each rule compares, counted on all records; a pair that two rules find counts in both. */
export async function estimateBands(
  workshop: Workshop,
  rules: readonly BandRule[],
  columns: readonly { readonly name: string }[],
  sizes: Sizes,
): Promise<BandEstimate[]> {
  const estimates: BandEstimate[] = [];
  for (const rule of rules)
    estimates.push({ rule, pairs: await countPairs(workshop, 'record', ruleSql(rule, columns), sizes) });
  return estimates;
}

async function countPairs(
  workshop: Workshop,
  table: string,
  keys: readonly string[],
  { right }: Sizes,
): Promise<number> {
  const pairs = right === null ? 'n * (n - 1) / 2' : 'ln * (n - ln)';
  const [row] = await workshop.rows(`SELECT coalesce(sum(${pairs}), 0)::DOUBLE AS pairs FROM (
      SELECT count(*)::DOUBLE AS n, (count(*) FILTER (side = 0))::DOUBLE AS ln FROM ${table}
      WHERE ${keys.map((key) => `${key} IS NOT NULL`).join(' AND ')} GROUP BY ${keys.join(', ')})`);
  return Number(row?.pairs ?? 0);
}

/** What the bands of a rule read of a record, NULL where it is not known. */
export function ruleSql(
  rule: BandRule,
  columns: readonly { readonly name: string }[],
  of = '',
): readonly string[] {
  return rule.map(({ group, word, bits }: Band) => {
    const value = `${of}g${columns.findIndex(({ name }) => name === group)}w${word}`;
    return bits === 64 ? value : `(${value} & ${(1n << BigInt(bits)) - 1n}::UBIGINT)`;
  });
}

const toColumns = (names: readonly string[]) => names.map((name) => ({ name }));
