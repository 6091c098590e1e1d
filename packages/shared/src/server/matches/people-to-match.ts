import type { PersonField } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** Read by one statement. */
export const AT_ONCE = 5_000;

/** What of a participant stands for a field; phone and e-mail as the newest referral has them. */
const COLUMN_OF: Readonly<Record<PersonField, string>> = {
  GIVEN_NAME: 'p.given_name',
  FAMILY_NAME: 'p.family_name',
  BIRTH_DATE: 'd.birth_date::text',
  POSTCODE: 'd.postcode',
  PHONE: 'f.phone',
  EMAIL: 'f.email',
};

export type PersonValues = Readonly<Partial<Record<PersonField, string>>>;

/** A participant with what the agreement compares, in its order. */
export interface PersonRow {
  readonly id: string;
  readonly values: readonly (string | null)[];
}

/**
 * Who of the participants may be matched under an agreement, some at a time: who was told of it and has not taken it back
 * since, and is not sealed. Nothing of them but what the agreement compares by.
 */
export async function* peopleToMatch(
  actor: Actor,
  agreementId: string,
  fields: readonly PersonField[],
): AsyncGenerator<readonly PersonRow[]> {
  for (let after: string | null = null; ; ) {
    const place: string | null = after;
    const rows: readonly PersonRow[] = await withTenant(actor, (tenant) =>
      readPeopleToMatch(tenant, agreementId, fields, place),
    );
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.id;
  }
}

/** Those of one page: the first whose id comes behind another. */
export async function readPeopleToMatch(
  tenant: Tenant,
  agreementId: string,
  fields: readonly PersonField[],
  after: string | null,
): Promise<PersonRow[]> {
  // a sealed record takes no part, whoever would look at the result
  await tenant.rows(`SELECT set_config('app.seals', 'NOBODY', true)`);
  return tenant.rows<PersonRow>(
    `SELECT p.id, json_build_array(${fields.map((field) => COLUMN_OF[field]).join(', ')}) AS values
     FROM participant p
     JOIN LATERAL (SELECT n.kind FROM sharing_notice n WHERE n.partnership_id = p.partnership_id
       AND n.participant_id = p.id AND n.agreement_id = $2 ORDER BY n.id DESC LIMIT 1) n ON n.kind = 'TOLD'
     LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
     LEFT JOIN LATERAL (SELECT f.phone, f.email FROM referral f WHERE f.partnership_id = p.partnership_id
       AND f.participant_id = p.id ORDER BY f.referred_on DESC, f.received_at DESC, f.id LIMIT 1) f ON true
     WHERE p.partnership_id = $1 AND p.merged_into IS NULL AND ($3::uuid IS NULL OR p.id > $3)
     ORDER BY p.id LIMIT ${AT_ONCE}`,
    [tenant.partnership.id, agreementId, after],
  );
}

/** By field; where nothing is known of one, it is not there. */
export function withoutBlanks(
  fields: readonly PersonField[],
  values: readonly (string | null)[],
): PersonValues {
  return Object.fromEntries(
    fields.flatMap((field, at) => (values[at] ? [[field, values[at]] as const] : [])),
  );
}
