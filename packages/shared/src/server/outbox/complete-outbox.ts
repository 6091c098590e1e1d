import type { Actor } from '../tenancy/index.js';
import { type Tenant, withTenant } from '../tenancy/index.js';

/**
 * Says that a job takes the row on: counts the attempt.
 * Only the system may. @returns whether there is still something to do: false when the effect has
 * committed already, or somebody gave the row up, or there is no such row.
 */
export function startOutbox(actor: Actor, id: string): Promise<boolean> {
  return withTenant(actor, async (tenant) => {
    const changed = await tenant.execute(
      `UPDATE outbox SET attempts = attempts + 1, started_at = clock_timestamp(), error = NULL
       WHERE partnership_id = $1 AND id = $2 AND done_at IS NULL AND failed_at IS NULL`,
      [tenant.partnership.id, id],
    );
    return changed === 1;
  });
}

/** Says that a long job is alive, so that its row is not taken for lost and offered again. */
export function keepOutbox(actor: Actor, id: string): Promise<void> {
  return withTenant(actor, async (tenant) => {
    await tenant.execute(
      `UPDATE outbox SET started_at = clock_timestamp()
       WHERE partnership_id = $1 AND id = $2 AND done_at IS NULL AND failed_at IS NULL`,
      [tenant.partnership.id, id],
    );
  });
}

/**
 * Marks the row done; call it in the transaction of the job's effect, so that both are true or neither. Called
 * first, it also keeps a second worker with the same row waiting until this one has committed.
 *
 * @returns false when the row was done already: then there is nothing (more) to do.
 */
export async function completeOutbox(tenant: Tenant, id: string): Promise<boolean> {
  const changed = await tenant.execute(
    `UPDATE outbox SET done_at = clock_timestamp(), failed_at = NULL, error = NULL
     WHERE partnership_id = $1 AND id = $2 AND done_at IS NULL`,
    [tenant.partnership.id, id],
  );
  return changed === 1;
}
