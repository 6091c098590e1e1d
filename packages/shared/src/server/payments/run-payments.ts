import { type CalendarDate, formatDate, type Refusal, refuse } from '../../rules/index.js';
import { announce } from '../outbox/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { lockPayments } from './lock-payments.js';
import type { PaymentRunKind, PaymentRunView } from './payment-views.js';
import { readRun } from './read-runs.js';

/**
 * Prepares the payment run of a period's end; the worker then does it (contract: `runPayments`).
 * Asked again, it returns that period's run, and has it resumed when it had failed (domain.md, Money:
 * Payment run). Two who ask at once get one run.
 *
 * @returns the run, or OUT_OF_RANGE for an end in the future, before the contract, before the last run's, or of a
 *   period that a grant or an opening amount paid.
 */
export function runPayments(
  actor: Actor,
  input: { periodEnd: CalendarDate },
): Promise<PaymentRunView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('runPayments');
    const { periodEnd } = input;
    if (periodEnd > tenant.today) {
      return refuse(
        'OUT_OF_RANGE',
        'A payment run looks back: choose a period that ends today or earlier.',
        'periodEnd',
      );
    }
    if (periodEnd < tenant.partnership.contractFrom) {
      return refuse(
        'OUT_OF_RANGE',
        `The contract began on ${formatDate(tenant.partnership.contractFrom)}: choose a period that ends later.`,
        'periodEnd',
      );
    }
    return prepareRun(tenant, periodEnd);
  });
}

/** The run of this period's end, made when there is none and announced unless it is under way or done. */
export async function prepareRun(tenant: Tenant, periodEnd: CalendarDate): Promise<PaymentRunView | Refusal> {
  await lockPayments(tenant);
  const here = tenant.partnership.id;
  const found = await tenant.row<{ id: string; state: string; kind: PaymentRunKind }>(
    `SELECT id, state, kind FROM payment_run WHERE partnership_id = $1 AND period_end = $2 AND state <> 'CANCELLED'`,
    [here, periodEnd],
  );
  if (found && found.kind !== 'CLAIMS') {
    const by = found.kind === 'GRANT' ? 'a grant' : 'an opening amount';
    return refuse(
      'OUT_OF_RANGE',
      `The period to ${formatDate(periodEnd)} is paid by ${by}, so there are no claims to bill in it: choose a later period’s end.`,
      'periodEnd',
    );
  }
  if (found) {
    if (found.state === 'FAILED') {
      await tenant.execute(`UPDATE payment_run SET state = 'QUEUED' WHERE partnership_id = $1 AND id = $2`, [
        here,
        found.id,
      ]);
      await announce(tenant, { kind: 'payments.run', runId: found.id });
    }
    return mustReadRun(tenant, found.id);
  }
  const last = await lastPeriodEnd(tenant);
  if (last && periodEnd < last) {
    return refuse(
      'OUT_OF_RANGE',
      `The last run ends on ${formatDate(last)}, and runs follow one another: choose a later period’s end.`,
      'periodEnd',
    );
  }
  const runId = crypto.randomUUID();
  await tenant.execute(
    `INSERT INTO payment_run (partnership_id, id, kind, period_end, prepared_by, prepared_at)
     VALUES ($1, $2, 'CLAIMS', $3, $4, $5)`,
    [here, runId, periodEnd, tenant.me.personId, tenant.now],
  );
  await announce(tenant, { kind: 'payments.run', runId });
  return mustReadRun(tenant, runId);
}

/** The end of the last run's period, whatever kind of run it was; those that were cancelled do not count. */
export async function lastPeriodEnd(tenant: Tenant): Promise<CalendarDate | null> {
  const row = await tenant.row<{ last: CalendarDate | null }>(
    `SELECT max(period_end) AS last FROM payment_run WHERE partnership_id = $1 AND state <> 'CANCELLED'`,
    [tenant.partnership.id],
  );
  return row?.last ?? null;
}

export async function mustReadRun(tenant: Tenant, runId: string): Promise<PaymentRunView> {
  const run = await readRun(tenant, runId);
  if (!run) throw new Error(`Payment run ${runId} is not there after it was written.`);
  return run;
}
