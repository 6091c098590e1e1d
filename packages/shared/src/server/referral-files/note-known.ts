import type { AskedFor, KnownAlready } from '../met-before/find-known.js';
import type { Tenant } from '../tenancy/index.js';

/** Somebody of a file, by their row. */
export interface AskedRow {
  readonly row: number;
  readonly givenName: string;
  readonly familyName: string;
  readonly asked: AskedFor;
}

/**
 * Writes down who of these rows may be on record already.
 * @param tenant as the system
 * @param known by the place among the rows
 */
export async function noteKnown(
  tenant: Tenant,
  fileId: string,
  rows: readonly AskedRow[],
  known: ReadonlyMap<number, KnownAlready>,
): Promise<void> {
  const found = [...known].flatMap(([nth, one]) => {
    const asked = rows[nth];
    return asked
      ? [{ row: asked.row, givenName: asked.givenName, familyName: asked.familyName, ...one }]
      : [];
  });
  if (found.length === 0) return;
  await tenant.execute(
    `INSERT INTO referral_file_match (partnership_id, file_id, line, given_name, family_name, kind, record_id, verdict, percent)
     SELECT $1, $2, x.row, x."givenName", x."familyName", x.kind, x.id, x.verdict, x.percent
     FROM json_to_recordset($3) AS x(row int, "givenName" text, "familyName" text, kind text, id uuid, verdict text,
       percent int)`,
    [tenant.partnership.id, fileId, JSON.stringify(found)],
  );
}
