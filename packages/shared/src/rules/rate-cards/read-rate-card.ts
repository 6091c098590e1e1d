import { askForDate, calendarDate, parseDate } from '../calendar/index.js';
import { type Minor, minor, parseMoney } from '../money/index.js';
import { isRefusal, type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText, plainName } from '../text/index.js';
import { faultsOfRateCard } from './check-rate-card.js';
import {
  isSensitiveDomain,
  type RateCardDraft,
  type RateCardInput,
  type TariffInput,
  type TariffTerms,
} from './tariff.js';

/** What a card takes over from its partnership. */
export interface CardSetting {
  readonly currency: string;
  readonly sensitiveDomains: readonly string[];
}

/** A card as it was typed, made into exact terms; or the first thing that is wrong with it, with the field's path. */
export function readRateCard(input: RateCardInput, setting: CardSetting): RateCardDraft | Refusal {
  const { card, faults } = readWholeRateCard(input, setting);
  const [first] = faults;
  if (first) return first;
  if (!card) throw new Error('A card without a fault is a card.');
  return card;
}

/** A card as it was typed with all that is wrong with it, so that a form can say everything at once. */
export function readWholeRateCard(
  input: RateCardInput,
  setting: CardSetting,
): { card: RateCardDraft | null; faults: Refusal[] } {
  const effectiveFrom = parseDate(input.effectiveFrom);
  const unread: Refusal[] = effectiveFrom
    ? []
    : [refuse('INVALID', askForDate(input.effectiveFrom), 'effectiveFrom')];
  const tariffs = input.tariffs.map((line, index): TariffTerms => {
    const price = parseMoney(line.price, setting.currency, `tariffs.${index}.price`);
    if (isRefusal(price)) unread.push(price);
    // what cannot be read is named already, and one penny is no fault
    return readTariff(line, isRefusal(price) ? minor(1n) : price, setting);
  });
  const card: RateCardDraft = {
    effectiveFrom: effectiveFrom ?? calendarDate('0001-01-01'),
    providerId: input.providerId ?? null,
    fullTimeHours: input.fullTimeHours?.trim() || null,
    tariffs,
  };
  const faults = [...unread, ...faultsOfRateCard(card)];
  return { card: faults.length === 0 ? card : null, faults };
}

/** What is no text stays as it is, and is refused by the check. */
const nameOf = (text: string): string => (holdsNoText(text) ? text : plainName(text));

function readTariff(line: TariffInput, price: Minor, setting: CardSetting): TariffTerms {
  const domain = nameOf(line.domain);
  return {
    outcomeCode: line.outcomeCode.trim(),
    title: nameOf(line.title),
    domain,
    cohort: line.cohort,
    price,
    evidence: [...line.evidence],
    after: line.after?.trim() || null,
    sustain: line.sustain ? { ...line.sustain, length: line.sustain.length.trim() } : null,
    maximumPaid: line.maximumPaid ?? null,
    maximumPaidPerYear: line.maximumPaidPerYear ?? null,
    basis: 'PARTICIPANT',
    sensitive: isSensitiveDomain(domain, setting.sensitiveDomains),
  };
}
