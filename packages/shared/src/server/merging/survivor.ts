import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** The record that this one was merged into; null for a record that was not, or that is not there. */
export async function survivorOf(tenant: Tenant, id: string): Promise<string | null> {
  const row = await tenant.row<{ survivor: string | null }>('SELECT app.survivor($1) AS survivor', [id]);
  return row?.survivor && row.survivor !== id.toLowerCase() ? row.survivor : null;
}

/**
 * Of these ids those of records that were merged, with the record that was kept for each. Whoever holds an old id acts
 * for the same person (docs/adr/0015): the API asks where what was named is not there. Whether the kept record is the
 * actor's to see, whatever is then done with it says.
 * @param ids of ours, in small letters, whatever they are of
 * @throws Fault UNAUTHENTICATED, FORBIDDEN
 */
export function keptRecords(actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  return withTenant(actor, async (tenant) => {
    tenant.names('followMerges');
    const rows = await tenant.rows<{ id: string; kept: string }>(
      `SELECT x.id, x.kept FROM (SELECT id, app.survivor(id) AS kept FROM unnest($1::uuid[]) AS id) x
       WHERE x.kept <> x.id`,
      [ids],
    );
    return new Map(rows.map(({ id, kept }) => [id, kept]));
  });
}
