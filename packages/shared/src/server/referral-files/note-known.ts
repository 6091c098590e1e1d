import type { ReadRow } from '../../rules/index.js';
import { findKnown } from '../met-before/find-known.js';
import type { Tenant } from '../tenancy/index.js';

/** Writes down who of these rows may be on record already. @param tenant as the system */
export async function noteKnown(tenant: Tenant, fileId: string, rows: readonly ReadRow[]): Promise<void> {
  const readable = rows.flatMap((read) => ('referral' in read ? [read] : []));
  const known = await findKnown(
    tenant,
    readable.map(({ referral }) => referral),
  );
  const found = readable.flatMap(({ row, referral: { givenName, familyName } }, nth) => {
    const one = known.get(nth);
    return one ? [{ row, givenName, familyName, ...one }] : [];
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
