import { type CalendarDate, formatDate, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { cancelRunJobs, type JobState, stopRunJobs } from '../outbox/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { lockPayments } from './lock-payments.js';
import type { PaymentRunKind, PaymentRunView } from './payment-views.js';
import { mustReadRun } from './run-payments.js';

interface Found {
  kind: PaymentRunKind;
  state: JobState;
  entered: boolean;
  authorised_at: Date | null;
  done_count: number;
  to_do_count: number;
}

/**
 * Calls a payment run off, at once or after the batch that is under way. What stands in the ledger is never taken
 * out of it (domain.md, Money), so it depends on whether the run has billed or given back anything:
 *
 * - Nothing yet, or nothing at all though it is done: the run is CANCELLED and its period is free to be run again.
 *   Claims that it found unfunded stay so, in sight, until the next run.
 * - Something, and more is left to do: the run stops, shows as FAILED, and can only be resumed.
 *
 * @returns the run; WRONG_STATE when it is a grant or an opening amount, authorised, done with claims billed,
 *   stopped or cancelled before, or when a later run waits for one that has billed claims.
 * @throws Fault NOT_FOUND
 */
export function cancelPayments(actor: Actor, input: { runId: string }): Promise<PaymentRunView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('cancelPayments');
    const runId = mustBeId(input.runId);
    // whoever is at a batch has the lock until the batch is in the ledger
    await lockPayments(tenant);
    const run = await tenant.row<Found>(
      `SELECT kind, state, claim_count > 0 OR given_back_count > 0 AS entered, authorised_at, done_count, to_do_count
       FROM payment_run WHERE partnership_id = $1 AND id = $2 FOR UPDATE`,
      [tenant.partnership.id, runId],
    );
    if (!run) throw notFound();
    const refused = judge(run);
    if (refused) return refused;
    if (run.entered) {
      const later = await laterRun(tenant, runId);
      if (later) {
        return refuse(
          'WRONG_STATE',
          `This run has billed claims, and the run to ${formatDate(later)} waits for it: cancel that one first.`,
        );
      }
      await stop(tenant, runId, run);
    } else await callOff(tenant, runId);
    return mustReadRun(tenant, runId);
  });
}

function judge(run: Found): Refusal | null {
  if (run.kind !== 'CLAIMS') {
    return refuse('WRONG_STATE', 'This payment stands in the ledger and cannot be cancelled.');
  }
  if (run.state === 'CANCELLED') return refuse('WRONG_STATE', 'This run was cancelled already.');
  if (run.authorised_at) {
    return refuse(
      'WRONG_STATE',
      'This run is authorised and cannot be cancelled: a mistake in a claim is reversed.',
    );
  }
  if (run.entered && run.state === 'DONE') {
    return refuse(
      'WRONG_STATE',
      'This run has billed claims, and what is billed stays: a mistake in a claim is reversed, and given back in the next run.',
    );
  }
  if (run.entered && run.state === 'FAILED') {
    return refuse('WRONG_STATE', 'This run has billed claims already, so it can only be resumed.');
  }
  return null;
}

/** A later run that is not finished would go on with this one first, whoever stopped it. */
async function laterRun(tenant: Tenant, runId: string): Promise<CalendarDate | null> {
  const row = await tenant.row<{ later: CalendarDate | null }>(
    `SELECT min(later.period_end) AS later FROM payment_run this
     JOIN payment_run later ON later.partnership_id = this.partnership_id AND later.period_end > this.period_end
       AND later.state IN ('QUEUED', 'RUNNING')
     WHERE this.partnership_id = $1 AND this.id = $2`,
    [tenant.partnership.id, runId],
  );
  return row?.later ?? null;
}

async function callOff(tenant: Tenant, runId: string): Promise<void> {
  await tenant.execute(
    `UPDATE payment_run SET state = 'CANCELLED', cancelled_by = $3, cancelled_at = $4 WHERE partnership_id = $1 AND id = $2`,
    [tenant.partnership.id, runId, tenant.personId, tenant.now],
  );
  await cancelRunJobs(tenant, runId);
}

async function stop(tenant: Tenant, runId: string, run: Found): Promise<void> {
  await tenant.execute(`UPDATE payment_run SET state = 'FAILED' WHERE partnership_id = $1 AND id = $2`, [
    tenant.partnership.id,
    runId,
  ]);
  const done = run.done_count.toLocaleString('en-GB');
  const all = run.to_do_count.toLocaleString('en-GB');
  await stopRunJobs(tenant, runId, `Stopped by hand after ${done} of ${all} claims. It can only be resumed.`);
}
