import {
  decideBetweenFiles,
  decideWithinFile,
  hardlyTold,
  type JudgedPair,
  type LinkageModel,
  type LinkageSettings,
  probabilityOf,
  type ScoredPair,
  weightOfPair,
} from '../../rules/index.js';
import { inWords } from './choose-settings.js';
import type { Sizes } from './estimate-pairs.js';
import type { LinkageOutcome, LinkedPair } from './linkage-order.js';
import type { Decision } from './read-named-pairs.js';
import { raritySql, readConnected, readFrom, type ScoredSettings } from './score-pairs.js';
import type { Workshop } from './workshop.js';

/** What was compared and weighed, of columns or of encoded groups. */
export interface Scored {
  readonly settings: Pick<LinkageSettings, 'matchFrom' | 'reviewFrom' | 'nobodyTwice'> & ScoredSettings;
  readonly sizes: Sizes;
  readonly model: LinkageModel;
  readonly decisions: readonly Decision[];
  /** Adds those pairs of the table `result` to `compared` that are not in it yet. */
  readonly compareResult: () => Promise<void>;
}

/** Which pairs are the result, and which are for people: groups within one file, pairs between two. */
export async function decidePairs(
  workshop: Workshop,
  scored: Scored,
): Promise<
  Pick<LinkageOutcome, 'pairs' | 'doubts'> & { readonly nobodyTwice: LinkageSettings['nobodyTwice'] }
> {
  const { settings, sizes, decisions } = scored;
  const thresholds = { match: bitsOf(settings.matchFrom), review: bitsOf(settings.reviewFrom) };
  const found = withDecisions(await readFrom(workshop, thresholds.review), decisions);
  if (sizes.right !== null) {
    const { pairs, nobodyTwice } = decideBetweenFiles(found, thresholds, settings.nobodyTwice);
    const described = await describe(workshop, scored, pairs);
    return { pairs: described, doubts: doubtOf(described), nobodyTwice };
  }
  const connected = await readConnected(
    workshop,
    found.filter(({ weight }) => weight >= thresholds.match),
  );
  const all = new Map([...connected, ...found].map((pair) => [`${pair.left} ${pair.right}`, pair]));
  const pairs = decideWithinFile([...all.values()], thresholds);
  const described = await describe(workshop, scored, pairs);
  return {
    pairs: described,
    doubts: [...doubtOf(described), ...contradictions(pairs, decisions)],
    nobodyTwice: settings.nobodyTwice,
  };
}

/** As log odds to the base of 2. */
const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));

/** What a person decided weighs without end. */
function withDecisions(pairs: readonly ScoredPair[], decisions: readonly Decision[]): readonly ScoredPair[] {
  if (decisions.length === 0) return pairs;
  const decided = new Map(decisions.map((each) => [`${each.left} ${each.right}`, each]));
  return [
    ...pairs.filter(({ left, right }) => !decided.has(`${left} ${right}`)),
    ...decisions.map(({ left, right, isSame }) => ({
      left,
      right,
      weight: isSame ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
    })),
  ];
}

function doubtOf(pairs: readonly LinkedPair[]): readonly string[] {
  const unsure = pairs.filter(({ isChosen }) => !isChosen).map(({ probability }) => probability);
  const doubt = hardlyTold(pairs.length - unsure.length, unsure);
  return doubt === null ? [] : [doubt];
}

/** Decisions that cannot all be true: two records are different that others, each the same as the next, join. */
function contradictions(pairs: readonly JudgedPair[], decisions: readonly Decision[]): string[] {
  const joined = new Map<number, Set<number>>();
  for (const { left, right, verdict } of pairs)
    if (verdict === 'MATCH')
      for (const [one, other] of [
        [left, right],
        [right, left],
      ] as const)
        joined.set(one, (joined.get(one) ?? new Set()).add(other));
  const against = decisions.filter(
    ({ left, right, isSame }) =>
      !isSame && [...(joined.get(left) ?? [])].some((third) => joined.get(third)?.has(right)),
  ).length;
  if (against === 0) return [];
  return [
    against === 1
      ? 'One pair was decided to be two people, and other decisions join the two. Look at these decisions again.'
      : `${inWords(against)} pairs were decided to be two people, and other decisions join them. Look at these decisions again.`,
  ];
}

/** The pairs with their ids, and with what their weights are made of. */
async function describe(
  workshop: Workshop,
  { settings, model, decisions, compareResult }: Scored,
  pairs: readonly JudgedPair[],
): Promise<LinkedPair[]> {
  await workshop.run('CREATE TABLE result (a INTEGER, b INTEGER)');
  await workshop.append(
    'result',
    pairs.map(({ left, right }) => [left, right]),
  );
  // two records that a third joins were perhaps never compared
  await compareResult();
  const joined = `FROM result JOIN compared USING (a, b) JOIN record l ON l.k = a JOIN record r ON r.k = b ORDER BY a, b`;
  const [ids = [], others = []] = await workshop.texts(`SELECT l.id, r.id ${joined}`);
  const places = settings.comparisons.map((_, j) => j);
  const numbers = await workshop.numbers(
    `SELECT ${[...places.map((j) => `g${j}`), ...places.map((j) => raritySql(settings, model, j) ?? '0')].join(', ')} ${joined}`,
  );
  const same = new Set(decisions.map(({ left, right }) => `${left} ${right}`));
  return pairs.map((pair, row): LinkedPair => {
    const levels = places.map((j) => numbers[j]?.[row] ?? 0);
    const rarities = places.map((j) => numbers[places.length + j]?.[row] ?? 0);
    const weight = weightOfPair(settings, model, { levels, rarities });
    const isDecided = same.size > 0 && same.has(`${pair.left} ${pair.right}`);
    const isJoined = !isDecided && Math.abs(pair.weight - weight) > ROUNDED;
    return {
      left: ids[row] ?? '',
      right: others[row] ?? '',
      weight,
      probability: probabilityOf(isJoined ? pair.weight : weight),
      levels,
      rarities,
      verdict: pair.verdict,
      isChosen: pair.isChosen,
      by: isDecided ? 'PERSON' : isJoined ? 'OTHER_RECORDS' : 'WEIGHT',
    };
  });
}

/** In bits: DuckDB and JavaScript may differ in the last digits of a logarithm. */
const ROUNDED = 1e-6;
