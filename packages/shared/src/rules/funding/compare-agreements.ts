import type { ContributionTerms } from './contribution.js';

/** What of a contribution can change; its order says who takes first from what is left. */
export const COMPARED_TERMS = [
  'order',
  'payer',
  'kind',
  'percent',
  'amount',
  'cap',
  'outcomes',
  'anchors',
  'cohort',
] as const;
export type ComparedTerm = (typeof COMPARED_TERMS)[number];

export interface ChangedContribution {
  readonly before: ContributionTerms;
  readonly after: ContributionTerms;
  readonly terms: readonly ComparedTerm[];
}

export interface AgreementComparison {
  readonly added: readonly ContributionTerms[];
  readonly removed: readonly ContributionTerms[];
  readonly changed: readonly ChangedContribution[];
  readonly unchanged: readonly ContributionTerms[];
}

/**
 * What a version of the agreement changes against another, contribution by contribution. Labels tell which is
 * which, as they do for caps; the order matters only among those that both have.
 */
export function compareAgreements(
  before: readonly ContributionTerms[],
  after: readonly ContributionTerms[],
): AgreementComparison {
  const old = new Map(before.map((one) => [one.label, one]));
  const kept = new Set(after.map((one) => one.label));
  const placeBefore = places(before.filter((one) => kept.has(one.label)));
  const placeAfter = places(after.filter((one) => old.has(one.label)));
  const added: ContributionTerms[] = [];
  const changed: ChangedContribution[] = [];
  const unchanged: ContributionTerms[] = [];
  for (const one of after) {
    const was = old.get(one.label);
    if (!was) {
      added.push(one);
      continue;
    }
    const moved = placeBefore.get(one.label) !== placeAfter.get(one.label);
    const terms = COMPARED_TERMS.filter((term) =>
      term === 'order' ? moved : plain(was, term) !== plain(one, term),
    );
    if (terms.length === 0) unchanged.push(one);
    else changed.push({ before: was, after: one, terms });
  }
  return { added, removed: before.filter((one) => !kept.has(one.label)), changed, unchanged };
}

const places = (list: readonly ContributionTerms[]): Map<string, number> =>
  new Map(list.map((one, place) => [one.label, place]));

/** A term as text that is equal exactly when it is the same. */
function plain(one: ContributionTerms, term: Exclude<ComparedTerm, 'order'>): string {
  switch (term) {
    case 'payer':
      return one.anchorPays ? 'anchor' : (one.funderId ?? '');
    case 'outcomes':
      return [...(one.outcomeCodes ?? [])].sort().join();
    case 'anchors':
      return [...(one.anchorIds ?? [])].sort().join();
    default:
      return String(one[term] ?? '');
  }
}
