import { formatMoney } from '../money/index.js';
import type { ClaimToSplit, ContributionTerms } from './contribution.js';
import { type FundingState, splitClaim } from './split-claim.js';

/**
 * What caps do to a claim, for those who decide about it: whose cap cuts what, and who pays instead. Where nobody
 * does, `explainUnfunded` says how much is missing. Empty when no cap cuts anything.
 */
export function explainCaps(
  terms: readonly ContributionTerms[],
  claim: ClaimToSplit,
  state: FundingState,
  currency: string,
  locale = 'en-GB',
): string[] {
  const money = (amount: bigint): string => formatMoney(amount, currency, locale);
  const list = new Intl.ListFormat(locale);
  const split = splitClaim(terms, claim, state);
  const cut = split.steps.filter((step) => step.paid < step.asked && step.headroom !== null);
  if (cut.length === 0) return [];
  const sentences = cut.map(
    (step) =>
      `${step.label} would pay ${money(step.asked)}, and its cap leaves ${money(step.headroom ?? 0n)}`,
  );
  if (split.unfunded) return sentences.map((sentence) => `${sentence}.`);
  const uncapped = splitClaim(terms, claim, { ...state, caps: new Map() });
  const before = new Map(uncapped.steps.map((step) => [step.label, step.paid]));
  const instead = split.steps.flatMap(({ label, paid }) => {
    const more = paid - (before.get(label) ?? 0n);
    return more > 0n ? [`${label} ${money(more)} more`] : [];
  });
  return [`${list.format(sentences)}. Paid instead: ${list.format(instead)}. The claim is funded whole.`];
}
