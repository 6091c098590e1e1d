import { type CalendarDate, contractYear, explainCount } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

interface Limited {
  claim_id: string;
  achieved_on: CalendarDate;
  outcome_code: string;
  title: string;
  cohort: string;
  card_provider: string | null;
  maximum_paid: number | null;
  maximum_paid_per_year: number | null;
}

/**
 * Of claims that are being decided about: whether the rate card's count of their outcome is used up, or within five per
 * cent of it. A submission beyond it is refused; records that are merged may still bring it over. Two statements at
 * most, however many claims there are.
 * @returns sentences by the claim's id; a claim that nothing is to be said of is not in it.
 */
export async function loadCountWarnings(
  tenant: Tenant,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (claimIds.length === 0) return new Map();
  const limited = await tenant.rows<Limited>(
    `SELECT c.id AS claim_id, c.achieved_on, c.outcome_code, t.title, c.cohort, k.provider_id AS card_provider,
       t.maximum_paid, t.maximum_paid_per_year
     FROM claim c
     JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
     JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
     WHERE c.partnership_id = $1 AND c.id = ANY ($2)
       AND (t.maximum_paid IS NOT NULL OR t.maximum_paid_per_year IS NOT NULL)`,
    [tenant.partnership.id, claimIds],
  );
  if (limited.length === 0) return new Map();
  const years = limited.map((one) => contractYear(one.achieved_on, tenant.partnership.contractFrom));
  const counts = await tenant.rows<{ nth: number; total: number; in_year: number }>(
    'SELECT * FROM app.count_live_claims($1, $2, $3, $4, $5)',
    [
      limited.map((one) => one.outcome_code),
      limited.map((one) => one.cohort),
      limited.map((one) => one.card_provider),
      years.map(({ from }) => from),
      years.map(({ to }) => to),
    ],
  );
  const counted = new Map(counts.map((one) => [one.nth, one]));
  return new Map(
    limited.map((one, index) => {
      const { total, in_year: inYear } = counted.get(index + 1) ?? { total: 0, in_year: 0 };
      const { title, maximum_paid: inAll, maximum_paid_per_year: perYear } = one;
      const said = [
        inAll === null ? null : explainCount({ title, within: null, limit: inAll, used: total }),
        perYear === null
          ? null
          : explainCount({ title, within: years[index] ?? null, limit: perYear, used: inYear }),
      ];
      return [one.claim_id, said.filter((sentence) => sentence !== null)];
    }),
  );
}
