import { systemActor, withTenant } from '../tenancy/index.js';
import type { FileStore } from './file-store.js';

/** A file that no claim names after so many days was left behind: whoever chose it sends it anew with their claim. */
export const UNUSED_UPLOAD_DAYS = 7;
const DAY_MS = 86_400_000;
/** Rows held still at once. */
const BATCH = 100;

/** The uploads of before this instant are old enough to be cleared when no claim names them. */
const unusedBefore = (now: Date): Date => new Date(now.getTime() - UNUSED_UPLOAD_DAYS * DAY_MS);

/**
 * Clears away what was uploaded in a partnership more than a week ago and no claim names: first the rows, and the
 * files once that has committed, so that no row is ever without its file. A claim that takes one at the same moment
 * keeps it.
 *
 * @returns how many there were.
 */
export async function clearUnusedUploads(
  partnershipId: string,
  files: FileStore,
  now = new Date(),
): Promise<number> {
  let cleared = 0;
  for (;;) {
    const keys = await forgetSome(partnershipId, now);
    // one that cannot be removed keeps no other
    const removed = await Promise.allSettled(keys.map((key) => files.remove(key)));
    for (const one of removed) if (one.status === 'rejected') throw one.reason;
    cleared += keys.length;
    if (keys.length < BATCH) return cleared;
  }
}

/** Deletes a batch of rows; the keys of their files. */
function forgetSome(partnershipId: string, now: Date): Promise<string[]> {
  return withTenant(systemActor(partnershipId, now), async (tenant) => {
    tenant.names('clearUnusedUploads');
    const held = await tenant.rows<{ id: string }>(
      `SELECT u.id FROM upload u
       WHERE u.partnership_id = $1 AND u.uploaded_at < $2 AND NOT EXISTS (SELECT FROM evidence e
         WHERE e.partnership_id = u.partnership_id AND e.upload_id = u.id)
       ORDER BY u.uploaded_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [partnershipId, unusedBefore(now)],
    );
    if (held.length === 0) return [];
    // looked at anew: a claim may have taken one just before it was held
    const gone = await tenant.rows<{ key: string }>(
      `DELETE FROM upload u
       WHERE u.partnership_id = $1 AND u.id = ANY ($2) AND NOT EXISTS (SELECT FROM evidence e
         WHERE e.partnership_id = u.partnership_id AND e.upload_id = u.id)
       RETURNING u.storage_key AS key`,
      [partnershipId, held.map(({ id }) => id)],
    );
    return gone.map(({ key }) => key);
  });
}
