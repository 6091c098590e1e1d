import { type AllocationRule, USUAL_ALLOCATION } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import type { Tenant } from '../tenancy/index.js';

/** A version of how the partnership suggests. */
export interface AllocationRuleView {
  /** 0: the usual rule, until the partnership has its own */
  readonly version: number;
  readonly rule: AllocationRule;
  readonly savedBy: PersonView | null;
  readonly savedAt: Date | null;
  readonly adoptedBy: PersonView | null;
  readonly adoptedAt: Date | null;
}

export interface AllocationRules {
  readonly present: AllocationRuleView;
  /** one that is being tried; null: none */
  readonly draft: AllocationRuleView | null;
}

const USUAL: AllocationRuleView = {
  version: 0,
  rule: USUAL_ALLOCATION,
  savedBy: null,
  savedAt: null,
  adoptedBy: null,
  adoptedAt: null,
};

/** The rule in force and the draft, by one statement. */
export async function readAllocationRules(tenant: Tenant): Promise<AllocationRules> {
  const rows = await tenant.rows<AllocationRuleView & { state: 'DRAFT' | 'ADOPTED' }>(
    `SELECT DISTINCT ON (state) state, version, rule, ${personOf('saved_by')} AS "savedBy", saved_at AS "savedAt",
       ${personOf('adopted_by')} AS "adoptedBy", adopted_at AS "adoptedAt"
     FROM allocation_rule WHERE partnership_id = $1 AND state IN ('DRAFT', 'ADOPTED')
     ORDER BY state, adopted_at DESC, version DESC`,
    [tenant.partnership.id],
  );
  return {
    present: rows.find(({ state }) => state === 'ADOPTED') ?? USUAL,
    draft: rows.find(({ state }) => state === 'DRAFT') ?? null,
  };
}
