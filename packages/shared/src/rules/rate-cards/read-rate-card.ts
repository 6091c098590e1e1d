import { parseDate } from '../calendar/index.js';
import { parseMoney } from '../money/index.js';
import { isRefusal, type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText, plainName } from '../text/index.js';
import { checkRateCard } from './check-rate-card.js';
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

/** A card as it was typed, made into exact terms; or what is wrong with it, with the field's path. */
export function readRateCard(input: RateCardInput, setting: CardSetting): RateCardDraft | Refusal {
  const effectiveFrom = parseDate(input.effectiveFrom);
  if (!effectiveFrom) return refuse('INVALID', 'Give a real date, for example 2026-04-01.', 'effectiveFrom');
  const tariffs: TariffTerms[] = [];
  for (const [index, line] of input.tariffs.entries()) {
    const tariff = readTariff(line, `tariffs.${index}`, setting);
    if (isRefusal(tariff)) return tariff;
    tariffs.push(tariff);
  }
  const card: RateCardDraft = {
    effectiveFrom,
    providerId: input.providerId ?? null,
    fullTimeHours: input.fullTimeHours?.trim() || null,
    tariffs,
  };
  return checkRateCard(card) ?? card;
}

/** What is no text stays as it is, and is refused by the check. */
const nameOf = (text: string): string => (holdsNoText(text) ? text : plainName(text));

function readTariff(line: TariffInput, at: string, setting: CardSetting): TariffTerms | Refusal {
  const price = parseMoney(line.price, setting.currency, `${at}.price`);
  if (isRefusal(price)) return price;
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
