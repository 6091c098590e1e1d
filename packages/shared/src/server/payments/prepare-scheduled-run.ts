import { addDays, addMonths, type CalendarDate, calendarDate, isRefusal } from '../../rules/index.js';
import type { PaymentSchedule } from '../partnerships/partnership-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { PaymentRunView } from './payment-views.js';
import { lastPeriodEnd, prepareRun } from './run-payments.js';

/**
 * Prepares the run of the month or quarter that ended last, where the partnership's schedule says so and there is
 * none yet that reaches as far. Nobody prepared it, so any commissioner may authorise it. After the contract's end
 * only while something is still to bill.
 *
 * @returns the run, or null when there is nothing to prepare.
 */
export function prepareScheduledRun(actor: Actor): Promise<PaymentRunView | null> {
  return withTenant(actor, async (tenant) => {
    const row = await tenant.row<{ schedule: PaymentSchedule }>(
      'SELECT payment_schedule AS schedule FROM partnership WHERE id = $1',
      [tenant.partnership.id],
    );
    const periodEnd = row && lastEnd(row.schedule, tenant.today);
    if (!periodEnd || periodEnd < tenant.partnership.contractFrom) return null;
    const last = await lastPeriodEnd(tenant);
    if (last && last >= periodEnd) return null;
    if (last && last >= tenant.partnership.contractTo && !(await somethingToBill(tenant, periodEnd)))
      return null;
    const run = await prepareRun(tenant, periodEnd);
    return isRefusal(run) ? null : run;
  });
}

/** The last day of the month or calendar quarter before the one that today is in. */
export function lastEnd(schedule: PaymentSchedule, today: CalendarDate): CalendarDate | null {
  if (schedule === 'BY_HAND') return null;
  const thisMonth = calendarDate(`${today.slice(0, 8)}01`);
  const months = schedule === 'QUARTERLY' ? (Number(today.slice(5, 7)) - 1) % 3 : 0;
  return addDays(addMonths(thisMonth, -months), -1);
}

async function somethingToBill(tenant: Tenant, periodEnd: CalendarDate): Promise<boolean> {
  const found = await tenant.row(
    `SELECT FROM claim WHERE partnership_id = $1 AND ((state = 'REVERSED' AND reversal_pending)
       OR (state = 'VERIFIED' AND unfunded_run_id IS NULL AND achieved_on <= $2)) LIMIT 1`,
    [tenant.partnership.id, periodEnd],
  );
  return found !== undefined;
}
