import type { CalendarDate } from '../calendar/index.js';
import type { RateCardStatus } from './tariff.js';

/** What must be known of a version to tell whether it is in force. */
export interface CardVersion {
  readonly version: number;
  readonly status: RateCardStatus;
  readonly effectiveFrom: CalendarDate | null;
  /** null: the general card */
  readonly providerId: string | null;
}

/**
 * The card that prices an outcome achieved on a date by a provider's participant, or null when none is in
 * force. A provider's own card replaces the general one whole; drafts never count (domain.md, Price).
 */
export function cardInForce<Card extends CardVersion>(
  cards: readonly Card[],
  on: CalendarDate,
  providerId: string | null,
): Card | null {
  const own = providerId === null ? null : newestOf(cards, on, providerId);
  return own ?? newestOf(cards, on, null);
}

function newestOf<Card extends CardVersion>(
  cards: readonly Card[],
  on: CalendarDate,
  providerId: string | null,
): Card | null {
  let newest: Card | null = null;
  // Calendar dates are all ten characters long, so text order is the order of days.
  for (const card of cards) {
    if (card.status !== 'PUBLISHED' || card.providerId !== providerId) continue;
    const from = card.effectiveFrom;
    if (from === null || from > on) continue;
    const best = newest?.effectiveFrom ?? null;
    if (newest === null || best === null || from > best || (from === best && card.version > newest.version))
      newest = card;
  }
  return newest;
}
