import { beginLinkage } from './begin-linkage.js';
import { compareNamedPairs, comparePairs, findPairs } from './compare-pairs.js';
import { concludeRun } from './conclude-run.js';
import { followStages } from './follow-stages.js';
import { learnModel } from './learn-model.js';
import type { LinkageOrder, LinkageOutcome } from './linkage-order.js';
import { MatchingError } from './matching-error.js';
import { readNamedPairs } from './read-named-pairs.js';
import { scorePairs } from './score-pairs.js';
import { inWorkshop } from './workshop.js';

/**
 * Finds who is the same person in two files, or stands in one file twice: everything but where the files come from and
 * where the result goes. The same files and the same order give the same outcome.
 *
 * New rows are linked against what is there by `onlyNew`, `model` and, where a record has one pair at most or groups
 * are to stay together, `standing`: a pair with a new row then weighs what it would weigh if all were done again by the
 * same model.
 *
 * @throws MatchingError, a sentence, for whatever the person who asked can mend; nothing is left behind then
 */
export async function linkRecords(order: LinkageOrder): Promise<LinkageOutcome> {
  const stages = followStages(order.onStage);
  return inWorkshop(order.limits, async (workshop) => {
    const { settings, sizes, leftOut, estimates, refused } = await beginLinkage(workshop, stages, order);
    if (refused !== null) throw new MatchingError(refused);
    const compared = await stages.in('COMPARING', async (isDone) => {
      const found = await findPairs(workshop, settings, sizes, order.onlyNew !== undefined);
      isDone(0.3);
      await comparePairs(workshop, settings, 'pair', 'compared');
      return found;
    });
    const learnt = await stages.in('LEARNING', async () =>
      order.model
        ? { model: order.model, matches: null, doubts: [] }
        : learnModel(workshop, settings, sizes, () =>
            comparePairs(workshop, settings, 'random_pair', 'random_compared'),
          ),
    );
    const decisions = await stages.in('SCORING', async (isDone) => {
      const named = await readNamedPairs(workshop, order, sizes);
      await compareNamedPairs(workshop, settings, 'named_pair');
      isDone(0.2);
      await scorePairs(workshop, settings, learnt.model);
      return named;
    });
    const compareResult = () => compareNamedPairs(workshop, settings, 'result');
    const concluded = await concludeRun(workshop, stages, {
      settings,
      sizes,
      learnt,
      decisions,
      compareResult,
    });
    return { sizes, leftOut, estimates, compared, ...concluded };
  });
}
