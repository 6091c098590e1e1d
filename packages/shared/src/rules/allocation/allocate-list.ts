import { candidatesOf, loadsOf } from './candidates.js';
import { explainFit } from './explain-fit.js';
import type { Out, OutReason } from './judge-fit.js';
import type { OfferingProvider, WaitingPerson } from './people.js';
import { inOrderOfWait, rank } from './rank.js';
import type { AllocationRule } from './rule.js';
import { type AllocationChoice, choiceOf, judgeAll } from './suggest-for.js';

/** Where a person on the waiting list would go if every first suggestion were taken. */
export interface ListPlace {
  readonly person: WaitingPerson;
  /** null: nobody is left for them */
  readonly to: AllocationChoice | null;
  readonly sentence: string;
}

export interface AllocatedList {
  /** the longest wait first */
  readonly places: readonly ListPlace[];
  /** what each worker and each provider would then carry, by id, hundredths */
  readonly loads: ReadonlyMap<string, number>;
}

/**
 * Goes through the waiting list, the longest wait first (equal waits by lot, see `inOrderOfWait`), gives each person the
 * first suggestion that is left, and takes the room from whoever it is. A trial: it decides nothing for anybody.
 *
 * @throws RangeError for loads or weights that cannot be, or an id that stands for two
 */
export function allocateList(
  waiting: readonly WaitingPerson[],
  providers: readonly OfferingProvider[],
  rule: AllocationRule,
): AllocatedList {
  if (waiting.some(({ weight }) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError('Weights are whole hundredths.');
  const candidates = candidatesOf(providers);
  const loads = loadsOf(providers);
  const places = inOrderOfWait(waiting).map((person): ListPlace => {
    const { fits, outs } = judgeAll(person, candidates, rule, loads);
    const first = rank(person, fits)[0];
    if (!first) return { person, to: null, sentence: sayNobody(person, outs) };
    const { provider, worker } = first.candidate;
    for (const id of worker ? [worker.id, provider.id] : [provider.id])
      loads.set(id, (loads.get(id) ?? 0) + person.weight);
    return { person, to: choiceOf(first.candidate), sentence: explainFit(person, first) };
  });
  return { places, loads };
}

const REASONS: Record<OutReason['why'], (count: number) => string> = {
  FULL: (count) => `${count} ${count === 1 ? 'is' : 'are'} full`,
  LACKS: (count) => `${count} ${count === 1 ? 'does' : 'do'} not know what is needed`,
  AVOIDED: (count) => `${count} ${count === 1 ? 'is' : 'are'} whom they wish to avoid`,
};

function sayNobody({ name }: WaitingPerson, outs: readonly Out[]): string {
  if (outs.length === 0) return `Nobody is left for ${name}: no provider takes part.`;
  const reasons = (['FULL', 'LACKS', 'AVOIDED'] as const).flatMap((why) => {
    const count = outs.filter(({ reason }) => reason.why === why).length;
    return count === 0 ? [] : [REASONS[why](count)];
  });
  return `Nobody is left for ${name}: ${new Intl.ListFormat('en-GB').format(reasons)}.`;
}
