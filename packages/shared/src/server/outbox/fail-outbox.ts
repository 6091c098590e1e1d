import { type Actor, withTenant } from '../tenancy/index.js';
import { sayJobFailed } from './follow-job.js';
import { type OutboxRow, parsePayload } from './parse-payload.js';

/** What the backbone reads about a job that went wrong; long enough to act on. */
const LONGEST_ERROR = 300;

/** Keeps what went wrong on the row while the job is tried again. */
export function noteOutboxError(actor: Actor, id: string, error: string): Promise<void> {
  return withTenant(actor, async (tenant) => {
    await tenant.execute(
      'UPDATE outbox SET error = $3 WHERE partnership_id = $1 AND id = $2 AND done_at IS NULL',
      [tenant.partnership.id, id, error.slice(0, LONGEST_ERROR)],
    );
  });
}

/**
 * Gives the row up after the last attempt: it shows as FAILED until somebody tries again, and what the job
 * was about says so too.
 *
 * @param error a sentence without personal data.
 */
export function failOutbox(actor: Actor, id: string, error: string): Promise<void> {
  return withTenant(actor, async (tenant) => {
    const row = await tenant.row<OutboxRow>(
      `UPDATE outbox SET failed_at = clock_timestamp(), error = $3
       WHERE partnership_id = $1 AND id = $2 AND done_at IS NULL AND failed_at IS NULL
       RETURNING kind, payload`,
      [tenant.partnership.id, id, error.slice(0, LONGEST_ERROR)],
    );
    const job = row && parsePayload(row);
    if (job) await sayJobFailed(tenant, job);
  });
}
