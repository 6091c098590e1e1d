import { type Refusal, refuse } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/**
 * What an outcome is called on the cards by which people may certify it themselves, the latest card first.
 * @returns the titles, at least one; INVALID (outcomeCode) where no card of the partnership has such an outcome
 */
export async function titlesToCertify(tenant: Tenant, outcomeCode: string): Promise<string[] | Refusal> {
  const rows = await tenant.rows<{ title: string }>(
    `SELECT t.title FROM tariff t JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
     WHERE t.partnership_id = $1 AND t.outcome_code = $2 AND 'SELF_CERTIFICATION' = ANY (t.evidence)
       AND k.status <> 'DRAFT'
     GROUP BY t.title ORDER BY max(k.effective_from) DESC`,
    [tenant.partnership.id, outcomeCode],
  );
  return rows.length > 0
    ? rows.map(({ title }) => title)
    : refuse(
        'INVALID',
        'No outcome of this kind is proved by the participant’s signed words.',
        'outcomeCode',
      );
}
