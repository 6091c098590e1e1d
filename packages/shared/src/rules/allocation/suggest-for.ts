import { type Candidate, candidatesOf, type Loads, loadsOf } from './candidates.js';
import { explainBelow, explainFit, explainLongWait, explainOut } from './explain-fit.js';
import { type Fit, hasWaitedLong, isOut, judgeFit, type Out, type OutReason } from './judge-fit.js';
import type { OfferingProvider, WaitingPerson } from './people.js';
import { rank } from './rank.js';
import type { AllocationPart, AllocationRule } from './rule.js';

/** A worker with their provider, or a provider by itself. */
export interface AllocationChoice {
  readonly providerId: string;
  readonly workerId: string | null;
  /** "Sam Okoro of Northgate" */
  readonly name: string;
}

export interface AllocationSuggestion extends AllocationChoice {
  /** weights times percent, added up: only its order means something */
  readonly score: number;
  /** percent by part; null: does not matter for this person */
  readonly parts: Readonly<Record<AllocationPart, number | null>>;
  /** why they are suggested */
  readonly sentence: string;
  /** why not before the first one; null for the first */
  readonly below: string | null;
}

export interface NotSuggested extends AllocationChoice {
  readonly why: OutReason['why'];
  readonly sentence: string;
}

/** What the assessor is shown for one person, who then decides. */
export interface AllocationSuggestions {
  /** the best fit first */
  readonly suggested: readonly AllocationSuggestion[];
  /** by the order of their names */
  readonly out: readonly NotSuggested[];
  /** what their long wait changes; null: they have not waited so long, or it changes nothing */
  readonly longWait: string | null;
}

/**
 * Suggests who might support a person: everyone who has room and whom the person does not wish to avoid, best fit first,
 * each with a sentence; and everyone else with the reason. How ties are broken: `rank`.
 *
 * @throws RangeError for loads that cannot be, or an id that stands for two
 */
export function suggestFor(
  person: WaitingPerson,
  providers: readonly OfferingProvider[],
  rule: AllocationRule,
): AllocationSuggestions {
  const { fits, outs } = judgeAll(person, candidatesOf(providers), rule, loadsOf(providers));
  const ranked = rank(person, fits);
  const first = ranked[0];
  return {
    suggested: ranked.map((fit) => ({
      ...choiceOf(fit.candidate),
      score: fit.score,
      parts: fit.parts,
      sentence: explainFit(person, fit),
      below: !first || fit === first ? null : explainBelow(person, fit, first, rule),
    })),
    out: [...outs].sort(byName).map(({ candidate, reason }) => ({
      ...choiceOf(candidate),
      why: reason.why,
      sentence: explainOut(person, candidate.name, reason),
    })),
    longWait: hasWaitedLong(person.waitedDays, rule) ? explainLongWait(rule) : null,
  };
}

export function judgeAll(
  person: WaitingPerson,
  candidates: readonly Candidate[],
  rule: AllocationRule,
  loads: Loads,
): { readonly fits: Fit[]; readonly outs: Out[] } {
  const judged = candidates.map((candidate) => judgeFit(person, candidate, rule, loads));
  return { fits: judged.filter((one): one is Fit => !isOut(one)), outs: judged.filter(isOut) };
}

export const choiceOf = ({ name, provider, worker }: Candidate): AllocationChoice => ({
  providerId: provider.id,
  workerId: worker?.id ?? null,
  name,
});

const byName = ({ candidate: a }: Out, { candidate: b }: Out): number =>
  a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1);
