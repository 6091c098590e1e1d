import { type LinkageModel, NOT_KNOWN, priorWeights, probabilityOf, weightOfLevel } from './linkage-model.js';
import { type ExplainedSettings, exchangedWith } from './linkage-settings.js';
import { wordsOfLevel } from './words-of-level.js';

/** What a pair's weight is made of, beside the model. */
export interface PairLevels {
  /** of each comparison, NOT_KNOWN where a side knows nothing */
  readonly levels: readonly number[];
  /** of each comparison, in bits: what a rare value adds and a common one takes away; 0 where neither */
  readonly rarities: readonly number[];
}

/** A step of the waterfall; a person reads them one below the other. */
export interface ExplainedStep {
  readonly of: 'PRIOR' | 'COMPARISON' | 'HOUSEHOLD';
  /** of a comparison: the column's name */
  readonly column: string | null;
  /** of a comparison: NOT_KNOWN where a side knows nothing */
  readonly level: number | null;
  /** in plain words, without the values: 'the same', 'day and month exchanged' */
  readonly words: string;
  /** 0 to 1: of pairs of one person, and of strangers, the share that stands so; null where nothing is compared */
  readonly m: number | null;
  readonly u: number | null;
  /** in bits */
  readonly weight: number;
  /** in bits, beside the weight: how rare the value is that both have */
  readonly rarity: number;
  /** in bits: all steps up to this one */
  readonly total: number;
}

export interface Explanation {
  readonly steps: readonly ExplainedStep[];
  /** in bits: the total of the last step, and what `weightOfPair` says */
  readonly weight: number;
  /** 0 to 1 */
  readonly probability: number;
}

/**
 * Why a pair weighs what it weighs: how likely any two records are one person, what each comparison adds and, last,
 * what has to be taken off because two people of one household would look so too. Every total is the one before, plus
 * the step's weight, plus its rarity, exactly.
 */
export function explainPair(
  { columns, comparisons }: ExplainedSettings,
  model: LinkageModel,
  pair: PairLevels,
): Explanation {
  const priors = priorWeights(model);
  let total = priors.m;
  let household = priors.h;
  const steps: ExplainedStep[] = [
    {
      of: 'PRIOR',
      column: null,
      level: null,
      words: 'any two records, before they are compared',
      m: null,
      u: null,
      weight: priors.m,
      rarity: 0,
      total,
    },
  ];
  for (const [at, { column, levels }] of comparisons.entries()) {
    const shares = sharesOf(model, at);
    const level = pair.levels[at] ?? NOT_KNOWN;
    const rarity = pair.rarities[at] ?? 0;
    const weight = weightOfLevel(shares, level);
    total = total + weight + rarity;
    household = household + householdWeight(comparisons, model, at, level, rarity);
    const likeness = levels[level];
    const kind = columns.find(({ name }) => name === column)?.kind ?? null;
    steps.push({
      of: 'COMPARISON',
      column,
      level,
      words: likeness ? wordsOfLevel(likeness, kind) : whyNotKnown(comparisons, pair.levels, column),
      m: shares.m[level] ?? null,
      u: shares.u[level] ?? null,
      weight,
      rarity,
      total,
    });
  }
  if (model.household > 0) {
    const weight = -Math.log2(1 + 2 ** household);
    total += weight;
    steps.push({
      of: 'HOUSEHOLD',
      column: null,
      level: null,
      words: 'two people who live together would look so too',
      m: null,
      u: null,
      weight,
      rarity: 0,
      total,
    });
  }
  return { steps, weight: total, probability: probabilityOf(total) };
}

/** In bits: how likely a pair is one person. `explainPair` says why; the sums are the same to the last digit. */
export function weightOfPair(
  { comparisons }: Pick<ExplainedSettings, 'comparisons'>,
  model: LinkageModel,
  pair: PairLevels,
): number {
  let { m, h } = priorWeights(model);
  for (const at of comparisons.keys()) {
    const level = pair.levels[at] ?? NOT_KNOWN;
    const rarity = pair.rarities[at] ?? 0;
    m = m + weightOfLevel(sharesOf(model, at), level) + rarity;
    h = h + householdWeight(comparisons, model, at, level, rarity);
  }
  return model.household > 0 ? m - Math.log2(1 + 2 ** h) : m;
}

/** What is each person's own tells strangers from a household no more than chance does. */
function householdWeight(
  comparisons: ExplainedSettings['comparisons'],
  model: LinkageModel,
  at: number,
  level: number,
  rarity: number,
): number {
  return comparisons[at]?.shared ? weightOfLevel(sharesOf(model, at), level, 'h') + rarity : 0;
}

function sharesOf({ comparisons }: LinkageModel, at: number) {
  const shares = comparisons[at];
  if (!shares) throw new RangeError(`The model has no comparison ${at}.`);
  return shares;
}

function whyNotKnown(
  comparisons: ExplainedSettings['comparisons'],
  levels: readonly number[],
  column: string,
): string {
  const likenessOf = (at: number) => comparisons[at]?.levels[levels[at] ?? NOT_KNOWN]?.is;
  if (comparisons.some((each, at) => exchangedWith(each) === column && likenessOf(at) === 'EXCHANGED'))
    return 'exchanged, and counted with the other';
  const echoes = comparisons.find((each) => each.column === column)?.echoes ?? [];
  if (comparisons.some((each, at) => echoes.includes(each.column) && likenessOf(at) === 'SAME'))
    return `not known on one side, or alike only by ${echoes.join(' and ')}`;
  return 'not known on one side';
}
