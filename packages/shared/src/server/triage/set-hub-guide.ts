import { checkHubGuide, type HubGuide, type Refusal } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { readHubGuide } from './hub-lists.js';

/** How ages are banded, and after how many days somebody has waited long. @throws Fault FORBIDDEN */
export function hubGuide(actor: Actor): Promise<HubGuide> {
  return withTenant(actor, async (tenant) => {
    tenant.must('hubGuide');
    return readHubGuide(tenant);
  });
}

/**
 * Sets the partnership's own guide. No band is written into a record: what is counted by age is counted anew.
 * @returns INVALID or OUT_OF_RANGE with its field @throws Fault FORBIDDEN
 */
export function setHubGuide(actor: Actor, input: HubGuide): Promise<HubGuide | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setHubGuide');
    const wrong = checkHubGuide(input);
    if (wrong) return wrong;
    await tenant.execute(
      `INSERT INTO hub_guide (partnership_id, age_bands, triage_days, answer_days, waiting_days)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (partnership_id) DO UPDATE SET age_bands = excluded.age_bands, triage_days = excluded.triage_days,
         answer_days = excluded.answer_days, waiting_days = excluded.waiting_days`,
      [tenant.partnership.id, [...input.ageBands], input.triageDays, input.answerDays, input.waitingDays],
    );
    return readHubGuide(tenant);
  });
}
