import { WHOLE } from '../money/index.js';
import { applies, type ClaimToSplit, type ContributionTerms } from './contribution.js';
import type { SplitStep } from './split-claim.js';

/**
 * The steps of a split again, from its terms and from what each contribution paid in the end: what the caps were, and
 * where the stream stood, is known no more.
 *
 * @param paidByLabel of this claim, minor units
 */
export function stepsOfShares(
  terms: readonly ContributionTerms[],
  claim: ClaimToSplit,
  paidByLabel: ReadonlyMap<string, bigint>,
): SplitStep[] {
  const matching = terms.filter((one) => applies(one, claim));
  const steps: SplitStep[] = [];
  let rest = claim.price;
  for (const kind of ['PERCENT', 'FIXED', 'RESIDUAL'] as const) {
    for (const one of matching) {
      if (one.kind !== kind) continue;
      const paid = paidByLabel.get(one.label) ?? 0n;
      const asked = askedBy(one, claim.price, rest, paid);
      // less than it was asked for: its cap left no more
      const headroom = paid < asked ? paid : null;
      if (asked > 0n)
        steps.push({ label: one.label, kind, percent: one.percent ?? null, asked, headroom, paid });
      rest -= paid;
    }
  }
  return steps;
}

function askedBy(one: ContributionTerms, price: bigint, rest: bigint, paid: bigint): bigint {
  if (one.kind === 'RESIDUAL') return rest;
  if (one.kind === 'FIXED') return (one.amount ?? 0n) < rest ? (one.amount ?? 0n) : rest;
  const exact = price * BigInt(one.percent ?? 0);
  const down = exact / BigInt(WHOLE);
  // over its stream a part is fair to less than a penny, so one claim may stray by less than two: that is no cap
  return paid >= down - 1n ? paid : down;
}
