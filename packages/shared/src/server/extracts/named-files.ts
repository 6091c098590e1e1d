import { systemActor, withTenant } from '../tenancy/index.js';

/**
 * Which of these files are named by an extract of the partnership. What a process left that was killed after it kept a
 * file, and before it wrote the row, no extract of any partnership names. For the system.
 */
export function namedExtractFiles(partnershipId: string, keys: readonly string[]): Promise<string[]> {
  return withTenant(systemActor(partnershipId), async (tenant) => {
    tenant.names('clearExtracts');
    const rows = await tenant.rows<{ key: string }>(
      `SELECT k.key FROM unnest($2::text[]) AS k(key) WHERE EXISTS (SELECT FROM extract e
         WHERE e.partnership_id = $1 AND (e.storage_key = k.key OR e.clean_key = k.key))`,
      [tenant.partnership.id, keys],
    );
    return rows.map(({ key }) => key);
  });
}
