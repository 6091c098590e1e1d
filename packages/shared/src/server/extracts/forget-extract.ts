import type { FileStore } from '../files/index.js';
import { cancelExtractJobs } from '../outbox/index.js';
import type { Tenant } from '../tenancy/index.js';

/**
 * Deletes what an extract brought: its files, its first rows, what was said of its rows, and what pairs show of it. That
 * it was there stays known, and so does what people decided. The files go first: where this breaks off in the middle, the
 * row still names what is to go, and it is done again.
 * @param tenant as the system; the transaction should end after this
 * @param states it must be in one of these
 * @returns false where it is in none of them
 */
export async function forgetExtract(
  tenant: Tenant,
  files: FileStore,
  extractId: string,
  becomes: 'CANCELLED' | 'DELETED',
  states: readonly string[],
): Promise<boolean> {
  const here = [tenant.partnership.id, extractId];
  const row = await tenant.row<{ original: string | null; clean: string | null }>(
    `SELECT storage_key AS original, clean_key AS clean FROM extract
     WHERE partnership_id = $1 AND id = $2 AND deleted_at IS NULL AND state = ANY ($3) FOR UPDATE`,
    [...here, states],
  );
  if (!row) return false;
  await cancelExtractJobs(tenant, extractId);
  await tenant.execute('DELETE FROM extract_fault WHERE partnership_id = $1 AND extract_id = $2', here);
  await emptyPairs(tenant, extractId);
  await tenant.execute(
    // a file without a line of headings has somebody's record in their place, and problems and notes name headings
    `UPDATE extract SET state = $3, storage_key = NULL, clean_key = NULL, preview = '[]', headings = '{}', mapping = '[]',
       problems = '{}', notes = '{}', deleted_at = $4
     WHERE partnership_id = $1 AND id = $2`,
    [...here, becomes, tenant.now],
  );
  for (const key of [row.original, row.clean]) if (key !== null) await files.remove(key);
  return true;
}

/**
 * What pairs hold of one extract, or of all that are deleted, and what offers say of its records from which nothing was
 * claimed. An offer that is open waits still, and a claim keeps what it rests on.
 */
export async function emptyPairs(tenant: Tenant, extractId: string | null): Promise<void> {
  await tenant.execute(
    `UPDATE match_pair m SET ours = '{}', theirs = '{}', record = '{}' FROM extract e
     WHERE m.partnership_id = $1 AND e.partnership_id = $1 AND e.id = m.extract_id
       AND CASE WHEN $2::uuid IS NULL THEN e.deleted_at IS NOT NULL ELSE e.id = $2 END
       AND (m.ours <> '{}' OR m.theirs <> '{}' OR m.record <> '{}')`,
    [tenant.partnership.id, extractId],
  );
  await tenant.execute(
    `UPDATE match_offer o SET statement = NULL FROM match_run r
     JOIN extract e ON e.partnership_id = r.partnership_id AND e.id = r.extract_id
     WHERE o.partnership_id = $1 AND r.partnership_id = $1 AND r.id = o.run_id
       AND o.state IN ('SET_ASIDE', 'WITHDRAWN') AND o.statement IS NOT NULL
       AND CASE WHEN $2::uuid IS NULL THEN e.deleted_at IS NOT NULL ELSE e.id = $2 END`,
    [tenant.partnership.id, extractId],
  );
}
