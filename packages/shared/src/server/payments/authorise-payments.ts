import { type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { PaymentRunView } from './payment-views.js';
import { mustReadRun } from './run-payments.js';
import { enterSettlements, payClaims } from './settle-in-ledger.js';

/**
 * The commissioner authorises a finished run; its statements can then be settled (contract:
 * `authorisePayments`). Who prepared the run does not authorise it. A statement that comes to nothing, because as
 * much is given back as is billed, waits for no money: it is settled with the authorisation.
 *
 * @returns the run, or SAME_PERSON, or WRONG_STATE unless it is done and waits for this.
 * @throws Fault NOT_FOUND
 */
export function authorisePayments(actor: Actor, input: { runId: string }): Promise<PaymentRunView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('authorisePayments');
    const runId = mustBeId(input.runId);
    const here = tenant.partnership.id;
    const run = await tenant.row<{ state: string; prepared_by: string | null; authorised_at: Date | null }>(
      'SELECT state, prepared_by, authorised_at FROM payment_run WHERE partnership_id = $1 AND id = $2 FOR UPDATE',
      [here, runId],
    );
    if (!run) throw notFound();
    if (run.authorised_at) {
      return refuse('WRONG_STATE', 'This run was authorised already. Reload the page to see by whom.');
    }
    if (run.state !== 'DONE') {
      return refuse('WRONG_STATE', 'This run is not finished yet: wait until its statements are there.');
    }
    if (run.prepared_by === tenant.personId) {
      return refuse('SAME_PERSON', 'You prepared this run, so somebody else must authorise it.');
    }
    await tenant.execute(
      'UPDATE payment_run SET authorised_by = $3, authorised_at = $4 WHERE partnership_id = $1 AND id = $2',
      [here, runId, tenant.personId, tenant.now],
    );
    await tenant.execute(
      `UPDATE statement SET state = 'AUTHORISED' WHERE partnership_id = $1 AND run_id = $2 AND state = 'ISSUED'`,
      [here, runId],
    );
    await settleWhatIsNothing(await tenant.continueAsSystem(), runId, tenant.personId);
    return mustReadRun(tenant, runId);
  });
}

async function settleWhatIsNothing(system: Tenant, runId: string, byPerson: string | null): Promise<void> {
  const settled = await system.rows<{ id: string; funder_id: string }>(
    `UPDATE statement SET state = 'SETTLED', settled_on = $3, settlement_reference = 'Nothing to pay', settled_by = $4,
       settled_at = $5
     WHERE partnership_id = $1 AND run_id = $2 AND state = 'AUTHORISED' AND total = 0 RETURNING id, funder_id`,
    [system.partnership.id, runId, system.today, byPerson, system.now],
  );
  if (settled.length === 0) return;
  await enterSettlements(
    system,
    settled.map((one) => one.id),
  );
  await payClaims(system, { runId, funderIds: settled.map((one) => one.funder_id), byPerson });
}
