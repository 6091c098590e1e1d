import { type CalendarDate, compareDates, isRefusal, type Refusal } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { PaymentRunView } from './payment-views.js';
import { recordLumpSum } from './record-lump-sum.js';
import { mustReadRun } from './run-payments.js';
import { enterSettlements } from './settle-in-ledger.js';

/**
 * Records what was paid before Weft, from the contract's beginning to a period's end (contract: `recordOpening`).
 * The money is there already: nobody authorises it, and its statements are settled at once.
 *
 * @returns the run, or a refusal as `recordGrant` gives.
 */
export function recordOpening(
  actor: Actor,
  input: { periodEnd: CalendarDate; amount: string; reason: string },
): Promise<PaymentRunView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordOpening');
    const { contractFrom } = tenant.partnership;
    const runId = await recordLumpSum(tenant, {
      kind: 'OPENING',
      // an end before the contract is refused as such
      from: compareDates(input.periodEnd, contractFrom) < 0 ? input.periodEnd : contractFrom,
      to: input.periodEnd,
      amount: input.amount,
      reason: input.reason,
      endField: 'periodEnd',
    });
    if (isRefusal(runId)) return runId;
    await settleAtOnce(tenant, runId, input.periodEnd);
    return mustReadRun(tenant, runId);
  });
}

/** `recordLumpSum` has gone on as the system. */
async function settleAtOnce(tenant: Tenant, runId: string, on: CalendarDate): Promise<void> {
  const here = tenant.partnership.id;
  await tenant.execute('UPDATE payment_run SET authorised_at = $3 WHERE partnership_id = $1 AND id = $2', [
    here,
    runId,
    tenant.now,
  ]);
  const settled = await tenant.rows<{ id: string }>(
    `UPDATE statement SET state = 'SETTLED', settled_on = $3, settlement_reference = 'Opening', settled_at = $4
     WHERE partnership_id = $1 AND run_id = $2 RETURNING id`,
    [here, runId, on, tenant.now],
  );
  await enterSettlements(
    tenant,
    settled.map((row) => row.id),
  );
}
