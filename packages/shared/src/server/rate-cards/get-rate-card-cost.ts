import {
  type CalendarDate,
  type Cohort,
  costOnPastClaims,
  minor,
  type PastOutcome,
} from '../../rules/index.js';
import { CLAIMED_STATES, pastYear } from '../claims/past-period.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { Money } from '../money.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** One outcome's line: what its claims cost, and what they would have cost. */
export interface RateCardCostLineView {
  readonly outcomeCode: string;
  readonly cohort: Cohort;
  readonly title: string;
  readonly claimCount: number;
  readonly cost: Money;
  /** null: the card has no such outcome */
  readonly wouldCost: Money | null;
}

/** What a card would have meant for the claims of the last twelve months. */
export interface RateCardCostView {
  /** by date of achievement */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** the greatest difference first */
  readonly lines: readonly RateCardCostLineView[];
  readonly claimCount: number;
  readonly cost: Money;
  /** of the outcomes that the card has */
  readonly wouldCost: Money;
  readonly droppedCount: number;
  readonly droppedCost: Money;
}

interface CardRow {
  id: string;
  provider_id: string | null;
  effective_from: CalendarDate;
}

/**
 * What the claims of the last twelve months would have cost at a draft's prices (ux.md, Commissioner). A provider's
 * own card is set against all of that provider's claims, the general card against those of providers that have no
 * card of their own when it begins.
 * @throws Fault NOT_FOUND
 */
export function getRateCardCost(actor: Actor, input: { readonly id: string }): Promise<RateCardCostView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('rateCardCost');
    const card = await tenant.row<CardRow>(
      'SELECT id, provider_id, effective_from FROM rate_card WHERE partnership_id = $1 AND id = $2',
      [tenant.partnership.id, mustBeId(input.id)],
    );
    if (!card) throw notFound();
    const period = pastYear(tenant.today);
    const found = costOnPastClaims(await loadPast(tenant, card, period), await loadPrices(tenant, card.id));
    const money = (amount: bigint): Money => ({ amount, currency: tenant.partnership.currency });
    return {
      ...period,
      ...found,
      lines: found.lines.map(({ cost, wouldCost, ...line }) => ({
        ...line,
        cost: money(cost),
        wouldCost: wouldCost === null ? null : money(wouldCost),
      })),
      cost: money(found.cost),
      wouldCost: money(found.wouldCost),
      droppedCost: money(found.droppedCost),
    };
  });
}

async function loadPast(
  tenant: Tenant,
  card: CardRow,
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Promise<PastOutcome[]> {
  const rows = await tenant.rows<{
    outcome_code: string;
    cohort: Cohort;
    title: string;
    count: number;
    cost: bigint;
  }>(
    `SELECT c.outcome_code, c.cohort, max(t.title) AS title, count(*)::int AS count, sum(c.price)::bigint AS cost
     FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
     WHERE c.partnership_id = $1 AND c.state = ANY ($2) AND c.achieved_on BETWEEN $3 AND $4
       AND CASE WHEN $5::uuid IS NOT NULL THEN c.provider_id = $5
         ELSE NOT EXISTS (SELECT FROM rate_card own WHERE own.partnership_id = c.partnership_id
           AND own.provider_id = c.provider_id AND own.status = 'PUBLISHED' AND own.effective_from <= $6) END
     GROUP BY c.outcome_code, c.cohort`,
    [tenant.partnership.id, CLAIMED_STATES, from, to, card.provider_id, card.effective_from],
  );
  return rows.map(({ outcome_code, count, ...row }) => ({
    ...row,
    outcomeCode: outcome_code,
    claimCount: count,
  }));
}

async function loadPrices(tenant: Tenant, cardId: string) {
  const rows = await tenant.rows<{ outcome_code: string; cohort: Cohort; price: bigint }>(
    'SELECT outcome_code, cohort, price FROM tariff WHERE partnership_id = $1 AND rate_card_id = $2',
    [tenant.partnership.id, cardId],
  );
  return rows.map((row) => ({ outcomeCode: row.outcome_code, cohort: row.cohort, price: minor(row.price) }));
}
