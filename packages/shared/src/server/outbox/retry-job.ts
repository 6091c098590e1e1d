import { type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { sayJobWaits } from './follow-job.js';
import { type JobView, readJob } from './jobs.js';
import { type OutboxRow, parsePayload } from './parse-payload.js';

/**
 * Tries a job again that was given up (contract: `retryJob`).
 *
 * @returns the job, waiting again; WRONG_STATE when it has not failed.
 * @throws Fault NOT_FOUND
 */
export function retryJob(actor: Actor, id: string): Promise<JobView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('retryJob');
    mustBeId(id);
    const row = await tenant.row<OutboxRow>(
      `UPDATE outbox SET failed_at = NULL, error = NULL, offered_at = NULL, started_at = NULL, attempts = 0
       WHERE partnership_id = $1 AND id = $2 AND failed_at IS NOT NULL RETURNING kind, payload`,
      [tenant.partnership.id, id],
    );
    if (!row) {
      if (!(await readJob(tenant, id))) throw notFound();
      return refuse(
        'WRONG_STATE',
        'Only work that failed can be tried again. Reload the page to see its state.',
      );
    }
    const job = parsePayload(row);
    if (job) await sayJobWaits(tenant, job);
    // the trigger speaks of new rows only
    await tenant.execute(`SELECT pg_notify('weft_outbox', '')`);
    const view = await readJob(tenant, id);
    if (!view) throw notFound();
    return view;
  });
}
