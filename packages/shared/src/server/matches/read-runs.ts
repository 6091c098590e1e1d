import type { CalendarDate } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type MatchRunView, RUN_COLUMNS, RUNS, type RunRow, viewOf } from './run-view.js';

/** As many as one looks back over; older ones stay, and are reached by the evidence that rests on them. */
const LATEST = 50;

/**
 * The latest runs of an agreement, newest first.
 * @throws Fault FORBIDDEN; NOT_FOUND for an agreement that is not there
 */
export function matchRuns(actor: Actor, agreementId: string): Promise<MatchRunView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('matchRuns');
    if (!isId(agreementId)) throw notFound();
    const rows = await tenant.rows<RunRow>(
      `SELECT ${RUN_COLUMNS} FROM ${RUNS} WHERE r.partnership_id = $1 AND r.agreement_id = $2
       ORDER BY r.asked_at DESC, r.id DESC LIMIT ${LATEST}`,
      [tenant.partnership.id, agreementId],
    );
    return rows.map(viewOf);
  });
}

/** An extract that a run can be of. */
export interface ExtractToMatch {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  /** the last day of which it tells */
  readonly describesUntil: CalendarDate;
  readonly records: number;
}

/**
 * The extracts of an agreement that can be matched, newest first: accepted, and not deleted.
 * @throws Fault FORBIDDEN; NOT_FOUND for an agreement that is not there
 */
export function extractsToMatch(actor: Actor, agreementId: string): Promise<ExtractToMatch[]> {
  return withTenant(actor, (tenant) => {
    tenant.must('matchRuns');
    if (!isId(agreementId)) throw notFound();
    return tenant.rows<ExtractToMatch>(
      `SELECT id, number, file_name AS "fileName", describes_until::text AS "describesUntil", good AS records FROM extract
       WHERE partnership_id = $1 AND agreement_id = $2 AND state = 'READY' AND side = 'THEIRS'
       ORDER BY sent_at DESC, id DESC LIMIT ${LATEST}`,
      [tenant.partnership.id, agreementId],
    );
  });
}

/** One run; null where there is none that the actor may see. */
export function matchRun(actor: Actor, id: string): Promise<MatchRunView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('matchRuns');
    return (isId(id) && (await readRun(tenant, id))) || null;
  });
}

export async function readRun(tenant: Tenant, id: string): Promise<MatchRunView | undefined> {
  const row = await tenant.row<RunRow>(
    `SELECT ${RUN_COLUMNS} FROM ${RUNS} WHERE r.partnership_id = $1 AND r.id = $2`,
    [tenant.partnership.id, id],
  );
  return row && viewOf(row);
}

/** @throws Fault NOT_FOUND for what is not there, or not the actor's to see. */
export async function mustReadRun(tenant: Tenant, id: string): Promise<MatchRunView> {
  const run = isId(id) ? await readRun(tenant, id) : undefined;
  if (!run) throw notFound();
  return run;
}
