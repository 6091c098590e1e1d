import { DOES_NOT_STAND } from '../claims/does-not-stand.js';
import { notFound } from '../errors.js';
import type { JobState } from '../outbox/index.js';
import type { Tenant } from '../tenancy/index.js';
import { lockPayments } from './lock-payments.js';
import { PAID_BY_GRANT } from './paid-by-grant.js';

/**
 * Fixes the run's list, once: reversals that the ledger does not show yet, then claims that are VERIFIED now
 * and achieved by the period's end, unfunded ones of earlier runs first, then by date of achievement and
 * reference (domain.md, Money: Payment run). What was achieved in a period paid by grant, or before Weft, is
 * not due. A run that was begun before goes on with the list it has.
 *
 * @returns whether there is anything left to do.
 * @throws Fault NOT_FOUND
 */
export async function startRun(tenant: Tenant, runId: string): Promise<boolean> {
  await lockPayments(tenant);
  const here = tenant.partnership.id;
  const found = await tenant.row<{ state: JobState; started_at: Date | null }>(
    'SELECT state, started_at FROM payment_run WHERE partnership_id = $1 AND id = $2 FOR UPDATE',
    [here, runId],
  );
  if (!found) throw notFound();
  const over = found.state === 'DONE' || found.state === 'CANCELLED';
  if (!over && found.started_at === null) {
    await tenant.execute(FIX_LIST, [here, runId]);
    await tenant.execute(BEGIN, [here, runId, tenant.now]);
  } else if (!over && found.state !== 'RUNNING') {
    await tenant.execute(`UPDATE payment_run SET state = 'RUNNING' WHERE partnership_id = $1 AND id = $2`, [
      here,
      runId,
    ]);
  }
  return !over;
}

/** Runs of earlier periods that are not finished, the first one first: they come before this one. */
export async function unfinishedBefore(tenant: Tenant, runId: string): Promise<string[]> {
  const rows = await tenant.rows<{ id: string }>(
    `SELECT earlier.id FROM payment_run this
     JOIN payment_run earlier ON earlier.partnership_id = this.partnership_id
       AND earlier.period_end < this.period_end AND earlier.state IN ('QUEUED', 'RUNNING', 'FAILED')
     WHERE this.partnership_id = $1 AND this.id = $2 ORDER BY earlier.period_end`,
    [tenant.partnership.id, runId],
  );
  return rows.map((row) => row.id);
}

const FIX_LIST = `
  INSERT INTO payment_run_claim (partnership_id, run_id, position, claim_id, kind)
  SELECT $1, $2, row_number() OVER (
      ORDER BY c.kind DESC, c.unfunded_before DESC, c.achieved_on, length(c.reference), c.reference COLLATE "C"),
    c.id, c.kind
  FROM (
    SELECT c.id, 'REVERSE' AS kind, false AS unfunded_before, c.achieved_on, c.reference
    FROM claim c WHERE c.partnership_id = $1 AND c.state = 'REVERSED' AND c.reversal_pending
    UNION ALL
    SELECT c.id, 'BILL', c.unfunded_run_id IS NOT NULL, c.achieved_on, c.reference
    FROM claim c
    JOIN payment_run r ON r.partnership_id = c.partnership_id AND r.id = $2
    WHERE c.partnership_id = $1 AND c.state = 'VERIFIED' AND c.achieved_on <= r.period_end
      AND NOT ${PAID_BY_GRANT} AND NOT ${DOES_NOT_STAND}
  ) c`;

const BEGIN = `
  UPDATE payment_run r SET state = 'RUNNING', started_at = $3,
    agreement_version = (SELECT max(a.version) FROM funding_agreement a WHERE a.partnership_id = $1),
    to_do_count = (SELECT count(*) FROM payment_run_claim l WHERE l.partnership_id = $1 AND l.run_id = $2)
  WHERE r.partnership_id = $1 AND r.id = $2`;
