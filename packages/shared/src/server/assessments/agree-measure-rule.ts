import { formatDate, isRefusal, liveStates, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { lockRateCards } from '../rate-cards/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type MeasureRuleView, readMeasureRules } from './measure-rules.js';

/**
 * The commissioner agrees to what a measure has to show for an outcome: it holds for what is achieved from its day on,
 * and never changes again. As with prices, that day lies behind no live claim.
 * @returns SAME_PERSON for whoever proposed it; WRONG_STATE when it is agreed already; IN_USE with a later day to choose
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function agreeMeasureRule(actor: Actor, id: string): Promise<MeasureRuleView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('agreeMeasureRule');
    return agreeMeasureRuleIn(tenant, mustBeId(id));
  });
}

/** The same inside a transaction. */
export async function agreeMeasureRuleIn(tenant: Tenant, id: string): Promise<MeasureRuleView | Refusal> {
  // nothing is being claimed meanwhile by what held before
  await lockRateCards(tenant, 'exclusive');
  const refused = await judge(tenant, id);
  if (isRefusal(refused)) return refused;
  await tenant.execute(
    'UPDATE measure_rule SET agreed_by = $3, agreed_at = $4 WHERE partnership_id = $1 AND id = $2',
    [tenant.partnership.id, id, tenant.personId, tenant.now],
  );
  const [view] = await readMeasureRules(tenant, id);
  if (!view) throw notFound();
  return view;
}

async function judge(tenant: Tenant, id: string): Promise<Refusal | null> {
  const rule = await tenant.row<{
    isAgreed: boolean;
    isMine: boolean;
    latest: Parameters<typeof formatDate>[0] | null;
    isTaken: boolean;
  }>(
    `SELECT m.agreed_at IS NOT NULL AS "isAgreed", coalesce(m.proposed_by = $3, false) AS "isMine",
       (SELECT max(c.achieved_on) FROM claim c WHERE c.partnership_id = m.partnership_id
         AND c.outcome_code = m.outcome_code AND c.state = ANY ($4) AND c.achieved_on >= m.effective_from) AS latest,
       EXISTS (SELECT FROM measure_rule o WHERE o.partnership_id = m.partnership_id AND o.outcome_code = m.outcome_code
         AND o.effective_from = m.effective_from AND o.agreed_at IS NOT NULL) AS "isTaken"
     FROM measure_rule m WHERE m.partnership_id = $1 AND m.id = $2`,
    [tenant.partnership.id, id, tenant.personId, liveStates],
  );
  if (!rule) throw notFound();
  if (rule.isAgreed) return refuse('WRONG_STATE', 'This is agreed already.');
  if (rule.isMine) return refuse('SAME_PERSON', 'You proposed this. Somebody else has to agree to it.');
  if (rule.isTaken)
    return refuse(
      'IN_USE',
      'Something else is agreed for this outcome from the same day on. Have another day proposed.',
    );
  if (rule.latest)
    return refuse(
      'IN_USE',
      `There are claims for this outcome up to ${formatDate(rule.latest)}, and they were judged by what held then. Have a day after that proposed.`,
    );
  return null;
}
