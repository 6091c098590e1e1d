import { formatMoney, formatPercent, WHOLE } from '../money/index.js';
import type { ClaimSplit, SplitStep, UnfundedReason } from './split-claim.js';

/** 3000 hundredths of one per cent read "30 %", 1250 "12.5 %". */
const percentText = (hundredths: number): string => `${formatPercent(hundredths).replace(/\.?0+$/, '')} %`;

/**
 * The split in sentences for the claim's page, in the order in which it was worked out:
 * "Top-up: 30 % of £2,200.00 = £660.00; its cap leaves £12.40."
 */
export function explainSplit(split: ClaimSplit, price: bigint, currency: string, locale = 'en-GB'): string[] {
  const money = (amount: bigint): string => formatMoney(amount, currency, locale);
  const lines = split.steps.map((step) => explainStep(step, price, money));
  return split.unfunded ? [...lines, explainUnfunded(split.unfunded, currency, locale)] : lines;
}

function explainStep(step: SplitStep, price: bigint, money: (amount: bigint) => string): string {
  if (step.headroom === 0n) {
    return step.kind === 'PERCENT'
      ? `${step.label}: its cap is used up, so its ${percentText(step.percent ?? 0)} goes to the rest.`
      : `${step.label}: its cap is used up, so it pays nothing.`;
  }
  const asked =
    step.kind === 'PERCENT'
      ? `${percentText(step.percent ?? 0)} of ${money(price)} ${isExact(step, price) ? '=' : '≈'} ${money(step.asked)}`
      : step.kind === 'FIXED'
        ? `a fixed amount, at most what is left = ${money(step.asked)}`
        : `what is left = ${money(step.asked)}`;
  const cut =
    step.paid < step.asked && step.headroom !== null ? `; its cap leaves ${money(step.headroom)}` : '';
  return `${step.label}: ${asked}${cut}.`;
}

/** Parts of a penny even out over the stream, so one claim's share may be a penny beside its percentage. */
const isExact = (step: SplitStep, price: bigint): boolean =>
  price * BigInt(step.percent ?? 0) === step.asked * BigInt(WHOLE);

/** Why nobody can pay a claim, as a sentence for those who decide about money. */
export function explainUnfunded(reason: UnfundedReason, currency: string, locale = 'en-GB'): string {
  const money = (amount: bigint): string => formatMoney(amount, currency, locale);
  switch (reason.kind) {
    case 'CONTRACT_MAXIMUM':
      return `The contract’s maximum leaves ${money(reason.headroom)}, which is less than the price.`;
    case 'NO_ANCHOR':
      return `“${reason.label}” is paid by the participant’s anchor organisation, and there was none on that date.`;
    case 'NOT_COVERED':
      return `${reason.capped ? 'The funders’ caps' : 'The contributions that apply'} leave ${money(reason.missing)} of the price that nobody pays. A claim is funded whole or not at all.`;
  }
}
