import { describeSustain, isRefusal, minor, parseMoney, type TariffTerms } from '@weft/shared';
import type { CardFacts, TariffLine } from './card-queries.js';

/** 'General card, version 2' */
export const cardName = ({ provider, version }: Pick<CardFacts, 'provider' | 'version'>): string =>
  `${provider ? `Card of ${provider.name}` : 'General card'}, version ${version}`;

/** Where a version stands on a day, compared with its sisters. */
export function standing(
  card: CardFacts,
  sisters: readonly CardFacts[],
  today: string,
): 'draft' | 'coming' | 'now' | 'earlier' {
  if (card.status === 'DRAFT') return 'draft';
  const from = card.effectiveFrom ?? '';
  if (from > today) return 'coming';
  const later = sisters.some(
    (other) =>
      other.status === 'PUBLISHED' &&
      (other.provider?.id ?? null) === (card.provider?.id ?? null) &&
      (other.effectiveFrom ?? '') > from &&
      (other.effectiveFrom ?? '') <= today,
  );
  return later ? 'earlier' : 'now';
}

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
