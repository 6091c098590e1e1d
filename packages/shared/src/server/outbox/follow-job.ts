import type { Tenant } from '../tenancy/index.js';
import type { JobPayload } from './announce.js';

const GIVEN_UP =
  'Something went wrong, several times. Nothing was kept. Try it again later, or ask whoever runs Weft to look into the log.';

/** What a job was about shows that the job was given up. */
export async function sayJobFailed(tenant: Tenant, job: JobPayload): Promise<void> {
  if (job.kind === 'referrals.check' || job.kind === 'referrals.import')
    await tenant.execute(
      `UPDATE referral_file SET state = 'FAILED'
       WHERE partnership_id = $1 AND id = $2 AND state IN ('CHECKING', 'IMPORTING')`,
      [tenant.partnership.id, job.fileId],
    );
  if (job.kind === 'extracts.check')
    await tenant.execute(
      `UPDATE extract SET state = 'FAILED' WHERE partnership_id = $1 AND id = $2 AND state = 'CHECKING'`,
      [tenant.partnership.id, job.extractId],
    );
  if (job.kind === 'matching.estimate' || job.kind === 'matching.run')
    await tenant.execute(
      `UPDATE match_run SET state = 'FAILED', ended_at = $3, problem = $4
       WHERE partnership_id = $1 AND id = $2 AND state IN ('ESTIMATING', 'RUNNING')`,
      [tenant.partnership.id, job.runId, tenant.now, GIVEN_UP],
    );
  if (job.kind !== 'payments.run') return;
  await tenant.execute(
    `UPDATE payment_run SET state = 'FAILED'
     WHERE partnership_id = $1 AND id = $2 AND state IN ('QUEUED', 'RUNNING')`,
    [tenant.partnership.id, job.runId],
  );
}

/** ... and that somebody tries again. */
export async function sayJobWaits(tenant: Tenant, job: JobPayload): Promise<void> {
  if (job.kind === 'referrals.check' || job.kind === 'referrals.import') {
    // the backbone tries again what an agency sent, and may not see the file before it is confirmed
    const system = await tenant.continueAsSystem();
    await system.execute(
      `UPDATE referral_file SET state = CASE WHEN confirmed_at IS NULL THEN 'CHECKING' ELSE 'IMPORTING' END
       WHERE partnership_id = $1 AND id = $2 AND state = 'FAILED'`,
      [tenant.partnership.id, job.fileId],
    );
  }
  if (job.kind === 'extracts.check') {
    // whoever tries again need not be named in the agreement
    const system = await tenant.continueAsSystem();
    await system.execute(
      `UPDATE extract SET state = 'CHECKING' WHERE partnership_id = $1 AND id = $2 AND state = 'FAILED'`,
      [tenant.partnership.id, job.extractId],
    );
  }
  if (job.kind === 'matching.estimate' || job.kind === 'matching.run') {
    // where nothing else of its agreement is under way by now, and the agreement still holds
    const system = await tenant.continueAsSystem();
    await system.execute(
      `UPDATE match_run r SET state = CASE WHEN started_at IS NULL THEN 'ESTIMATING' ELSE 'RUNNING' END, problem = NULL,
         ended_at = NULL
       WHERE partnership_id = $1 AND id = $2 AND state = 'FAILED' AND app.sharing_in_force(agreement_id, clock_timestamp())
         AND NOT EXISTS (SELECT FROM match_run o WHERE o.partnership_id = r.partnership_id
           AND o.agreement_id = r.agreement_id AND o.state IN ('ESTIMATING', 'ESTIMATED', 'RUNNING'))`,
      [tenant.partnership.id, job.runId],
    );
  }
  if (job.kind !== 'payments.run') return;
  await tenant.execute(
    `UPDATE payment_run SET state = 'QUEUED' WHERE partnership_id = $1 AND id = $2 AND state = 'FAILED'`,
    [tenant.partnership.id, job.runId],
  );
}
