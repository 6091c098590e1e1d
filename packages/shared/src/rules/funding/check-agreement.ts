import { formatPercent, WHOLE } from '../money/index.js';
import { COHORTS } from '../rate-cards/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import type { ContributionTerms } from './contribution.js';

const LONGEST_LABEL = 200;

/**
 * Whether each contribution makes sense by itself: INVALID, with the path of the input
 * ("contributions.2.percent", counted from 0). Whether together they cover the price says `checkBalance`.
 */
export function checkContributions(contributions: readonly ContributionTerms[]): Refusal | null {
  if (contributions.length === 0)
    return refuse('INVALID', 'Enter at least one contribution: somebody has to pay.', 'contributions');
  const labels = new Set<string>();
  for (const [index, one] of contributions.entries()) {
    const found = checkOne(one, `contributions.${index}`);
    if (found) return found;
    if (labels.has(one.label))
      return refuse(
        'INVALID',
        `Two contributions are called “${one.label}”: give each its own label.`,
        `contributions.${index}.label`,
      );
    labels.add(one.label);
  }
  return null;
}

function checkOne(one: ContributionTerms, path: string): Refusal | null {
  if (one.label.trim() === '' || one.label.length > LONGEST_LABEL)
    return refuse(
      'INVALID',
      `Give the contribution a label of 1 to ${LONGEST_LABEL} characters.`,
      `${path}.label`,
    );
  if (one.anchorPays === (one.funderId !== null))
    return refuse('INVALID', 'Choose either a funder or “the anchor organisation pays”.', `${path}.funderId`);
  const wants = { percent: one.kind === 'PERCENT', amount: one.kind === 'FIXED' };
  if (wants.percent !== (one.percent != null))
    return refuse(
      'INVALID',
      wants.percent ? 'Enter a percentage.' : 'Only a contribution by percentage has a percentage.',
      `${path}.percent`,
    );
  if (one.percent != null && !(Number.isInteger(one.percent) && one.percent >= 1 && one.percent <= WHOLE))
    return refuse(
      'INVALID',
      'Enter a percentage above 0 and up to 100, with at most two decimals.',
      `${path}.percent`,
    );
  if (wants.amount !== (one.amount != null))
    return refuse(
      'INVALID',
      wants.amount ? 'Enter an amount for each claim.' : 'Only a fixed contribution has an amount.',
      `${path}.amount`,
    );
  if (one.amount != null && one.amount <= 0n)
    return refuse('INVALID', 'Enter an amount above zero.', `${path}.amount`);
  if (one.cap != null && one.cap <= 0n)
    return refuse('INVALID', 'Enter a cap above zero, or leave it empty for none.', `${path}.cap`);
  if (one.outcomeCodes?.length === 0)
    return refuse('INVALID', 'Choose at least one outcome, or lift the restriction.', `${path}.outcomeCodes`);
  if (one.anchorIds?.length === 0)
    return refuse(
      'INVALID',
      'Choose at least one anchor organisation, or lift the restriction.',
      `${path}.anchorIds`,
    );
  return null;
}

/**
 * NOT_BALANCED if for some outcome, cohort or anchor the percentages exceed 100, or stay under 100 with no
 * RESIDUAL (domain.md, Money). Caps are not counted. Besides the outcomes and anchors that restrictions
 * name, "any other" is tried, since a claim may have one.
 */
export function checkBalance(contributions: readonly ContributionTerms[]): Refusal | null {
  const outcomes = whoIsLetIn(contributions.map((one) => one.outcomeCodes ?? null));
  const anchors = whoIsLetIn(contributions.map((one) => one.anchorIds ?? null));
  for (const outcome of outcomes) {
    for (const anchor of anchors) {
      for (const cohort of COHORTS) {
        const matching = contributions.filter(
          (one, index) => outcome.lets[index] && anchor.lets[index] && (one.cohort ?? cohort) === cohort,
        );
        const sum = matching.reduce((total, one) => total + (one.percent ?? 0), 0);
        if (sum === WHOLE || (sum < WHOLE && matching.some((one) => one.kind === 'RESIDUAL'))) continue;
        const place =
          anchors.length === 1
            ? ''
            : anchor.name === null
              ? ', any other anchor organisation'
              : ', one of the anchor organisations named';
        const what = sum > WHOLE ? ': more than the whole price.' : NOBODY_ELSE;
        return refuse(
          'NOT_BALANCED',
          `For ${outcome.name ?? 'outcomes that no contribution names'}, cohort ${cohort}${place}, the percentages add up to ${formatPercent(sum)} %${what}`,
          'contributions',
        );
      }
    }
  }
  return null;
}

const NOBODY_ELSE = ' and nobody pays what is left: add a contribution that does.';

/** An outcome (or an anchor) and which of the contributions, by index, its restriction lets pay; null: any other. */
interface LetIn {
  readonly name: string | null;
  readonly lets: readonly boolean[];
}

/**
 * "Any other" first, then one for each different set of contributions: a thousand outcomes that the same
 * contributions name need one look, so a long agreement is no long sum.
 */
function whoIsLetIn(restrictions: readonly (readonly string[] | null)[]): LetIn[] {
  const namedBy = new Map<string, Set<number>>();
  restrictions.forEach((names, index) => {
    for (const name of names ?? []) {
      const already = namedBy.get(name);
      if (already) already.add(index);
      else namedBy.set(name, new Set([index]));
    }
  });
  const found: LetIn[] = [{ name: null, lets: restrictions.map((names) => names === null) }];
  const seen = new Set<string>();
  for (const [name, indexes] of namedBy) {
    const key = [...indexes].join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    found.push({ name, lets: restrictions.map((names, index) => names === null || indexes.has(index)) });
  }
  return found;
}
