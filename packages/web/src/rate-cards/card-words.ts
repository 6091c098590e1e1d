import {
  type CalendarDate,
  cardInForce,
  describeSustain,
  isRefusal,
  minor,
  parseMoney,
  type TariffTerms,
} from '@weft/shared';
import type { CardFacts, TariffLine } from './card-queries.js';

/** 'General card, version 2' */
export const cardName = ({ provider, version }: Pick<CardFacts, 'provider' | 'version'>): string =>
  `${provider ? `Card of ${provider.name}` : 'General card'}, version ${version}`;

export type Standing = 'draft' | 'declined' | 'coming' | 'now' | 'earlier';

/** The same word for a version on the list and on its page. */
export const STANDING_WORDS = {
  draft: { name: 'Draft, to agree', tone: 'needs' },
  declined: { name: 'Draft, sent back', tone: 'needs' },
  coming: { name: 'Agreed, coming', tone: 'going' },
  now: { name: 'In force', tone: 'good' },
  earlier: { name: 'Earlier', tone: 'quiet' },
} as const satisfies Record<Standing, { name: string; tone: string }>;

/** The one of these versions that prices a provider's outcomes on a day, by the rule itself. */
function inForce<Card extends CardFacts>(cards: readonly Card[], on: string, providerId: string | null) {
  const versions = cards.map((card) => ({
    card,
    version: card.version,
    status: card.status,
    effectiveFrom: card.effectiveFrom as CalendarDate | null,
    providerId: card.provider?.id ?? null,
  }));
  return cardInForce(versions, on as CalendarDate, providerId)?.card ?? null;
}

/** Where a version stands on a day, compared with its sisters. */
export function standing(card: CardFacts, sisters: readonly CardFacts[], today: string): Standing {
  if (card.status === 'DRAFT') return card.declinedAt ? 'declined' : 'draft';
  if ((card.effectiveFrom ?? '') > today) return 'coming';
  return inForce(sisters, today, card.provider?.id ?? null)?.id === card.id ? 'now' : 'earlier';
}

/** Later than any card takes effect. */
const NO_DAY_SAID = '9999-12-31';

/**
 * What a version would follow: the last one agreed in its scope by its day; for a provider's first own card, the
 * general card that it replaces.
 */
export const cardBefore = <Card extends CardFacts>(
  of: { readonly id?: string; readonly providerId: string | null; readonly from: string | null },
  cards: readonly Card[],
): Card | null =>
  inForce(
    cards.filter(({ id }) => id !== of.id),
    of.from ?? NO_DAY_SAID,
    of.providerId,
  );

/** 'version 2', or 'the general card, version 2' where a provider's own card is set against it. */
export const cardBeforeName = (before: CardFacts, providerId: string | null): string =>
  before.provider === null && providerId !== null
    ? `the general card, version ${before.version}`
    : `version ${before.version}`;

/** '3 months after “Entry into employment”'; a code that the card does not have stands for itself. */
export function afterText(
  { after, sustain }: Pick<TariffLine, 'after' | 'sustain'>,
  titleOf: (code: string) => string,
): string {
  if (!after) return '–';
  const earlier = `“${titleOf(after)}”`;
  return sustain ? `${describeSustain(sustain)} after ${earlier}` : `After ${earlier}`;
}

/** 'At most 50 a year' */
export function capText({
  maximumPaid,
  maximumPaidPerYear,
}: Pick<TariffLine, 'maximumPaid' | 'maximumPaidPerYear'>): string {
  const caps = [
    ...(maximumPaid ? [`${maximumPaid.toLocaleString('en-GB')} in all`] : []),
    ...(maximumPaidPerYear ? [`${maximumPaidPerYear.toLocaleString('en-GB')} a year`] : []),
  ];
  return caps.length > 0 ? `At most ${caps.join(', ')}` : '–';
}

/** A line as the rules compare it. */
export function termsOf(line: TariffLine): TariffTerms {
  const price = parseMoney(line.price.amount, line.price.currency);
  return {
    outcomeCode: line.outcomeCode,
    title: line.title,
    domain: line.domain,
    cohort: line.cohort,
    price: isRefusal(price) ? minor(0n) : price,
    evidence: line.evidence,
    after: line.after ?? null,
    sustain: line.sustain ?? null,
    maximumPaid: line.maximumPaid ?? null,
    maximumPaidPerYear: line.maximumPaidPerYear ?? null,
    basis: 'PARTICIPANT',
    sensitive: false,
  };
}
