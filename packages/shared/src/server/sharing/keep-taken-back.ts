import type { Tenant } from '../tenancy/index.js';

/**
 * Before two records become one: where the person took sharing back under one of them and was told under the other, they
 * have taken it back. Else whoever was told later, by a list of everybody, would undo what the person had said. It stays
 * with the kept record when the merge is undone: nobody is matched by mistake, and who should be is told again.
 * @returns the agreements in which they have taken back under one record what the other one was matched by
 */
export async function keepTakenBack(tenant: Tenant, keptId: string, mergedId: string): Promise<string[]> {
  const both = [tenant.partnership.id, keptId, mergedId];
  // a notice of either that is being written is there before the notices are read
  await tenant.execute(HOLD, both);
  const rows = await tenant.rows<{ agreementId: string }>(KEEP, [...both, tenant.personId, tenant.now]);
  return rows.map(({ agreementId }) => agreementId);
}

const HOLD = 'SELECT FROM participant WHERE partnership_id = $1 AND id IN ($2, $3) ORDER BY id FOR UPDATE';

/** Of what was taken back last the latest notice of both says so already. */
const KEEP = `
  WITH latest AS (SELECT DISTINCT ON (n.agreement_id, n.participant_id) n.* FROM sharing_notice n
    WHERE n.partnership_id = $1 AND n.participant_id IN ($2, $3)
    ORDER BY n.agreement_id, n.participant_id, n.id DESC),
  taken_back AS (SELECT back.*, told.id > back.id AS told_since FROM latest back
    JOIN latest told ON told.agreement_id = back.agreement_id AND told.kind = 'TOLD' WHERE back.kind = 'TAKEN_BACK'),
  kept AS (INSERT INTO sharing_notice
      (partnership_id, agreement_id, participant_id, kind, said_on, how, recorded_by, recorded_at)
    SELECT $1, b.agreement_id, $2, 'TAKEN_BACK', b.said_on, b.how, $4, $5 FROM taken_back b WHERE b.told_since)
  SELECT agreement_id AS "agreementId" FROM taken_back`;
