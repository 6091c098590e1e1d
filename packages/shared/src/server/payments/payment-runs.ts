import { isId } from '../ids.js';
import type { JobState } from '../outbox/index.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf, type Sort } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { PaymentRunView, RunParts } from './payment-views.js';
import { type RunRow, readRun, selectRuns, toRun } from './read-runs.js';
import { warnOfRuns } from './run-warnings.js';

export interface PaymentRunsRequest extends PageRequest {
  readonly state?: JobState | null;
  /** the newest period first when it is left out */
  readonly sort?: PaymentRunSort | null;
  readonly parts?: RunParts;
}

export const PAYMENT_RUN_SORTS = ['PERIOD', 'TOTAL'] as const;
export type PaymentRunSort = Sort<(typeof PAYMENT_RUN_SORTS)[number]>;

/** A cancelled run leaves its period's end to another. */
const orderingOf = ({ by, descending }: PaymentRunSort): Ordering =>
  new Ordering(
    [
      ...(by === 'TOTAL' ? [{ sql: 'r.total', type: 'bigint' as const }] : []),
      { sql: 'r.period_end', type: 'date' },
      { sql: 'r.id', type: 'uuid' },
    ],
    descending === true,
  );

/** Runs, the newest period first, read with one statement (contract: `paymentRuns`). */
export async function paymentRuns(actor: Actor, request: PaymentRunsRequest): Promise<Page<PaymentRunView>> {
  checkFirst(request.first);
  return withTenant(actor, (tenant) => listRuns(tenant, request));
}

/** The same inside a transaction; how long a page may be is for the caller to judge. */
export async function listRuns(tenant: Tenant, request: PaymentRunsRequest): Promise<Page<PaymentRunView>> {
  tenant.must('runs');
  const { first } = request;
  const ordering = orderingOf(request.sort ?? { by: 'PERIOD', descending: true });
  const after = ordering.read(request.after);
  const p = new Parameters();
  const where = [`r.partnership_id = ${p.add(tenant.partnership.id)}`];
  if (request.state) where.push(`r.state = ${p.add(request.state)}`);
  const total = request.count
    ? `(SELECT count(*) FROM payment_run r WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(ordering.beyond(after, p));
  const rows = await tenant.rows<RunRow & { key: string[]; count: bigint | null }>(
    `SELECT r.*, ${ordering.key} AS key, ${total} AS count
     FROM (${selectRuns(tenant, request.parts ?? {})}
       WHERE ${where.join(' AND ')} ${ordering.orderBy} LIMIT ${p.add(first + 1)}) r
     ${ordering.orderBy}`,
    p.values,
  );
  const runs = rows.map((row) => toRun(row, tenant.partnership.currency));
  const told = new Map(
    (request.parts?.warnings ? await warnOfRuns(tenant, runs) : runs).map((run) => [run.id, run]),
  );
  return pageOf(rows, first, rows[0]?.count, (row) => ({
    node: told.get(row.id) ?? toRun(row, tenant.partnership.currency),
    key: row.key,
  }));
}

/** One run, or null when there is none that the actor may see (contract: `paymentRun`). */
export function paymentRun(actor: Actor, id: string, parts?: RunParts): Promise<PaymentRunView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('runs');
    const run = isId(id) ? await readRun(tenant, id, parts) : undefined;
    if (!run || !parts?.warnings) return run ?? null;
    const [told = null] = await warnOfRuns(tenant, [run]);
    return told;
  });
}
