import type { EncodingSettings } from '../../../rules/index.js';
import { concludeRun } from '../conclude-run.js';
import { followStages } from '../follow-stages.js';
import { learnModel } from '../learn-model.js';
import type { LinkageOutcome } from '../linkage-order.js';
import { MatchingError } from '../matching-error.js';
import { readNamedPairs } from '../read-named-pairs.js';
import { scorePairs } from '../score-pairs.js';
import { inWorkshop, type Workshop } from '../workshop.js';
import { beginEncoded, type EncodedEstimate, type EncodedOrder } from './begin-encoded.js';
import { compareEncoded, findEncodedPairs } from './compare-encoded.js';
import type { EncodedSettings } from './encoded-settings.js';

/** As of any run of matching: of a pair, `levels` are those of `settings.comparisons`, in their order. */
export interface EncodedOutcome
  extends Omit<LinkageOutcome, 'settings' | 'leftOut' | 'estimates'>,
    Pick<EncodedEstimate, 'settings' | 'encoding' | 'estimates'> {}

/**
 * Matches two encoded files, or searches one for people who stand in it twice: each group's filters are compared by
 * Dice, in steps, and what a step is worth is learnt from the files themselves, without labels, as between names. The
 * same files and settings give the same result.
 *
 * @throws MatchingError, a sentence, for whatever the person who asked can mend; nothing is left behind then
 */
export async function linkEncoded(order: EncodedOrder): Promise<EncodedOutcome> {
  const stages = followStages(order.onStage);
  return inWorkshop(order.limits, async (workshop) => {
    const begun = await beginEncoded(workshop, stages, order);
    const { settings, encoding, sizes, estimates, refused } = begun;
    if (refused !== null) throw new MatchingError(refused);
    const compared = await stages.in('COMPARING', async (isDone) => {
      const found = await findEncodedPairs(workshop, settings, settings.blocking, sizes);
      isDone(0.3);
      await compareEncoded(workshop, settings, encoding.bits, 'pair', 'compared');
      return found;
    });
    const learnt = await stages.in('LEARNING', () =>
      learnModel(workshop, settings, sizes, () =>
        compareEncoded(workshop, settings, encoding.bits, 'random_pair', 'random_compared'),
      ),
    );
    const decisions = await stages.in('SCORING', async () => {
      await scorePairs(workshop, settings, learnt.model);
      return readNamedPairs(workshop, order, sizes);
    });
    const compareResult = () => compareEncodedResult(workshop, settings, encoding);
    const concluded = await concludeRun(workshop, stages, {
      settings,
      sizes,
      learnt,
      decisions,
      compareResult,
    });
    return { sizes, encoding, estimates, compared, ...concluded };
  });
}

/** Adds those pairs of the table `result` to `compared` that are not in it yet. */
async function compareEncodedResult(
  workshop: Workshop,
  settings: EncodedSettings,
  { bits }: EncodingSettings,
): Promise<void> {
  await workshop.run('CREATE TABLE uncompared AS SELECT a, b FROM result ANTI JOIN compared USING (a, b)');
  await compareEncoded(workshop, settings, bits, 'uncompared', 'compared_late');
  await workshop.run('INSERT INTO compared SELECT * FROM compared_late');
}
