import type { CalendarDate, EvidenceKind, PricedTariff, Sustain, SustainUnit } from '../../rules/index.js';
import { minor } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** A card in force with its lines. */
export interface CardInForce {
  readonly id: string;
  /** null: the general card */
  readonly providerId: string | null;
  /** hours of a full-time week, where the card has one */
  readonly fullTimeHours: string | null;
  readonly tariffs: readonly PricedTariff[];
}

interface TariffRow {
  id: string;
  outcome_code: string;
  title: string;
  domain: string;
  cohort: 'NEW' | 'HISTORIC';
  price: bigint;
  evidence: EvidenceKind[];
  after: string | null;
  sustain_unit: SustainUnit | null;
  sustain_length: string | null;
  sustain_break_days: number | null;
  sustain_break_restarts: boolean | null;
  maximum_paid: number | null;
  maximum_paid_per_year: number | null;
}

const TARIFF_COLUMNS = `t.id, t.outcome_code, t.title, t.domain, t.cohort, t.price, t.evidence,
  t.after, t.sustain_unit, t.sustain_length, t.sustain_break_days, t.sustain_break_restarts, t.maximum_paid,
  t.maximum_paid_per_year`;

/** How long a tariff asks the earlier outcome to be sustained; a length of "3.00" is read as "3". */
export function sustainOf(row: {
  sustain_unit: SustainUnit | null;
  sustain_length: string | null;
  sustain_break_days: number | null;
  sustain_break_restarts: boolean | null;
}): Sustain | null {
  if (row.sustain_unit === null || row.sustain_length === null) return null;
  return {
    unit: row.sustain_unit,
    // four digits before the point and two after it: exact as a number
    length: String(Number(row.sustain_length)),
    breakDays: row.sustain_break_days ?? 0,
    breakRestarts: row.sustain_break_restarts ?? false,
  };
}

const tariffOf = (row: TariffRow): PricedTariff => ({
  id: row.id,
  outcomeCode: row.outcome_code,
  title: row.title,
  domain: row.domain,
  cohort: row.cohort,
  price: minor(row.price),
  evidence: row.evidence,
  after: row.after,
  sustain: sustainOf(row),
  maximumPaid: row.maximum_paid,
  maximumPaidPerYear: row.maximum_paid_per_year,
  basis: 'PARTICIPANT',
  sensitive: false,
});

const keyOf = (providerId: string, on: CalendarDate): string => `${providerId} ${on}`;

/** The lines of a card stand beside one of those who ask for it: a set that shares a card reads it once. */
const CARDS_IN_FORCE = `
  SELECT c.provider, c.on_date, c.card_id, c.card_provider_id, c.full_time_hours, ${TARIFF_COLUMNS}
  FROM (
    SELECT a.provider, a.on_date, k.id AS card_id, k.provider_id AS card_provider_id,
      trim_scale(k.full_time_hours)::text AS full_time_hours,
      row_number() OVER (PARTITION BY k.id) AS nth
    FROM unnest($2::uuid[], $3::date[]) AS a(provider, on_date)
    CROSS JOIN LATERAL (
      SELECT c.id, c.provider_id, c.full_time_hours FROM rate_card c
      WHERE c.partnership_id = $1 AND c.status = 'PUBLISHED' AND c.effective_from <= a.on_date
        AND (c.provider_id IS NULL OR c.provider_id = a.provider)
      ORDER BY c.provider_id IS NULL, c.effective_from DESC, c.version DESC LIMIT 1
    ) k
  ) c
  LEFT JOIN tariff t ON c.nth = 1 AND t.partnership_id = $1 AND t.rate_card_id = c.card_id
  ORDER BY t.position`;

interface CardRow {
  provider: string;
  on_date: CalendarDate;
  card_id: string;
  card_provider_id: string | null;
  full_time_hours: string | null;
}

/**
 * The cards that priced outcomes of providers' participants on dates, by one statement however many are
 * asked for. A provider's own card replaces the general one whole (domain.md, Price).
 */
export async function loadCardsInForce(
  tenant: Tenant,
  asked: readonly { readonly providerId: string; readonly on: CalendarDate }[],
): Promise<(providerId: string, on: CalendarDate) => CardInForce | null> {
  const pairs = [...new Map(asked.map((one) => [keyOf(one.providerId, one.on), one])).values()];
  const rows = await tenant.rows<CardRow & ({ id: null } | TariffRow)>(
    CARDS_IN_FORCE,
    [tenant.partnership.id, pairs.map((one) => one.providerId), pairs.map((one) => one.on)],
    { keepPlan: 'always' },
  );
  const tariffs = new Map<string, PricedTariff[]>();
  const cards = new Map<string, CardInForce>();
  for (const row of rows) {
    const lines = tariffs.get(row.card_id) ?? [];
    tariffs.set(row.card_id, lines);
    if (row.id !== null) lines.push(tariffOf(row));
    cards.set(keyOf(row.provider, row.on_date), {
      id: row.card_id,
      providerId: row.card_provider_id,
      fullTimeHours: row.full_time_hours,
      tariffs: lines,
    });
  }
  return (providerId, on) => cards.get(keyOf(providerId, on)) ?? null;
}
