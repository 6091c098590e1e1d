import { type CalendarDate, type PeriodAmount, quarterOf } from '../../rules/index.js';
import { PAID_BY_GRANT } from '../payments/paid-by-grant.js';
import type { Tenant } from '../tenancy/index.js';

/** What one contribution was billed for a quarter, or for the period of a grant or an opening amount. */
export interface BilledAmount extends PeriodAmount {
  readonly label: string;
}

/**
 * Billed less given back, from the ledger: for claims by the quarter in which they were achieved, for lump sums
 * by their period. One statement.
 * @param onlyOf the funders whose money it is; null: everybody's.
 */
export async function readBilled(system: Tenant, onlyOf: readonly string[] | null): Promise<BilledAmount[]> {
  const rows = await system.rows<{
    label: string;
    on_from: CalendarDate;
    on_to: CalendarDate | null;
    amount: bigint;
  }>(
    // by day first: what day is in which quarter is then asked of days, and not of every entry
    `SELECT d.label, date_trunc('quarter', d.achieved_on::timestamp)::date AS on_from, NULL::date AS on_to,
       sum(d.amount)::bigint AS amount
     FROM (
       SELECT e.contribution_label AS label, c.achieved_on, sum(e.amount) AS amount
       FROM ledger_entry e JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
       WHERE e.partnership_id = $1 AND e.account = 'DUE' AND ($2::uuid[] IS NULL OR e.funder_id = ANY ($2))
       GROUP BY 1, 2
     ) d
     GROUP BY 1, 2
     UNION ALL
     SELECT e.contribution_label, r.period_from, r.period_end, sum(e.amount)::bigint
     FROM payment_run r JOIN ledger_entry e ON e.partnership_id = r.partnership_id AND e.run_id = r.id
     WHERE r.partnership_id = $1 AND r.kind <> 'CLAIMS' AND e.account = 'DUE' AND e.claim_id IS NULL
       AND ($2::uuid[] IS NULL OR e.funder_id = ANY ($2))
     GROUP BY 1, 2, 3`,
    [system.partnership.id, onlyOf],
  );
  return rows.map(({ label, on_from, on_to, amount }) => ({
    label,
    from: on_from,
    to: on_to ?? quarterOf(on_from).to,
    amount,
  }));
}

/** Approved or verified and not billed, by the quarter of achievement; what a grant pays is not waiting. */
export async function readWaiting(system: Tenant): Promise<PeriodAmount[]> {
  const rows = await system.rows<{ quarter: CalendarDate; amount: bigint }>(
    `SELECT date_trunc('quarter', c.achieved_on::timestamp)::date AS quarter, sum(c.price)::bigint AS amount FROM claim c
     WHERE c.partnership_id = $1 AND c.state IN ('APPROVED', 'VERIFIED') AND NOT ${PAID_BY_GRANT} GROUP BY 1`,
    [system.partnership.id],
  );
  return rows.map(({ quarter, amount }) => ({ ...quarterOf(quarter), amount }));
}

/** The end of the last period that a finished run, a grant or an opening amount covers. */
export async function readBilledTo(system: Tenant): Promise<CalendarDate | null> {
  const row = await system.row<{ last: CalendarDate | null }>(
    `SELECT max(period_end) AS last FROM payment_run WHERE partnership_id = $1 AND state = 'DONE'`,
    [system.partnership.id],
  );
  return row?.last ?? null;
}
