import { type RateCardInput, type TariffInput, TEMPLATES } from '../../rules/index.js';
import { CONTRACT, decimal, RECORDED_OUTCOMES } from './kirklees-record.js';

/**
 * The replay's rate card, in force from the contract's first day: every outcome for new participants, and for
 * historic ones the long-term outcomes only, which is all that the council paid for them (seeds/002).
 */
export function kirkleesCard(providerId: string | null = null): RateCardInput {
  const { outcomes, fullTimeHours } = TEMPLATES.HOUSING_SUPPORT;
  const priceOf = new Map(RECORDED_OUTCOMES.map((outcome) => [outcome.code, outcome.price]));
  const lines = outcomes.map(
    (line): TariffInput => ({ ...line, cohort: 'NEW', price: decimal(priceOf.get(line.outcomeCode) ?? 0n) }),
  );
  const longTerm = lines.filter((line) => line.sustain);
  return {
    effectiveFrom: CONTRACT.from,
    providerId,
    fullTimeHours,
    tariffs: [...lines, ...longTerm.map((line): TariffInput => ({ ...line, cohort: 'HISTORIC' }))],
  };
}
