import { isId } from '../ids.js';
import { CURSOR_DATE, checkFirst, type Page, type PageRequest, pageOf, readCursor } from '../pages/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { PaymentRunView, RunParts } from './payment-views.js';
import { type RunRow, readRun, selectRuns, toRun } from './read-runs.js';

/** Runs, the newest period first, read with one statement (contract: `paymentRuns`). */
export function paymentRuns(
  actor: Actor,
  request: PageRequest & { parts?: RunParts },
): Promise<Page<PaymentRunView>> {
  return withTenant(actor, async (tenant) => {
    tenant.must('runs');
    const first = checkFirst(request.first);
    const after = readCursor(request.after, [CURSOR_DATE]);
    const rows = await tenant.rows<RunRow & { count: bigint | null }>(
      `SELECT page.*, ${
        request.count ? '(SELECT count(*) FROM payment_run WHERE partnership_id = $1)' : 'NULL::bigint'
      } AS count
       FROM (${selectRuns(tenant, request.parts ?? {})}
         WHERE r.partnership_id = $1 AND ($2::date IS NULL OR r.period_end < $2)
         ORDER BY r.period_end DESC LIMIT $3) page
       ORDER BY page.period_end DESC`,
      [tenant.partnership.id, after?.[0] ?? null, first + 1],
    );
    return pageOf(rows, first, rows[0]?.count, (row) => ({
      node: toRun(row, tenant.partnership.currency),
      key: [row.period_end],
    }));
  });
}

/** One run, or null when there is none that the actor may see (contract: `paymentRun`). */
export function paymentRun(actor: Actor, id: string, parts?: RunParts): Promise<PaymentRunView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('runs');
    return isId(id) ? ((await readRun(tenant, id, parts)) ?? null) : null;
  });
}
