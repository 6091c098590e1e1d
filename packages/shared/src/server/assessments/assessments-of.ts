import { may } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AssessmentView, readAssessments } from './assessment-view.js';

/** The assessments of each of many people, as far as the actor works with them: one statement. */
export function assessmentsOf(
  actor: Actor,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AssessmentView[]>> {
  return withTenant(actor, async (tenant) => {
    if (!may(tenant.me.roles, 'assessments')) return new Map();
    const ids = participantIds.filter(isId);
    tenant.names('assessments');
    tenant.showed('participant', ids);
    const [, found] = await Promise.all([tenant.looksBack(), readAssessments(tenant, ids)]);
    return found;
  });
}
