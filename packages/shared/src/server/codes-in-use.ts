import type { Tenant } from './tenancy/index.js';

/** A list that a partnership edits, and whose codes stand in records. */
type OwnList = 'contact_kind' | 'decline_reason' | 'complexity_band' | 'expertise';

/**
 * The codes of the partnership's list that some record names, also one that is sealed to whoever edits it (docs/adr/0022):
 * what was recorded keeps its meaning. None for who may not edit the list.
 */
export async function codesInUse(tenant: Tenant, list: OwnList): Promise<ReadonlySet<string>> {
  const rows = await tenant.rows<{ code: string }>(
    `SELECT app.codes_in_use($2, ARRAY(SELECT code FROM ${list} WHERE partnership_id = $1)) AS code`,
    [tenant.partnership.id, list],
  );
  return new Set(rows.map(({ code }) => code));
}
