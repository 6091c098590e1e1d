import { type Actor, withTenant } from '../tenancy/index.js';
import { type AuditSampleView, readSamples } from './sample-view.js';

const MOST = 24;

/** The samples of the last two years that had one, newest month first. @throws Fault FORBIDDEN */
export function auditSamples(actor: Actor): Promise<AuditSampleView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('auditSamples');
    return readSamples(tenant, { most: MOST });
  });
}
