import { type Refusal, refuse } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AllocationRules, readAllocationRules } from './rule-versions.js';
import { lockRules } from './save-allocation-rule.js';

/**
 * Adopts the draft that was tried: from now on suggestions are made by it.
 * @param version of the draft as it was shown: whoever saved another one meanwhile is not adopted unseen
 * @returns the rules as they stand; WRONG_STATE when the draft is another, or there is none
 * @throws Fault FORBIDDEN
 */
export function adoptAllocationRule(actor: Actor, version: number): Promise<AllocationRules | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('adoptAllocationRule');
    await lockRules(tenant);
    const adopted = await tenant.execute(
      `UPDATE allocation_rule SET state = 'ADOPTED', adopted_by = $3, adopted_at = $4
       WHERE partnership_id = $1 AND version = $2 AND state = 'DRAFT'`,
      [tenant.partnership.id, version, tenant.personId, tenant.now],
    );
    if (adopted === 0)
      return refuse(
        'WRONG_STATE',
        'This draft was changed or adopted meanwhile. Look at the present one, and try it first.',
      );
    return readAllocationRules(tenant);
  });
}
