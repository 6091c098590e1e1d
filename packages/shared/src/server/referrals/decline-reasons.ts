import { type DeclineReason, USUAL_DECLINE_REASONS } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** Why a referral or an offer may be declined, in the partnership's order. @throws Fault FORBIDDEN */
export function declineReasons(actor: Actor): Promise<readonly DeclineReason[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('declineReasons');
    return readDeclineReasons(tenant);
  });
}

/** The partnership's own list; the usual one until it has one. */
export async function readDeclineReasons(tenant: Tenant): Promise<readonly DeclineReason[]> {
  const own = await tenant.rows<DeclineReason>(
    `SELECT code, title, given_by AS by, is_offered AS offered FROM decline_reason WHERE partnership_id = $1
     ORDER BY position, code`,
    [tenant.partnership.id],
  );
  return own.length > 0 ? own : USUAL_DECLINE_REASONS;
}

/**
 * Makes the usual list the partnership's own, before the first reason of it is given: what was given stays what it was,
 * whatever the usual list becomes.
 * @param tenant as the system, or of the backbone
 */
export async function keepDeclineReasons(tenant: Tenant): Promise<void> {
  await tenant.execute(
    `INSERT INTO decline_reason (partnership_id, code, position, title, given_by, is_offered)
     SELECT $1, x.code, x.position, x.title, ARRAY(SELECT json_array_elements_text(x.by)), x.offered
     FROM json_to_recordset($2) AS x(code text, position int, title text, by json, offered boolean)
     WHERE NOT EXISTS (SELECT FROM decline_reason d WHERE d.partnership_id = $1)
     ON CONFLICT DO NOTHING`,
    [
      tenant.partnership.id,
      JSON.stringify(USUAL_DECLINE_REASONS.map((one, nth) => ({ ...one, position: nth + 1 }))),
    ],
  );
}
