import { isRefusal, type Refusal } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { lockSealOf } from './lock-seal.js';
import { mustFindToSeal } from './record-to-seal.js';
import { readSealReason } from './seal-reason.js';
import { mustReadSeal, type SealView } from './seal-view.js';

/**
 * Opens a sealed record to everybody whose role shows it: for those who can open it. That it was sealed, and why, stays.
 * @returns the seal as it ended; INVALID (reason)
 * @throws Fault FORBIDDEN; NOT_FOUND for a record that is not sealed, or does not name the actor
 */
export function unsealRecord(
  actor: Actor,
  input: { readonly recordId: string; readonly reason: string },
): Promise<SealView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('unsealRecord');
    const { recordId } = await mustFindToSeal(tenant, input.recordId);
    const seal = await lockSealOf(tenant, recordId);
    const reason = readSealReason(
      input.reason,
      'Say in a sentence why it is safe for others to see this record.',
    );
    if (isRefusal(reason)) return reason;
    await tenant.execute(
      `UPDATE record_seal SET ended_by = $3, ended_at = $4, ended_because = $5 WHERE partnership_id = $1 AND id = $2`,
      [tenant.partnership.id, seal.id, tenant.personId, tenant.now, reason],
    );
    return mustReadSeal(tenant, seal.id);
  });
}
