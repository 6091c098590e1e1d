import type { Tenant } from '../tenancy/index.js';
import type { JobPayload } from './announce.js';

/** What a job was about shows that the job was given up. */
export async function sayJobFailed(tenant: Tenant, job: JobPayload): Promise<void> {
  if (job.kind !== 'payments.run') return;
  await tenant.execute(
    `UPDATE payment_run SET state = 'FAILED'
     WHERE partnership_id = $1 AND id = $2 AND state IN ('QUEUED', 'RUNNING')`,
    [tenant.partnership.id, job.runId],
  );
}

/** ... and that somebody tries again. */
export async function sayJobWaits(tenant: Tenant, job: JobPayload): Promise<void> {
  if (job.kind !== 'payments.run') return;
  await tenant.execute(
    `UPDATE payment_run SET state = 'QUEUED' WHERE partnership_id = $1 AND id = $2 AND state = 'FAILED'`,
    [tenant.partnership.id, job.runId],
  );
}
