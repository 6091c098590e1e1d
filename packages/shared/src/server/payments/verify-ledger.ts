import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { LEDGER_CHECKS, type LedgerFinding } from './ledger-checks.js';
import { lockPayments } from './lock-payments.js';
import { replaySplits } from './replay-splits.js';

export interface LedgerReport {
  readonly partnership: string;
  readonly transactions: number;
  readonly entries: number;
  readonly findings: readonly LedgerFinding[];
}

/** No more of one kind than a person would read; the count says how many there are. */
const MOST = 20;

/**
 * Adds everything up anew, as the system in one partnership, and says what does not balance: transactions, billings
 * against prices, statements, totals, caps, and every split against the agreement that it was made by. Changes nothing;
 * runs wait while it reads. An empty list of findings: all is well.
 */
export function verifyLedger(actor: Actor): Promise<LedgerReport> {
  return withTenant(actor, async (tenant) => {
    await tenant.execute('SET TRANSACTION READ ONLY');
    // every check reads whole tables; a planner that knows nothing of them yet would look through one for each row of another
    await tenant.execute('SET LOCAL enable_nestloop = off');
    await lockPayments(tenant);
    const here = tenant.partnership.id;
    const findings: LedgerFinding[] = [];
    for (const { check, sql } of LEDGER_CHECKS) {
      const rows = await tenant.rows<{ detail: string; count: bigint }>(
        `SELECT detail, count(*) OVER () AS count FROM (${sql}) found LIMIT ${MOST}`,
        [here],
      );
      findings.push(...rows.map(({ detail }) => ({ check, detail })));
      const left = Number(rows[0]?.count ?? 0n) - rows.length;
      if (left > 0) findings.push({ check, detail: `... and ${left} more.` });
    }
    findings.push(...(await replaySplits(tenant, MOST)));
    const counted = await count(tenant);
    return { partnership: tenant.partnership.name, ...counted, findings };
  });
}

async function count(tenant: Tenant): Promise<{ transactions: number; entries: number }> {
  const row = await tenant.row<{ transactions: bigint; entries: bigint }>(
    `SELECT (SELECT count(*) FROM ledger_transaction WHERE partnership_id = $1) AS transactions,
       (SELECT count(*) FROM ledger_entry WHERE partnership_id = $1) AS entries`,
    [tenant.partnership.id],
  );
  return { transactions: Number(row?.transactions ?? 0n), entries: Number(row?.entries ?? 0n) };
}
