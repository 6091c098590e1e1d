import { type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import type { RateCardStatus } from './tariff.js';

/** What publishing a version depends on. */
export interface PublicationFacts {
  readonly status: RateCardStatus;
  readonly effectiveFrom: CalendarDate;
  /** Everyone who wrote or changed the draft. */
  readonly draftedBy: readonly string[];
  readonly publisher: string;
  /** Another published version of the same scope (general, or the same provider) has the same first day. */
  readonly sameDayVersion: boolean;
  /** The latest date of achievement among the live claims whose price this card would decide. */
  readonly latestLiveClaim: CalendarDate | null;
}

/** Whether a commissioner may publish a draft (domain.md: who publishes did not draft; IN_USE). */
export function checkPublication(facts: PublicationFacts): Refusal | null {
  if (facts.status !== 'DRAFT')
    return refuse('WRONG_STATE', 'This version is published already. Draft a new version to change prices.');
  if (facts.draftedBy.includes(facts.publisher)) {
    return refuse(
      'SAME_PERSON',
      'You wrote a part of this draft, so another commissioner must agree to it and publish it.',
    );
  }
  if (facts.sameDayVersion) {
    return refuse(
      'OVERLAP',
      `Another published version takes effect on ${formatDate(facts.effectiveFrom)}. Choose another first day.`,
      'effectiveFrom',
    );
  }
  if (facts.latestLiveClaim !== null && facts.effectiveFrom <= facts.latestLiveClaim) {
    return refuse(
      'IN_USE',
      `There are claims achieved up to ${formatDate(facts.latestLiveClaim)}, and their prices stay. Choose a first day after that.`,
      'effectiveFrom',
    );
  }
  return null;
}
