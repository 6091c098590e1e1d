import { type Refusal, refuse } from '../../rules/index.js';
import { announce, cancelMatchJobs } from '../outbox/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { isInForce, NOT_IN_FORCE } from './in-force.js';
import { mustReadRun } from './read-runs.js';
import type { MatchRunView } from './run-view.js';

/**
 * Says yes to what was reckoned (contract: `startMatchRun`): the worker compares.
 * @returns the run, running; WRONG_STATE when it does not wait for a yes, its agreement is not in force any more, or its
 *   extract is deleted
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function startMatchRun(actor: Actor, id: string): Promise<MatchRunView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('startMatchRun');
    const run = await mustReadRun(tenant, id);
    if (!(await isInForce(tenant, run.agreementId))) return NOT_IN_FORCE();
    const { personId, now, partnership } = tenant;
    const system = await tenant.continueAsSystem();
    const started = await system.execute(
      `UPDATE match_run r SET state = 'RUNNING', started_by = $3, started_at = $4
       FROM extract x WHERE r.partnership_id = $1 AND r.id = $2 AND r.state = 'ESTIMATED'
         AND x.partnership_id = r.partnership_id AND x.id = r.extract_id AND x.state = 'READY'
         AND (r.our_extract_id IS NULL OR EXISTS (SELECT FROM extract y WHERE y.partnership_id = r.partnership_id
           AND y.id = r.our_extract_id AND y.state = 'READY'))`,
      [partnership.id, run.id, personId, now],
    );
    if (started === 0)
      return refuse(
        'WRONG_STATE',
        run.state === 'ESTIMATED'
          ? 'The extract is deleted: there is nothing left to match. Send it again.'
          : 'Only a run whose estimate is there can be started. Reload the page to see where it stands.',
      );
    await system.execute(
      `UPDATE match_run_progress SET stage = '', fraction = 0 WHERE partnership_id = $1 AND run_id = $2`,
      [partnership.id, run.id],
    );
    await announce(system, { kind: 'matching.run', runId: run.id });
    return mustReadRun(system, run.id);
  });
}

/**
 * Gives a run up, at any time before it is done (contract: `cancelMatchRun`): the worker stops within seconds, and
 * nothing of it is kept.
 * @returns the run; WRONG_STATE when it is over already
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function cancelMatchRun(actor: Actor, id: string): Promise<MatchRunView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('cancelMatchRun');
    const run = await mustReadRun(tenant, id);
    const { partnership, now } = tenant;
    const system = await tenant.continueAsSystem();
    const cancelled = await system.execute(
      `UPDATE match_run SET state = 'CANCELLED', ended_at = $3
       WHERE partnership_id = $1 AND id = $2 AND state IN ('ESTIMATING', 'ESTIMATED', 'RUNNING')`,
      [partnership.id, run.id, now],
    );
    if (cancelled === 0)
      return refuse('WRONG_STATE', 'This run is over already. Reload the page to see what came of it.');
    await cancelMatchJobs(system, [run.id]);
    return mustReadRun(system, run.id);
  });
}
