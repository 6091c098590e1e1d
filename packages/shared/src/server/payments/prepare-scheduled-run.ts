import { addDays, addMonths, type CalendarDate, calendarDate, type Refusal } from '../../rules/index.js';
import { DOES_NOT_STAND } from '../claims/does-not-stand.js';
import type { PaymentSchedule } from '../partnerships/partnership-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { PAID_BY_GRANT } from './paid-by-grant.js';
import type { PaymentRunView } from './payment-views.js';
import { lastPeriodEnd, prepareRun } from './run-payments.js';

/**
 * Prepares the run of the month or quarter that ended last, where the partnership's schedule says so and there is
 * none yet that reaches as far. Nobody prepared it, so any commissioner may authorise it. After the contract's end
 * only while something is still to bill.
 *
 * @returns the run, null when there is nothing to prepare, or why it could not be prepared.
 */
export function prepareScheduledRun(actor: Actor): Promise<PaymentRunView | Refusal | null> {
  return withTenant(actor, async (tenant) => {
    const row = await tenant.row<{ schedule: PaymentSchedule }>(
      'SELECT payment_schedule AS schedule FROM partnership WHERE id = $1',
      [tenant.partnership.id],
    );
    const periodEnd = row && lastEnd(row.schedule, tenant.today);
    if (!periodEnd || periodEnd < tenant.partnership.contractFrom) return null;
    const last = await lastPeriodEnd(tenant);
    if (last && last >= periodEnd) return null;
    // whoever cancelled it prepares it again by hand
    if (await wasCancelled(tenant, periodEnd)) return null;
    if (last && last >= tenant.partnership.contractTo && !(await somethingToBill(tenant, periodEnd)))
      return null;
    return prepareRun(tenant, periodEnd);
  });
}

/** The last day of the month or calendar quarter before the one that today is in. */
export function lastEnd(schedule: PaymentSchedule, today: CalendarDate): CalendarDate | null {
  if (schedule === 'BY_HAND') return null;
  const thisMonth = calendarDate(`${today.slice(0, 8)}01`);
  const months = schedule === 'QUARTERLY' ? (Number(today.slice(5, 7)) - 1) % 3 : 0;
  return addDays(addMonths(thisMonth, -months), -1);
}

async function wasCancelled(tenant: Tenant, periodEnd: CalendarDate): Promise<boolean> {
  const found = await tenant.row(
    `SELECT FROM payment_run WHERE partnership_id = $1 AND period_end = $2 AND state = 'CANCELLED' LIMIT 1`,
    [tenant.partnership.id, periodEnd],
  );
  return found !== undefined;
}

async function somethingToBill(tenant: Tenant, periodEnd: CalendarDate): Promise<boolean> {
  const found = await tenant.row(
    `SELECT FROM claim c WHERE c.partnership_id = $1 AND ((c.state = 'REVERSED' AND c.reversal_pending)
       OR (c.state = 'VERIFIED' AND c.unfunded_run_id IS NULL AND c.achieved_on <= $2 AND NOT ${PAID_BY_GRANT} AND NOT ${DOES_NOT_STAND})) LIMIT 1`,
    [tenant.partnership.id, periodEnd],
  );
  return found !== undefined;
}
