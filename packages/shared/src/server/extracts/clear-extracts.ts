import type { FileStore } from '../files/index.js';
import { endRunsOfOverAgreements } from '../matches/end-runs.js';
import { systemActor, type Tenant, withTenant } from '../tenancy/index.js';
import { EXTRACT_STATES } from './extract-view.js';
import { emptyPairs, forgetExtract } from './forget-extract.js';

/** SQL: agreement `a` is over, however that came, on the day $2. */
const IS_OVER = '(a.ended_at IS NOT NULL OR a.expires_on < $2)';

/**
 * Keeps what agreements promised: deletes extracts that have lain here for as long as they may, and all that came under an
 * agreement that is over. Runs that wait under one end too: one that is over by its day nobody ended. The worker does it
 * now and then.
 * @returns how many extracts it deleted
 */
export async function clearExtracts(partnershipId: string, files: FileStore, at?: Date): Promise<number> {
  const system = <T>(work: (tenant: Tenant) => Promise<T>): Promise<T> =>
    withTenant(systemActor(partnershipId, at), (tenant) => {
      tenant.names('clearExtracts');
      return work(tenant);
    });
  await system(endRunsOfOverAgreements);
  const due = await system((tenant) =>
    tenant.rows<{ id: string }>(
      `SELECT e.id FROM extract e
       JOIN sharing_agreement a ON a.partnership_id = e.partnership_id AND a.id = e.agreement_id
       WHERE e.partnership_id = $1 AND e.deleted_at IS NULL AND (e.delete_after < $2 OR ${IS_OVER}) ORDER BY e.id`,
      [tenant.partnership.id, tenant.today],
    ),
  );
  let cleared = 0;
  // each for itself: a file that cannot be deleted keeps no other
  const faults: unknown[] = [];
  for (const { id } of due)
    try {
      if (await system((tenant) => forgetExtract(tenant, files, id, 'DELETED', EXTRACT_STATES))) cleared += 1;
    } catch (fault) {
      faults.push(fault);
    }
  await system(forgetAgreements);
  if (faults.length > 0) throw faults[0];
  return cleared;
}

/** Says of agreements that are over that nothing is left of what came under them. */
async function forgetAgreements(tenant: Tenant): Promise<void> {
  // a run that was under way when its extract went may have written since
  await emptyPairs(tenant, null);
  // no file is read by them any more, and headings can be anything that stood in a first line
  await tenant.execute(
    `DELETE FROM extract_mapping m USING sharing_agreement a WHERE m.partnership_id = $1
       AND a.partnership_id = m.partnership_id AND a.id = m.agreement_id AND ${IS_OVER}`,
    [tenant.partnership.id, tenant.today],
  );
  await tenant.execute(
    `UPDATE sharing_agreement a SET forgotten_at = $3
     WHERE a.partnership_id = $1 AND a.forgotten_at IS NULL AND ${IS_OVER}
       AND NOT EXISTS (SELECT FROM extract e WHERE e.partnership_id = $1 AND e.agreement_id = a.id
         AND e.deleted_at IS NULL)`,
    [tenant.partnership.id, tenant.today, tenant.now],
  );
}
