import type { Tenant } from '../tenancy/index.js';
import type { BatchResult } from './listed-claim.js';

/** Moves the claims of a batch on and counts them on the run: a few statements, however many claims. */
export async function writeResults(
  tenant: Tenant,
  runId: string,
  results: readonly BatchResult[],
): Promise<void> {
  const here = tenant.partnership.id;
  const by = (result: BatchResult['result']) => results.filter((one) => one.result === result);
  const [billed, reversed, unfunded] = [by('BILLED'), by('REVERSED'), by('UNFUNDED')];
  const ids = (some: readonly BatchResult[]) => some.map((one) => one.claim.id);
  const sum = (some: readonly BatchResult[]) => some.reduce((total, one) => total + one.claim.price, 0n);

  if (billed.length > 0) {
    const changed = await tenant.execute(
      `UPDATE claim SET state = 'BILLED', run_id = $2, unfunded_reason = NULL, unfunded_run_id = NULL
       WHERE partnership_id = $1 AND id = ANY ($3::uuid[]) AND state = 'VERIFIED'`,
      [here, runId, ids(billed)],
    );
    if (changed !== billed.length) throw new Error('A claim changed its state under the lock of its run.');
    await tenant.execute(
      `INSERT INTO claim_event (partnership_id, claim_id, at, from_state, to_state)
       SELECT $1, id, $2, 'VERIFIED', 'BILLED' FROM unnest($3::uuid[]) AS billed(id)`,
      [here, tenant.now, ids(billed)],
    );
  }
  if (unfunded.length > 0) {
    await tenant.execute(
      `UPDATE claim c SET unfunded_reason = u.reason, unfunded_run_id = $2
       FROM unnest($3::uuid[], $4::text[]) AS u(id, reason) WHERE c.partnership_id = $1 AND c.id = u.id`,
      [here, runId, ids(unfunded), unfunded.map((one) => one.reason)],
    );
  }
  if (reversed.length > 0) {
    await tenant.execute(
      `UPDATE claim SET reversal_pending = false WHERE partnership_id = $1 AND id = ANY ($2::uuid[])`,
      [here, ids(reversed)],
    );
  }
  await tenant.execute(
    `UPDATE payment_run_claim l SET result = r.result FROM unnest($3::int[], $4::text[]) AS r(position, result)
     WHERE l.partnership_id = $1 AND l.run_id = $2 AND l.position = r.position`,
    [here, runId, results.map((one) => one.claim.position), results.map((one) => one.result)],
  );
  await tenant.execute(
    `UPDATE payment_run SET done_count = done_count + $3, claim_count = claim_count + $4, total = total + $5,
       unfunded_count = unfunded_count + $6, unfunded_total = unfunded_total + $7,
       given_back_count = given_back_count + $8, given_back_total = given_back_total + $9,
       without_agreement_count = without_agreement_count + $10
     WHERE partnership_id = $1 AND id = $2`,
    [
      here,
      runId,
      results.length,
      billed.length,
      sum(billed) - sum(reversed),
      unfunded.length,
      sum(unfunded),
      reversed.length,
      sum(reversed),
      unfunded.filter((one) => one.withoutAgreement).length,
    ],
  );
}
