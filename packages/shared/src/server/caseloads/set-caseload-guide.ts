import { type CaseloadGuide, checkCaseloadGuide, type Refusal } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readCaseloadGuide } from './guide-of.js';

/** The partnership's guide to caseloads; the usual one until it has its own. @throws Fault FORBIDDEN */
export function caseloadGuide(actor: Actor): Promise<CaseloadGuide> {
  return withTenant(actor, async (tenant) => {
    tenant.must('caseloadGuide');
    return readCaseloadGuide(tenant);
  });
}

/**
 * Makes this guide the partnership's own. It is a guide: nobody's work changes by it, and every load is shown by it from
 * now on.
 * @returns the guide; INVALID with its field
 * @throws Fault FORBIDDEN
 */
export function setCaseloadGuide(actor: Actor, guide: CaseloadGuide): Promise<CaseloadGuide | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setCaseloadGuide');
    const [fault] = checkCaseloadGuide(guide);
    if (fault) return fault;
    await writeCaseloadGuide(tenant, guide);
    return guide;
  });
}

/** Writes what was judged. */
const writeCaseloadGuide = (tenant: Tenant, guide: CaseloadGuide): Promise<number> =>
  tenant.execute(
    `INSERT INTO caseload_guide (partnership_id, guide, changed_by, changed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (partnership_id) DO UPDATE SET guide = excluded.guide, changed_by = excluded.changed_by,
       changed_at = excluded.changed_at`,
    [tenant.partnership.id, JSON.stringify(guide), tenant.personId, tenant.now],
  );
