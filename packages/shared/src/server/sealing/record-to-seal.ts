import { isAtHub, type PossibleOpener, type Role } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { PersonView } from '../members/person-view.js';
import type { Tenant } from '../tenancy/index.js';

/** A participant, or somebody who is referred and no participant yet. */
export interface RecordToSeal {
  readonly recordId: string;
  readonly participantId: string | null;
  readonly referralIds: readonly string[];
  /** who supports them, or to whom they are offered */
  readonly providerId: string | null;
  readonly linkWorkerId: string | null;
}

/**
 * The record that the actor may seal; of a referral that led to support, the participant's.
 * @throws Fault NOT_FOUND for what is not there, or not the actor's
 */
export async function mustFindToSeal(tenant: Tenant, given: string): Promise<RecordToSeal> {
  const id = mustBeId(given).toLowerCase();
  const found = await tenant.row<RecordToSeal>(
    `SELECT p.id AS "recordId", p.id AS "participantId", p.provider_id AS "providerId", p.link_worker_id AS "linkWorkerId",
       coalesce((SELECT json_agg(r.id) FROM referral r WHERE r.partnership_id = p.partnership_id
         AND r.participant_id = p.id), '[]') AS "referralIds"
     FROM participant p WHERE p.partnership_id = $1
       AND (p.id = $2 OR p.id = (SELECT r.participant_id FROM referral r WHERE r.partnership_id = $1 AND r.id = $2))
     UNION ALL
     SELECT r.id, NULL, r.provider_id, NULL, json_build_array(r.id) FROM referral r
     WHERE r.partnership_id = $1 AND r.id = $2 AND r.participant_id IS NULL`,
    [tenant.partnership.id, id],
  );
  const isTheirs =
    isAtHub(tenant.me.roles) ||
    // a provider does not seal a referral: the hub has it
    (found?.participantId != null &&
      found.providerId !== null &&
      tenant.placesFor('sealRecord').includes(found.providerId));
  if (!found || !isTheirs) throw notFound();
  return found;
}

export type SealChoice = PossibleOpener & {
  readonly person: PersonView;
  /** who looks after the person */
  readonly isLinkWorker: boolean;
};

/** Who would see the record if it were not sealed, by name: to be named widens nothing. */
export async function readChoices(
  tenant: Tenant,
  { providerId, linkWorkerId }: Pick<RecordToSeal, 'providerId' | 'linkWorkerId'>,
): Promise<SealChoice[]> {
  const rows = await tenant.rows<{ id: string; name: string; roles: Role[]; isLinkWorker: boolean }>(
    `SELECT p.id, p.name, array_agg(DISTINCT r.role) AS roles, p.id IS NOT DISTINCT FROM $3::uuid AS "isLinkWorker"
     FROM membership m JOIN person p ON p.id = m.person_id CROSS JOIN LATERAL unnest(m.roles) AS r(role)
     WHERE m.partnership_id = $1 AND m.state = 'ACTIVE'
       AND (r.role IN ('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'VERIFIER', 'AUDITOR')
         OR (m.organisation_id = $2 AND r.role IN ('PROVIDER_MANAGER', 'LINK_WORKER')))
     GROUP BY p.id, p.name ORDER BY lower(p.name), p.id`,
    [tenant.partnership.id, providerId, linkWorkerId],
  );
  return rows.map(({ id, name, roles, isLinkWorker }) => ({ id, person: { id, name }, roles, isLinkWorker }));
}
