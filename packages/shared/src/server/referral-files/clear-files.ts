import type { FileStore } from '../files/index.js';
import { type Actor, systemActor, type Tenant, withTenant } from '../tenancy/index.js';

/** After so many days a file that nobody imported is given up, and what the check said of its rows is deleted. */
const REFERRAL_FILE_DAYS = 30;
const EXPIRED = `It waited ${REFERRAL_FILE_DAYS} days and nobody imported it, so it was given up.`;

/** Deletes the content of a file that has ended, and who of it may be known: the row first, then what lies on the disk. */
export async function forgetContent(actor: Actor, files: FileStore, fileId: string): Promise<void> {
  const keys = await withTenant(actor, (tenant) => forget(tenant, fileId));
  for (const key of keys) await files.remove(key);
}

/**
 * Gives up what waited too long, and deletes what is left of files that have ended; the worker does it now and then.
 * @returns of how many files it deleted the content
 */
export async function clearReferralFiles(
  partnershipId: string,
  files: FileStore,
  at?: Date,
): Promise<number> {
  const keys = await withTenant(systemActor(partnershipId, at), async (tenant) => {
    tenant.names('clearReferralFiles');
    const old = [partnershipId, tenant.now, REFERRAL_FILE_DAYS];
    await tenant.execute(
      `UPDATE referral_file SET state = 'CANCELLED', problems = ARRAY[$4], ended_at = $2
       WHERE partnership_id = $1 AND state IN ('CHECKED', 'UNREADABLE', 'FAILED')
         AND sent_at < $2::timestamptz - make_interval(days => $3)`,
      [...old, EXPIRED],
    );
    await tenant.execute(
      `DELETE FROM referral_file_row x USING referral_file f
       WHERE x.partnership_id = $1 AND f.partnership_id = $1 AND f.id = x.file_id
         AND f.ended_at < $2::timestamptz - make_interval(days => $3)`,
      old,
    );
    return forget(tenant, null);
  });
  for (const key of keys) await files.remove(key);
  return keys.length;
}

/** The keys of what has ended, one file or all of them, which nothing names any more. */
async function forget(tenant: Tenant, fileId: string | null): Promise<string[]> {
  const here = [tenant.partnership.id, fileId];
  await tenant.execute(
    `DELETE FROM referral_file_match m USING referral_file f
     WHERE m.partnership_id = $1 AND f.partnership_id = $1 AND f.id = m.file_id AND f.ended_at IS NOT NULL
       AND ($2::uuid IS NULL OR f.id = $2)`,
    here,
  );
  const gone = await tenant.rows<{ key: string }>(
    `UPDATE referral_file f SET storage_key = NULL
     FROM (SELECT id, storage_key FROM referral_file WHERE partnership_id = $1 AND storage_key IS NOT NULL
       AND ended_at IS NOT NULL AND ($2::uuid IS NULL OR id = $2) FOR UPDATE) x
     WHERE f.partnership_id = $1 AND f.id = x.id RETURNING x.storage_key AS key`,
    here,
  );
  return gone.map(({ key }) => key);
}
