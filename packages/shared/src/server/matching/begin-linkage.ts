import type { LinkageSettings } from '../../rules/index.js';
import { type Chosen, chooseRules, chooseSettings, inWords } from './choose-settings.js';
import { countAllPairs, type Estimate, estimatePairs, type Sizes } from './estimate-pairs.js';
import type { Stages } from './follow-stages.js';
import type { LinkageOrder } from './linkage-order.js';
import { MatchingError } from './matching-error.js';
import { prepareRecords } from './prepare-records.js';
import { readFile } from './read-file.js';
import type { Workshop } from './workshop.js';

export interface Begun extends Omit<Chosen, 'settings'> {
  readonly sizes: Sizes;
  readonly settings: LinkageSettings;
  readonly estimates: readonly Estimate[];
  /** at most so many pairs are to be compared */
  readonly pairs: number;
  readonly refused: string | null;
}

/** Everything that comes before the first pair: files read, settings chosen, records prepared, pairs estimated. */
export async function beginLinkage(workshop: Workshop, stages: Stages, order: LinkageOrder): Promise<Begun> {
  mustFit(order);
  const [left, right] = await stages.in('READING', async (isDone) => {
    const one = await readFile(workshop, order.left.path, order.left.id, 'left_file');
    isDone(0.5);
    return [
      one,
      order.right && (await readFile(workshop, order.right.path, order.right.id, 'right_file')),
    ] as const;
  });
  const sizes = { left: left.rows, right: right?.rows ?? null };
  const chosen = await stages.in('CHOOSING', async (isDone) => {
    const given = order.settings === 'auto' ? null : order.settings;
    const found: Chosen = given
      ? { settings: given, leftOut: [], profiles: null }
      : await chooseSettings(workshop, left, right);
    isDone(0.3);
    await prepareRecords(workshop, found.settings, left, right, order.onlyNew);
    isDone(0.7);
    const blocking = given?.blocking ?? (await chooseRules(workshop, found.settings, sizes));
    const matchFrom = order.matchFrom ?? found.settings.matchFrom;
    const reviewFrom = Math.min(order.reviewFrom ?? found.settings.reviewFrom, matchFrom);
    return { ...found, settings: { ...found.settings, matchFrom, reviewFrom, blocking } };
  });
  return stages.in('ESTIMATING', async () => {
    const { columns, blocking, mostPairs } = chosen.settings;
    const estimates = await estimatePairs(workshop, columns, blocking, sizes);
    const pairs =
      blocking.length > 0
        ? estimates.reduce((sum, each) => sum + each.pairs, 0)
        : await countAllPairs(workshop, sizes);
    return { ...chosen, sizes, estimates, pairs, refused: whyRefused(pairs, mostPairs, estimates) };
  });
}

/** What cannot be told from the files. */
function mustFit({ settings, model, onlyNew }: LinkageOrder): void {
  if (onlyNew && !model)
    throw new MatchingError(
      'New rows are matched by what an earlier run learnt. Name that run, or match all rows.',
    );
  if (!model) return;
  const isFor =
    settings !== 'auto' &&
    settings.comparisons.length === model.comparisons.length &&
    settings.comparisons.every(({ levels }, at) => levels.length === model.comparisons[at]?.m.length);
  if (!isFor)
    throw new MatchingError(
      'What was learnt before belongs to other settings. Use the settings of that run, or learn anew.',
    );
}

/** Why a run that would compare too many pairs is refused. */
function whyRefused(pairs: number, mostPairs: number, estimates: readonly Estimate[]): string | null {
  if (pairs <= mostPairs) return null;
  const [worst] = [...estimates].sort((one, other) => other.pairs - one.pairs);
  return `This would compare about ${inWords(pairs)} pairs, and the limit is ${inWords(mostPairs)}. ${
    worst
      ? `Most come from the rule "${nameOfRule(worst.rule)}" (${inWords(worst.pairs)}): add another key to it, or take it out.`
      : 'Add blocking rules.'
  } Nothing was written.`;
}

/** 'surname START 3 + birth_date' */
export const nameOfRule = (rule: Estimate['rule']): string =>
  rule
    .map(({ column, part, characters }) =>
      [column, part === 'WHOLE' ? '' : part, characters ?? ''].join(' ').trim(),
    )
    .join(' + ');
