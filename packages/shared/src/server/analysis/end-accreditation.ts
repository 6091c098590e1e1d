import { type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AnalystView, readAnalysts } from './analysts.js';

/**
 * Ends an accreditation before its last day: what it opened is shut at once.
 * @returns WRONG_STATE where it was ended before
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function endAccreditation(actor: Actor, accreditationId: string): Promise<AnalystView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('endAccreditation');
    const found = isId(accreditationId)
      ? await tenant.row<{ person_id: string; ended: boolean }>(
          `SELECT a.person_id, a.ended_at IS NOT NULL AS ended FROM analyst_accreditation a
           WHERE a.partnership_id = $1 AND a.id = $2 FOR UPDATE`,
          [tenant.partnership.id, accreditationId],
        )
      : undefined;
    if (!found) throw notFound();
    if (found.ended) return refuse('WRONG_STATE', 'This accreditation was ended before.');
    await tenant.execute(
      `UPDATE analyst_accreditation SET ended_by = $3, ended_at = $4 WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, accreditationId, tenant.personId, tenant.now],
    );
    const [analyst] = await readAnalysts(tenant, found.person_id);
    if (!analyst) throw notFound();
    return analyst;
  });
}
