import type { Refusal } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type PartnershipView, type PaymentSchedule, readPartnership } from './partnership-view.js';

/** Says whether payment runs are prepared by hand or after each month or quarter; what was prepared stays. */
export function setPaymentSchedule(
  actor: Actor,
  input: { readonly schedule: PaymentSchedule },
): Promise<PartnershipView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setPaymentSchedule');
    await tenant.execute('UPDATE partnership SET payment_schedule = $2 WHERE id = $1', [
      tenant.partnership.id,
      input.schedule,
    ]);
    return readPartnership(tenant);
  });
}
