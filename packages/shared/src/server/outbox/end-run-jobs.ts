import type { Tenant } from '../tenancy/index.js';

const OF_RUN = `partnership_id = $1 AND kind = 'payments.run' AND payload->>'runId' = $2 AND done_at IS NULL`;

/** The run is done: so is all work that was announced for it, also what had been given up before. */
export async function completeRunJobs(tenant: Tenant, runId: string): Promise<void> {
  await tenant.execute(
    `UPDATE outbox SET done_at = clock_timestamp(), failed_at = NULL, error = NULL WHERE ${OF_RUN}`,
    [tenant.partnership.id, runId],
  );
}

/** The run was cancelled: nobody is to do it, and a worker that has it already finds nothing left to do. */
export async function cancelRunJobs(tenant: Tenant, runId: string): Promise<void> {
  await tenant.execute(
    `UPDATE outbox SET done_at = clock_timestamp(), cancelled_at = clock_timestamp(), failed_at = NULL, error = NULL
     WHERE ${OF_RUN}`,
    [tenant.partnership.id, runId],
  );
}

/** The run was stopped with more left to do: its work waits until somebody tries again. */
export async function stopRunJobs(tenant: Tenant, runId: string, why: string): Promise<void> {
  await tenant.execute(
    `UPDATE outbox SET failed_at = clock_timestamp(), error = $3 WHERE ${OF_RUN} AND failed_at IS NULL`,
    [tenant.partnership.id, runId, why],
  );
}

/** Somebody gave an extract up, or it is deleted: nobody is to look through it any more. */
export async function cancelExtractJobs(tenant: Tenant, extractId: string): Promise<void> {
  await tenant.execute(
    `UPDATE outbox SET done_at = clock_timestamp(), cancelled_at = clock_timestamp(), failed_at = NULL, error = NULL
     WHERE partnership_id = $1 AND kind = 'extracts.check' AND payload->>'extractId' = $2 AND done_at IS NULL`,
    [tenant.partnership.id, extractId],
  );
}

/** Somebody gave a file of referrals up: nobody is to go on with it, and a worker that has it finds nothing left to do. */
export async function cancelFileJobs(tenant: Tenant, fileId: string): Promise<void> {
  await tenant.execute(
    `UPDATE outbox SET done_at = clock_timestamp(), cancelled_at = clock_timestamp(), failed_at = NULL, error = NULL
     WHERE partnership_id = $1 AND kind IN ('referrals.check', 'referrals.import') AND payload->>'fileId' = $2
       AND done_at IS NULL`,
    [tenant.partnership.id, fileId],
  );
}

/** Runs of matching are given up: the same. */
export async function cancelMatchJobs(tenant: Tenant, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return;
  await tenant.execute(
    `UPDATE outbox SET done_at = clock_timestamp(), cancelled_at = clock_timestamp(), failed_at = NULL, error = NULL
     WHERE partnership_id = $1 AND kind IN ('matching.estimate', 'matching.run') AND payload->>'runId' = ANY ($2)
       AND done_at IS NULL`,
    [tenant.partnership.id, runIds],
  );
}
