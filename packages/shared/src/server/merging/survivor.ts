import { Fault } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** The record that this one was merged into; null for a record that was not, or that is not there. */
export async function survivorOf(tenant: Tenant, id: string): Promise<string | null> {
  const row = await tenant.row<{ survivor: string | null }>('SELECT app.survivor($1) AS survivor', [id]);
  return row?.survivor && row.survivor !== id.toLowerCase() ? row.survivor : null;
}

/**
 * Does something about a participant, and where their record was merged meanwhile, about the record that was kept: who
 * holds an old id acts for the same person. Costs nothing where the record is there.
 * @param work throws Fault NOT_FOUND where the record is not there
 */
export async function followingMerges<T>(
  actor: Actor,
  participantId: string,
  work: (participantId: string) => Promise<T>,
): Promise<T> {
  try {
    return await work(participantId);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'NOT_FOUND' || !isId(participantId)) throw error;
    const kept = await withTenant(actor, (tenant) => {
      tenant.names('followingMerges');
      return survivorOf(tenant, participantId);
    });
    if (kept === null) throw error;
    return work(kept);
  }
}
