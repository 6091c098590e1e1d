import { type CalendarDate, isRefusal, type Refusal } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { PaymentRunView } from './payment-views.js';
import { recordLumpSum } from './record-lump-sum.js';
import { mustReadRun } from './run-payments.js';

/**
 * Records that a period is paid by grant (contract: `recordGrant`; domain.md, Money: Payment modes). The
 * commissioner then authorises it like any run.
 *
 * @returns the run; INVALID amount or reason; OUT_OF_RANGE in the future, outside the contract or before the last
 *   run's end; IN_USE where the period or a claim in it is paid already; WRONG_STATE while a run is under way.
 */
export function recordGrant(
  actor: Actor,
  input: { from: CalendarDate; to: CalendarDate; amount: string; reason: string },
): Promise<PaymentRunView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordGrant');
    const runId = await recordLumpSum(tenant, { ...input, kind: 'GRANT', endField: 'to' });
    return isRefusal(runId) ? runId : mustReadRun(tenant, runId);
  });
}
