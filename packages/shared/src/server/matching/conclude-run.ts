import { decidePairs, type Scored } from './decide-pairs.js';
import type { Stages } from './follow-stages.js';
import type { LearntModel } from './learn-model.js';
import type { LinkageOutcome } from './linkage-order.js';
import { readHistogram } from './score-pairs.js';
import type { Workshop } from './workshop.js';

type Learnt = Pick<LinkageOutcome, 'model' | 'matches' | 'doubts'> | LearntModel;

interface Weighed<Settings> extends Omit<Scored, 'model' | 'settings'> {
  readonly settings: Settings;
  readonly learnt: Learnt;
}

/** The end of a run, of columns or of encoded groups: what becomes of the weighed pairs, and all that is told of it. */
export async function concludeRun<Settings extends Scored['settings']>(
  workshop: Workshop,
  stages: Stages,
  { learnt, ...weighed }: Weighed<Settings>,
) {
  const histogram = await readHistogram(workshop);
  const { pairs, doubts, nobodyTwice } = await stages.in('DECIDING', () =>
    decidePairs(workshop, { ...weighed, model: learnt.model }),
  );
  return {
    ...learnt,
    settings: { ...weighed.settings, nobodyTwice },
    doubts: [...learnt.doubts, ...doubts],
    seconds: stages.seconds,
    histogram,
    pairs,
  };
}
