import { type AllocationRule, faultsOfAllocationRule, type Refusal } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readHubLists } from '../triage/hub-lists.js';
import { type AllocationRules, readAllocationRules } from './rule-versions.js';

/**
 * Saves a changed rule as the partnership's draft, to be tried on the waiting list. A draft before it is left: its
 * version stays in the records.
 * @returns the rules as they stand; INVALID with the field ("weights.travel")
 * @throws Fault FORBIDDEN
 */
export function saveAllocationRule(actor: Actor, rule: AllocationRule): Promise<AllocationRules | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('saveAllocationRule');
    const { expertise } = await readHubLists(tenant);
    const [fault] = faultsOfAllocationRule(
      rule,
      expertise.map(({ code }) => code),
    );
    if (fault) return fault;
    await writeDraft(tenant, rule);
    return readAllocationRules(tenant);
  });
}

async function writeDraft(tenant: Tenant, { weights, ...rule }: AllocationRule): Promise<void> {
  const { partnership, personId, now } = tenant;
  const { expertise, wishes, room, travel, anchor } = weights;
  const { fullAt, essential, farKm, unknown, longWait } = rule;
  await lockRules(tenant);
  await tenant.execute(
    `UPDATE allocation_rule SET state = 'LEFT' WHERE partnership_id = $1 AND state = 'DRAFT'`,
    [partnership.id],
  );
  await tenant.execute(
    `INSERT INTO allocation_rule (partnership_id, version, rule, saved_by, saved_at)
     SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4 FROM allocation_rule WHERE partnership_id = $1`,
    [
      partnership.id,
      JSON.stringify({
        weights: { expertise, wishes, room, travel, anchor },
        fullAt,
        essential,
        farKm,
        unknown,
        longWait: longWait && { days: longWait.days, room: longWait.room },
      }),
      personId,
      now,
    ],
  );
}

/** Two who change the rule at once do so one after the other. */
export const lockRules = (tenant: Tenant): Promise<number> =>
  tenant.execute(`SELECT pg_advisory_xact_lock(hashtextextended('allocation_rule ' || $1, 0))`, [
    tenant.partnership.id,
  ]);
