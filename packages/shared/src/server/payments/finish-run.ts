import { completeRunJobs, type JobState } from '../outbox/index.js';
import type { Tenant } from '../tenancy/index.js';
import { lockPayments } from './lock-payments.js';

/**
 * Puts what the run entered in the ledger on one statement per funder and says that the run is done. When it
 * is over already no more happens; a run that somebody stopped stays stopped. Work that was announced for the run
 * earlier, and given up, is done with it. `finishing` commits with it.
 */
export async function finishRun(
  tenant: Tenant,
  runId: string,
  finishing?: (tenant: Tenant) => Promise<void>,
): Promise<void> {
  await lockPayments(tenant);
  const here = tenant.partnership.id;
  const run = await tenant.row<{ state: JobState; complete: boolean }>(
    `SELECT state, done_count = to_do_count AS complete FROM payment_run WHERE partnership_id = $1 AND id = $2 FOR UPDATE`,
    [here, runId],
  );
  const open = run?.state === 'RUNNING' && run.complete;
  if (open) {
    await issueStatements(tenant, runId);
    await tenant.execute(
      `UPDATE payment_run SET state = 'DONE', finished_at = $3 WHERE partnership_id = $1 AND id = $2`,
      [here, runId, tenant.now],
    );
  }
  if (!open && run?.state !== 'DONE' && run?.state !== 'CANCELLED') return;
  await completeRunJobs(tenant, runId);
  await finishing?.(tenant);
}

/** One statement for each funder that the run's entries name, in the order of their names. */
export async function issueStatements(tenant: Tenant, runId: string): Promise<void> {
  const here = tenant.partnership.id;
  const counted = await tenant.row<{ count: number }>(
    `SELECT count(DISTINCT funder_id)::int AS count FROM ledger_entry
     WHERE partnership_id = $1 AND run_id = $2 AND account = 'DUE'`,
    [here, runId],
  );
  const count = counted?.count ?? 0;
  if (count === 0) return;
  // the last number of as many as there are funders
  const last = await tenant.row<{ number: bigint }>(`SELECT app.next_reference('S', $1) AS number`, [count]);
  await tenant.execute(
    `INSERT INTO statement (partnership_id, run_id, funder_id, reference, kind, period_end, total, issued_at)
     SELECT $1, r.id, f.funder_id, 'S-' || lpad(($3::bigint + f.place)::text, greatest(6, length(($3::bigint + f.place)::text)), '0'), r.kind, r.period_end,
       f.total, $4
     FROM payment_run r,
       (SELECT e.funder_id, sum(e.amount) AS total,
          row_number() OVER (ORDER BY lower(o.name), e.funder_id) AS place
        FROM ledger_entry e
        JOIN organisation o ON o.partnership_id = e.partnership_id AND o.id = e.funder_id
        WHERE e.partnership_id = $1 AND e.run_id = $2 AND e.account = 'DUE'
        GROUP BY e.funder_id, lower(o.name)) f
     WHERE r.partnership_id = $1 AND r.id = $2`,
    [here, runId, (last?.number ?? 0n) - BigInt(count), tenant.now],
  );
}
