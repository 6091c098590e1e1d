import type {
  CalendarDate,
  Cohort,
  EvidenceKind,
  RateCardStatus,
  Sustain,
  TariffTerms,
} from '../../rules/index.js';
import { type PersonView, peopleOf, personOf } from '../members/person-view.js';
import type { Money } from '../money.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import type { Tenant } from '../tenancy/index.js';

/** One outcome's line on a card. */
export interface TariffView {
  readonly id: string;
  readonly outcomeCode: string;
  readonly title: string;
  readonly domain: string;
  readonly cohort: Cohort;
  readonly price: Money;
  readonly evidence: readonly EvidenceKind[];
  readonly after: string | null;
  readonly sustain: Sustain | null;
  readonly maximumPaid: number | null;
  readonly maximumPaidPerYear: number | null;
}

/** One version of a rate card. */
export interface RateCardView {
  readonly id: string;
  readonly version: number;
  readonly status: RateCardStatus;
  readonly effectiveFrom: CalendarDate;
  /** null: the general card */
  readonly provider: OrganisationView | null;
  /** those of its authors whom the reader may know */
  readonly draftedBy: readonly PersonView[];
  /** when its content was written, or last changed */
  readonly draftedAt: Date;
  readonly publishedBy: PersonView | null;
  readonly publishedAt: Date | null;
  /** who sent the draft back, when and why; null: nobody has, or it was changed since */
  readonly declinedBy: PersonView | null;
  readonly declinedAt: Date | null;
  readonly declineReason: string | null;
  /** a decimal */
  readonly fullTimeHours: string | null;
  readonly tariffs: readonly TariffView[];
}

/** A card as `rateCardJson` writes it: amounts as text, since JSON has no numbers of 64 bits. */
interface RateCardJson extends Omit<RateCardView, 'draftedAt' | 'publishedAt' | 'declinedAt' | 'tariffs'> {
  readonly draftedAt: string;
  readonly publishedAt: string | null;
  readonly declinedAt: string | null;
  readonly tariffs: readonly (Omit<TariffView, 'price'> & { readonly price: string })[];
}

const TARIFFS = (card: string): string => `(
  SELECT json_agg(json_build_object(
    'id', t.id, 'outcomeCode', t.outcome_code, 'title', t.title, 'domain', t.domain, 'cohort', t.cohort,
    'price', t.price::text, 'evidence', t.evidence, 'after', t.after,
    'sustain', CASE WHEN t.sustain_unit IS NOT NULL THEN json_build_object(
      'unit', t.sustain_unit, 'length', trim_scale(t.sustain_length)::text,
      'breakDays', t.sustain_break_days, 'breakRestarts', t.sustain_break_restarts) END,
    'maximumPaid', t.maximum_paid, 'maximumPaidPerYear', t.maximum_paid_per_year) ORDER BY t.position)
  FROM tariff t WHERE t.partnership_id = ${card}.partnership_id AND t.rate_card_id = ${card}.id)`;

/** SQL for one card as JSON, for a row of table `rate_card` under this alias. */
export const rateCardJson = (c: string, withTariffs: boolean): string => `json_build_object(
  'id', ${c}.id, 'version', ${c}.version, 'status', ${c}.status, 'effectiveFrom', ${c}.effective_from::text,
  'provider', ${organisationOf(`${c}.provider_id`, `${c}.partnership_id`)},
  'draftedBy', ${peopleOf(`${c}.drafted_by`)}, 'draftedAt', ${c}.drafted_at,
  'publishedBy', ${personOf(`${c}.published_by`)}, 'publishedAt', ${c}.published_at,
  'declinedBy', ${personOf(`${c}.declined_by`)}, 'declinedAt', ${c}.declined_at, 'declineReason', ${c}.decline_reason,
  'fullTimeHours', trim_scale(${c}.full_time_hours)::text,
  'tariffs', coalesce(${withTariffs ? TARIFFS(c) : 'NULL'}, '[]'::json))`;

export const toRateCardView = (row: RateCardJson, currency: string): RateCardView => ({
  ...row,
  draftedAt: new Date(row.draftedAt),
  publishedAt: row.publishedAt === null ? null : new Date(row.publishedAt),
  declinedAt: row.declinedAt === null ? null : new Date(row.declinedAt),
  tariffs: row.tariffs.map((tariff) => ({ ...tariff, price: { amount: BigInt(tariff.price), currency } })),
});

/**
 * Reads cards by one statement.
 * @param condition SQL about the card `c`, with order and limit.
 */
export async function readCards(
  tenant: Tenant,
  condition: string,
  parameters: readonly unknown[],
  withTariffs = true,
): Promise<RateCardView[]> {
  const rows = await tenant.rows<{ card: RateCardJson }>(
    `SELECT ${rateCardJson('c', withTariffs)} AS card FROM rate_card c WHERE ${condition}`,
    parameters,
  );
  return rows.map((row) => toRateCardView(row.card, tenant.partnership.currency));
}

/** One card as it now stands. */
export async function readCard(tenant: Tenant, id: string): Promise<RateCardView> {
  const [card] = await readCards(tenant, 'c.partnership_id = $1 AND c.id = $2', [tenant.partnership.id, id]);
  if (!card) throw new Error('A rate card that was just written is not there.');
  return card;
}

/** Writes the lines of a draft, in order, by one statement. */
export async function writeTariffs(
  tenant: Tenant,
  cardId: string,
  tariffs: readonly TariffTerms[],
): Promise<void> {
  const lines = tariffs.map(({ sustain, price, ...line }, position) => ({
    ...line,
    position,
    price: price.toString(),
    sustain_unit: sustain?.unit,
    sustain_length: sustain?.length,
    sustain_break_days: sustain?.breakDays,
    sustain_break_restarts: sustain?.breakRestarts,
  }));
  await tenant.execute(
    `INSERT INTO tariff (partnership_id, rate_card_id, position, outcome_code, title, domain, cohort, price, evidence,
       after, sustain_unit, sustain_length, sustain_break_days, sustain_break_restarts, maximum_paid,
       maximum_paid_per_year)
     SELECT $1, $2, position, "outcomeCode", title, domain, cohort, price, evidence, after, sustain_unit,
       sustain_length, sustain_break_days, sustain_break_restarts, "maximumPaid", "maximumPaidPerYear"
     FROM jsonb_to_recordset($3) AS line (position int, "outcomeCode" text, title text, domain text, cohort text,
       price bigint, evidence text[], after text, sustain_unit text, sustain_length numeric, sustain_break_days int,
       sustain_break_restarts boolean, "maximumPaid" int, "maximumPaidPerYear" int)`,
    [tenant.partnership.id, cardId, JSON.stringify(lines)],
  );
}
