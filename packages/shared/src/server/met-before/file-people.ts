import { cleanPerson, filingKeys, keysBeside, type PersonAsWritten } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** A record that keys lead to. */
export type MetKind = 'PARTICIPANT' | 'REFERRAL';

/** What people are compared by, of `participant p` with its details, and of `referral r`. */
export const COMPARED = {
  PARTICIPANT: `p.given_name AS "givenName", p.family_name AS "familyName", d.birth_date AS "birthDate", d.postcode,
    NULL AS phone`,
  REFERRAL: `r.given_name AS "givenName", r.family_name AS "familyName", r.birth_date AS "birthDate", r.postcode, r.phone`,
} as const;

const AT_ONCE = 500;

/**
 * Files some of the people who are not filed yet, or whose record has changed since, under the keys by which they are
 * found. Several may do so at once: each takes others.
 * @param actor the system
 * @returns how many it filed: fewer than AT_ONCE when nobody is left
 */
export function filePeople(actor: Actor): Promise<number> {
  return withTenant(actor, async (tenant) => {
    const taken = await tenant.rows<{ kind: MetKind; record_id: string }>(
      `DELETE FROM unfiled_person u USING (
         SELECT kind, record_id FROM unfiled_person WHERE partnership_id = $1 LIMIT $2 FOR UPDATE SKIP LOCKED) x
       WHERE u.partnership_id = $1 AND u.kind = x.kind AND u.record_id = x.record_id RETURNING u.kind, u.record_id`,
      [tenant.partnership.id, AT_ONCE],
      { keepPlan: 'always' },
    );
    if (taken.length === 0) return 0;
    await writeKeys(tenant, taken);
    return taken.length;
  });
}

/** Until nobody is left. @param until asked between two times: true ends it early */
export async function fileEverybody(actor: Actor, until: () => boolean = () => false): Promise<number> {
  for (let filed = 0; ; ) {
    const now = await filePeople(actor);
    filed += now;
    if (now < AT_ONCE || until()) return filed;
  }
}

async function writeKeys(
  tenant: Tenant,
  records: readonly { readonly kind: MetKind; readonly record_id: string }[],
): Promise<void> {
  const { id: here } = tenant.partnership;
  const kinds = records.map(({ kind }) => kind);
  const ids = records.map(({ record_id }) => record_id);
  await tenant.execute(
    `DELETE FROM match_key m USING unnest($2::text[], $3::uuid[]) AS x(kind, id)
     WHERE m.partnership_id = $1 AND m.kind = x.kind AND m.record_id = x.id`,
    [here, kinds, ids],
  );
  const people = await tenant.rows<PersonAsWritten & { kind: MetKind; id: string }>(
    `SELECT 'PARTICIPANT' AS kind, p.id, ${COMPARED.PARTICIPANT} FROM participant p
     LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.id = ANY ($2)
     UNION ALL
     SELECT 'REFERRAL', r.id, ${COMPARED.REFERRAL} FROM referral r WHERE r.partnership_id = $1 AND r.id = ANY ($3)`,
    [
      here,
      ids.filter((_, nth) => kinds[nth] === 'PARTICIPANT'),
      ids.filter((_, nth) => kinds[nth] === 'REFERRAL'),
    ],
  );
  const filed = people.flatMap(({ kind, id, ...person }) => {
    const keys = filingKeys(cleanPerson(person, tenant.today));
    return keys.map((one) => ({ kind, id, key: one.key, beside: keysBeside(one, keys) }));
  });
  await tenant.execute(
    `INSERT INTO match_key (partnership_id, key, kind, record_id, beside)
     SELECT $1, x.key, x.kind, x.id, x.beside
     FROM json_to_recordset($2) AS x(key text, kind text, id uuid, beside int[])`,
    [here, JSON.stringify(filed)],
  );
}
