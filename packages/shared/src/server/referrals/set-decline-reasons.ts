import {
  type DeclineReason,
  type EditedDeclineReason,
  editDeclineReasons,
  isRefusal,
  type Refusal,
} from '../../rules/index.js';
import { codesInUse } from '../codes-in-use.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { keepDeclineReasons, readDeclineReasons } from './decline-reasons.js';

/** The partnership's list of reasons, in its order. */
export interface DeclineReasonList {
  readonly reasons: readonly DeclineReason[];
}

/**
 * Edits why a referral or an offer may be declined. Nothing is removed: what is left out is offered no more, and a reason
 * that was given keeps its words. Two who edit at once do so one after the other.
 * @param input.reasons the whole list, in the order in which it is offered; a reason without a code is new
 * @returns INVALID or IN_USE with its path, "reasons.3.title"
 * @throws Fault FORBIDDEN
 */
export function setDeclineReasons(
  actor: Actor,
  input: { readonly reasons: readonly EditedDeclineReason[] },
): Promise<DeclineReasonList | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setDeclineReasons');
    await keepDeclineReasons(tenant);
    await tenant.rows('SELECT FROM decline_reason WHERE partnership_id = $1 FOR UPDATE', [
      tenant.partnership.id,
    ]);
    const [before, given] = await Promise.all([
      readDeclineReasons(tenant),
      codesInUse(tenant, 'decline_reason'),
    ]);
    const list = editDeclineReasons(before, input.reasons, given);
    const [first] = list;
    if (first && isRefusal(first)) return first;
    await writeReasons(tenant, list as readonly DeclineReason[]);
    return { reasons: await readDeclineReasons(tenant) };
  });
}

const writeReasons = (tenant: Tenant, list: readonly DeclineReason[]): Promise<number> =>
  tenant.execute(
    `INSERT INTO decline_reason (partnership_id, code, position, title, given_by, is_offered)
     SELECT $1, x.code, x.position, x.title, ARRAY(SELECT json_array_elements_text(x.by)), x.offered
     FROM json_to_recordset($2) AS x(code text, position int, title text, by json, offered boolean)
     ON CONFLICT (partnership_id, code) DO UPDATE SET position = EXCLUDED.position, title = EXCLUDED.title,
       given_by = EXCLUDED.given_by, is_offered = EXCLUDED.is_offered`,
    [tenant.partnership.id, JSON.stringify(list.map((one, nth) => ({ ...one, position: nth + 1 })))],
  );
