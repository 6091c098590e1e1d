import type { TariffTerms } from './tariff.js';

/** The fields of a line whose change matters to those who agree to it. */
export const COMPARED_FIELDS = [
  'title',
  'domain',
  'price',
  'evidence',
  'after',
  'sustain',
  'maximumPaid',
  'maximumPaidPerYear',
  'basis',
] as const satisfies readonly (keyof TariffTerms)[];
export type ComparedField = (typeof COMPARED_FIELDS)[number];

export interface ChangedTariff {
  readonly before: TariffTerms;
  readonly after: TariffTerms;
  readonly fields: readonly ComparedField[];
  /** In minor units; negative when the outcome became cheaper. */
  readonly priceDifference: bigint;
}

export interface RateCardComparison {
  readonly added: readonly TariffTerms[];
  readonly removed: readonly TariffTerms[];
  readonly changed: readonly ChangedTariff[];
  readonly unchanged: readonly TariffTerms[];
}

const lineOf = (tariff: TariffTerms): string => `${tariff.cohort} ${tariff.outcomeCode}`;

/**
 * What a draft changes against the card in force, for the editor and for who publishes it. Lines are the same
 * when outcome and cohort are; the order of lines, and of the kinds of evidence, makes no difference.
 */
export function compareRateCards(
  before: readonly TariffTerms[],
  after: readonly TariffTerms[],
): RateCardComparison {
  const old = new Map(before.map((tariff) => [lineOf(tariff), tariff]));
  const kept = new Set(after.map(lineOf));
  const added: TariffTerms[] = [];
  const changed: ChangedTariff[] = [];
  const unchanged: TariffTerms[] = [];
  for (const tariff of after) {
    const was = old.get(lineOf(tariff));
    if (!was) {
      added.push(tariff);
      continue;
    }
    const fields = COMPARED_FIELDS.filter((field) => plain(was, field) !== plain(tariff, field));
    if (fields.length === 0) unchanged.push(tariff);
    else changed.push({ before: was, after: tariff, fields, priceDifference: tariff.price - was.price });
  }
  return { added, removed: before.filter((tariff) => !kept.has(lineOf(tariff))), changed, unchanged };
}

/** A field's value as text that is equal exactly when the terms are. */
function plain(tariff: TariffTerms, field: ComparedField): string {
  if (field === 'evidence') return [...tariff.evidence].sort().join();
  if (field === 'sustain') {
    const { sustain } = tariff;
    if (!sustain) return '';
    // "6.5" and "6.50" are the same length.
    return [sustain.unit, Number(sustain.length), sustain.breakDays, sustain.breakRestarts].join();
  }
  return String(tariff[field]);
}
