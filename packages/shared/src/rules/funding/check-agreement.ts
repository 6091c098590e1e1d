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

/** What the codes and identifiers of restrictions are called; each stands for itself where nobody says. */
export interface RestrictionNames {
  readonly outcome: (code: string) => string;
  readonly anchor: (id: string) => string;
}
const AS_THEY_ARE: RestrictionNames = {
  outcome: (code) => code,
  anchor: () => 'one of the anchor organisations named',
};

/**
 * NOT_BALANCED if for some outcome, cohort or anchor the percentages exceed 100, or stay under 100 with no
 * RESIDUAL (domain.md, Money). Caps are not counted. Besides the outcomes and anchors that restrictions
 * name, "any other" is tried, since a claim may have one. The message names the first that does not balance, the
 * contributions that meet there, what they come to and what to do.
 */
export function checkBalance(
  contributions: readonly ContributionTerms[],
  names: RestrictionNames = AS_THEY_ARE,
): Refusal | null {
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
        const where = [
          outcomes.length === 1
            ? 'every outcome'
            : outcome.names.length === 0
              ? 'outcomes that no contribution names'
              : listed(outcome.names.map((code) => `“${names.outcome(code)}”`)),
          ...(anchors.length === 1
            ? []
            : anchor.names.length === 0
              ? ['at any other anchor organisation, or none']
              : [`at ${listed(anchor.names.map(names.anchor))}`]),
          ...(contributions.some((one) => one.cohort)
            ? [cohort === 'NEW' ? 'for new participants' : 'for historic participants']
            : []),
        ];
        return refuse('NOT_BALANCED', `For ${where.join(' ')}, ${verdict(matching, sum)}`, 'contributions');
      }
    }
  }
  return null;
}

/** 3000 hundredths of one per cent read "30 %", 1250 "12.5 %". */
const plainPercent = (hundredths: number): string => `${formatPercent(hundredths).replace(/\.?0+$/, '')} %`;

function verdict(matching: readonly ContributionTerms[], sum: number): string {
  const percents = matching.filter((one) => one.kind === 'PERCENT');
  const each = LIST.format(percents.map((one) => `${one.label} (${plainPercent(one.percent ?? 0)})`));
  if (sum > WHOLE)
    return `${each} come to ${plainPercent(sum)}: more than the whole price. Lower one of them, or restrict it to other outcomes, anchor organisations or participants.`;
  const who =
    percents.length === 0
      ? 'nobody pays a percentage, and nobody pays what is left'
      : `${each} ${percents.length === 1 ? 'comes' : 'come'} to ${plainPercent(sum)}, and nobody pays the other ${plainPercent(WHOLE - sum)}`;
  return `${who}. Add a contribution that pays what is left, or lift a restriction.`;
}

const LIST = new Intl.ListFormat('en-GB');
const SHOWN = 3;

function listed(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return more > 0
    ? `${names.slice(0, SHOWN).join(', ')} and ${more.toLocaleString('en-GB')} more`
    : LIST.format(names);
}

/** Outcomes (or anchors) and which of the contributions, by index, lets them in; no names: any other. */
interface LetIn {
  readonly names: readonly string[];
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
  const found = new Map<string, { names: string[]; lets: boolean[] }>();
  for (const [name, indexes] of namedBy) {
    const key = [...indexes].join(' ');
    const alike = found.get(key);
    if (alike) alike.names.push(name);
    else
      found.set(key, {
        names: [name],
        lets: restrictions.map((names, index) => names === null || indexes.has(index)),
      });
  }
  return [{ names: [], lets: restrictions.map((names) => names === null) }, ...found.values()];
}
