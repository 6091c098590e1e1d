import type { Learnt } from './estimate-model.js';
import { NOT_KNOWN, type PatternCount, weightOfLevel } from './linkage-model.js';
import type { LinkageComparison } from './linkage-settings.js';

/** In bits: a model that tells people apart has comparisons whose first level adds this much together. */
const TELLS_APART = 6;
/** Of the pairs compared, the share that can be of one person. */
const MOST_MATCHES = 0.95;

/** What is wrong with a learnt model, as sentences that say what to do; none where it can be used. */
export function judgeModel(
  learnt: Learnt,
  comparisons: readonly Pick<LinkageComparison, 'column'>[],
  blocked: readonly PatternCount[],
): string[] {
  const { model, isSettled, rounds, matches } = learnt;
  const compared = blocked.reduce((sum, { pairs }) => sum + pairs, 0);
  const found: string[] = [];
  if (!isSettled)
    found.push(
      `The model had not settled after ${rounds} rounds. Leave out a comparison that says nearly the same as another.`,
    );
  const first = model.comparisons.map((shares) => weightOfLevel(shares, 0));
  if (compared > 0 && first.reduce((sum, weight) => sum + Math.max(0, weight), 0) < TELLS_APART)
    found.push(
      'The columns do not tell one person from another. Compare more columns, or such as differ between people.',
    );
  const turned = comparisons.filter((_, at) => {
    const isSeen = blocked.some(({ levels }) => (levels[at] ?? NOT_KNOWN) === 0);
    return isSeen && (first[at] ?? 0) < -1;
  });
  if (turned.length > comparisons.length / 2)
    found.push(
      `The model took being the same for a sign of two people (${turned.map(({ column }) => column).join(', ')}). Block by columns that pairs of one person share.`,
    );
  if (compared > 1000 && matches > MOST_MATCHES * compared)
    found.push(
      'Nearly every pair that was compared is taken for one person. Add a blocking rule that also finds pairs of different people.',
    );
  return found;
}
