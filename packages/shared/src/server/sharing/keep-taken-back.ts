import type { Tenant } from '../tenancy/index.js';

/**
 * Before two records become one: where the person took sharing back under one of them and was told under the other, they
 * have taken it back. Else whoever was told later, by a list of everybody, would undo what the person had said. It stays
 * with the kept record when the merge is undone: nobody is matched by mistake, and who should be is told again.
 * @returns the agreements of which it was written down
 */
export async function keepTakenBack(tenant: Tenant, keptId: string, mergedId: string): Promise<string[]> {
  const rows = await tenant.rows<{ agreementId: string }>(
    `WITH latest AS (SELECT DISTINCT ON (n.agreement_id, n.participant_id) n.* FROM sharing_notice n
       WHERE n.partnership_id = $1 AND n.participant_id IN ($2, $3)
       ORDER BY n.agreement_id, n.participant_id, n.id DESC)
     INSERT INTO sharing_notice (partnership_id, agreement_id, participant_id, kind, said_on, how, recorded_by, recorded_at)
     SELECT $1, back.agreement_id, $2, 'TAKEN_BACK', back.said_on, back.how, $4, $5
     FROM latest back JOIN latest told ON told.agreement_id = back.agreement_id AND told.id > back.id
     WHERE back.kind = 'TAKEN_BACK' AND told.kind = 'TOLD'
     RETURNING agreement_id AS "agreementId"`,
    [tenant.partnership.id, keptId, mergedId, tenant.personId, tenant.now],
  );
  return rows.map(({ agreementId }) => agreementId);
}
