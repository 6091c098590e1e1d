import { cancelMatchJobs } from '../outbox/index.js';
import type { Tenant } from '../tenancy/index.js';
import { ENDED_BEFORE, ENDED_MEANWHILE } from './in-force.js';

/**
 * Ends the runs of agreements that are over, however that came: one that waits for somebody's yes could not be started any
 * more, and would wait for ever. A worker that is at one finds it over within a second. Two statements at most.
 * @param system as the system; the change that ended an agreement is in the same transaction, or long done
 */
export async function endRunsOfOverAgreements(system: Tenant): Promise<void> {
  const ended = await system.rows<{ id: string }>(
    `UPDATE match_run r SET state = 'CANCELLED', ended_at = $3,
       problem = CASE r.state WHEN 'ESTIMATED' THEN $4 ELSE $5 END
     FROM sharing_agreement a
     WHERE r.partnership_id = $1 AND r.state IN ('ESTIMATING', 'ESTIMATED', 'RUNNING')
       AND a.partnership_id = r.partnership_id AND a.id = r.agreement_id
       AND (a.ended_at IS NOT NULL OR a.expires_on < $2)
     RETURNING r.id`,
    [system.partnership.id, system.today, system.now, ENDED_BEFORE, ENDED_MEANWHILE],
  );
  await cancelMatchJobs(
    system,
    ended.map(({ id }) => id),
  );
}
