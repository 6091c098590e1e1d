import type { RateCardInput } from '../../rules/index.js';
import { agreeFunding, type ContributionInput } from '../funding/index.js';
import { draftRateCard, publishRateCard } from '../rate-cards/index.js';
import { instant } from './days.js';
import { granted, type Stage } from './stage.js';

/** The backbone drafts a card, and the commissioner publishes it the week after. */
export async function agreeCard(stage: Stage, on: string, card: RateCardInput): Promise<void> {
  const { id } = granted(await draftRateCard(stage.actor('backbone', instant(on, 10)), card));
  granted(await publishRateCard(stage.actor('commissioner', instant(on, 14)), { id }));
}

/** The commissioner agrees to who pays what. */
export async function agreeOn(
  stage: Stage,
  on: string,
  effectiveFrom: string,
  contributions: readonly ContributionInput[],
): Promise<void> {
  granted(await agreeFunding(stage.actor('commissioner', instant(on, 15)), { effectiveFrom, contributions }));
}

type Terms = Omit<ContributionInput, 'label' | 'funderId' | 'anchorPays'>;

/** What one organisation pays; the label is its name unless it says otherwise. */
export const paidBy = (stage: Stage, funder: string, terms: Terms, label = funder): ContributionInput => ({
  label,
  funderId: stage.organisation(funder),
  anchorPays: false,
  ...terms,
});
