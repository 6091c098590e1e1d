import {
  type ExplainedSettings,
  type LinkageComparison,
  type LinkageModel,
  priorWeights,
  type ScoredPair,
  weightOfLevel,
} from '../../rules/index.js';
import type { Workshop } from './workshop.js';

/** In bits: what a rare value adds at most beside the average; a common one takes away without limit. */
const RARE_ADDS = 3;

/** What a weight depends on, of the settings of any files: of columns, or of groups of encoded ones. */
export interface ScoredSettings extends ExplainedSettings {
  readonly comparisons: readonly (ExplainedSettings['comparisons'][number] &
    Pick<LinkageComparison, 'byFrequency'>)[];
}

/**
 * The table `scored`: the weight of every compared pair, in bits, as `weightOfPair` says it; the same value counts
 * more the rarer it is.
 */
export async function scorePairs(
  workshop: Workshop,
  settings: ScoredSettings,
  model: LinkageModel,
): Promise<void> {
  const sumOf = (as: 'm' | 'h'): string => {
    const start = priorWeights(model)[as];
    return [
      `${start}::DOUBLE`,
      ...settings.comparisons.map((_, j) => weightSql(settings, model, j, as)),
    ].join(' + ');
  };
  const household = model.household === 0 ? '0' : `log2(1 + pow(2, ${sumOf('h')}))`;
  await workshop.run(`CREATE TABLE scored AS
    SELECT a, b, ${sumOf('m')} - ${household} AS weight FROM compared JOIN record l ON l.k = a`);
}

function weightSql(settings: ScoredSettings, model: LinkageModel, j: number, as: 'm' | 'h'): string {
  const [comparison, shares] = [settings.comparisons[j], model.comparisons[j]];
  if (!comparison || !shares) throw new RangeError(`The model has no comparison ${j}.`);
  const { levels, shared } = comparison;
  if (as === 'h' && !shared) return '0';
  const whens = levels.map((_, level) => `WHEN ${level} THEN ${weightOfLevel(shares, level, as)}::DOUBLE`);
  const own = `CASE g${j} ${whens.join(' ')} ELSE 0 END`;
  const rarity = raritySql(settings, model, j);
  return rarity === null ? own : `${own} + ${rarity}`;
}

/** In bits: what a comparison adds because the value that both have is rare; null where it does not go by that. */
export function raritySql(settings: ScoredSettings, model: LinkageModel, j: number): string | null {
  const [comparison, shares] = [settings.comparisons[j], model.comparisons[j]];
  if (!comparison?.byFrequency || comparison.levels[0]?.is !== 'SAME' || !shares) return null;
  const at = settings.columns.findIndex(({ name }) => name === comparison.column);
  return `CASE WHEN g${j} = 0 THEN least(${RARE_ADDS}, log2(${shares.u[0]}::DOUBLE / l.f${at})) ELSE 0 END`;
}

/** How many compared pairs there are of each weight, in bins of one bit. */
export async function readHistogram(workshop: Workshop): Promise<{ bits: number; pairs: number }[]> {
  const [bits = [], pairs = []] = await workshop.numbers(
    'SELECT floor(weight)::INTEGER AS bits, count(*)::DOUBLE FROM scored GROUP BY 1 ORDER BY 1',
  );
  return bits.map((each, at) => ({ bits: each, pairs: pairs[at] ?? 0 }));
}

/** The pairs of at least so many bits, by number. */
export async function readFrom(workshop: Workshop, from: number): Promise<ScoredPair[]> {
  return asPairs(
    await workshop.numbers(`SELECT a, b, weight FROM scored WHERE weight >= ${from} ORDER BY a, b`),
  );
}

/** All compared pairs between records that matches connect, however far: what speaks for and against one person. */
export async function readConnected(
  workshop: Workshop,
  matches: readonly ScoredPair[],
): Promise<ScoredPair[]> {
  await workshop.run('CREATE TABLE connected (k INTEGER, root INTEGER)');
  await workshop.append('connected', rootsOf(matches));
  return asPairs(
    await workshop.numbers(`SELECT a, b, weight FROM scored
      JOIN connected x ON x.k = a JOIN connected y ON y.k = b AND y.root = x.root ORDER BY a, b`),
  );
}

function* rootsOf(matches: readonly ScoredPair[]): Iterable<readonly [number, number]> {
  const above = new Map<number, number>();
  const rootOf = (record: number): number => {
    let root = record;
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next;
    above.set(record, root);
    return root;
  };
  for (const { left, right } of matches) {
    const [one, other] = [rootOf(left), rootOf(right)];
    above.set(Math.max(one, other), Math.min(one, other));
  }
  for (const record of above.keys()) yield [record, rootOf(record)];
}

function asPairs([lefts = [], rights = [], weights = []]: readonly (readonly number[])[]): ScoredPair[] {
  return lefts.map((left, at) => ({ left, right: rights[at] ?? 0, weight: weights[at] ?? 0 }));
}
