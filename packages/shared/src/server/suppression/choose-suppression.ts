import { addMonths, calendarDate, type SuppressionProfile } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { readSuppressionChoice, type SuppressionChoiceView } from './suppression-choice.js';

/**
 * Chooses how much is hidden, from the next month on: what is told of one month by two profiles could be laid side by
 * side. Chosen again before the month begins, the last choice counts.
 * @throws Fault FORBIDDEN
 */
export function chooseSuppression(actor: Actor, profile: SuppressionProfile): Promise<SuppressionChoiceView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('chooseSuppression');
    const from = addMonths(calendarDate(`${tenant.today.slice(0, 7)}-01`), 1);
    await tenant.execute(
      `INSERT INTO suppression_choice (partnership_id, profile, from_day, chosen_by, chosen_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [tenant.partnership.id, profile, from, tenant.personId, tenant.now],
    );
    return readSuppressionChoice(tenant);
  });
}
