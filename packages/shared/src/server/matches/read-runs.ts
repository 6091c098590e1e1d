import type { CalendarDate } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type MatchRunView, type PairCounts, RUN_COLUMNS, RUNS, type RunRow, viewOf } from './run-view.js';

/** As many as one looks back over; older ones stay, and are reached by the evidence that rests on them. */
const LATEST = 20;

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
    const counts = await countPairs(tenant, rows);
    return rows.map((row) => viewOf(row, counts.get(row.id) ?? NONE));
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

const NONE: PairCounts = { matches: 0, toReview: 0, below: 0, takingEffect: false };

/**
 * SQL: whether a pair `m` is of somebody who took sharing back. The database asks for each row whether they may be
 * matched; of a whole run that is read as the system, for its figures, this asks once.
 */
export const TAKEN_BACK = `m.participant_id IN (SELECT participant_id FROM (SELECT DISTINCT ON (n.participant_id)
  n.participant_id, n.kind FROM sharing_notice n WHERE n.partnership_id = $1 AND n.agreement_id = $2
  ORDER BY n.participant_id, n.id DESC) latest WHERE kind <> 'TOLD')`;

/** SQL: the pair `m` is taken for one person now; somebody still has to say: by its verdict, and by what people said since. */
const MATCHES = `((m.verdict = 'MATCH' AND said.decision IS DISTINCT FROM 'DIFFERENT') OR said.decision = 'SAME')`;
const WAITS = `(m.verdict = 'REVIEW' AND said.decision IS NULL)`;

/**
 * Pairs as they stand, of runs of one agreement that are done: of who may be matched, and nobody who is sealed. A verdict
 * is the run's own until its thresholds are moved; what people decided counts at once.
 */
async function countPairs(
  tenant: Tenant,
  rows: readonly Pick<RunRow, 'id' | 'agreementId' | 'state'>[],
): Promise<ReadonlyMap<string, PairCounts>> {
  const done = rows.filter(({ state }) => state === 'DONE');
  const [first] = done;
  if (!first) return new Map();
  const system = tenant.me.isSystem ? tenant : await tenant.continueAsSystem('NOBODY');
  const counted = await system.rows<PairCounts & { readonly id: string }>(
    `SELECT m.run_id AS id, count(*) FILTER (WHERE ${MATCHES})::int AS matches,
       count(*) FILTER (WHERE ${WAITS})::int AS "toReview",
       count(*) FILTER (WHERE NOT coalesce(${MATCHES}, false) AND NOT ${WAITS})::int AS below,
       EXISTS (SELECT FROM outbox o WHERE o.partnership_id = $1 AND o.kind = 'matching.effects'
         AND o.payload->>'runId' = m.run_id::text AND o.done_at IS NULL AND o.failed_at IS NULL) AS "takingEffect"
     FROM match_pair m LEFT JOIN (SELECT DISTINCT ON (d.participant_id, d.record_key) d.participant_id, d.record_key,
         nullif(d.decision, 'OPEN') AS decision FROM match_decision d WHERE d.partnership_id = $1 AND d.agreement_id = $2
       ORDER BY d.participant_id, d.record_key, d.id DESC) said USING (participant_id, record_key)
     WHERE m.partnership_id = $1 AND m.run_id = ANY ($3) AND NOT ${TAKEN_BACK} GROUP BY m.run_id`,
    [tenant.partnership.id, first.agreementId, done.map(({ id }) => id)],
  );
  return new Map(counted.map(({ id, ...counts }) => [id, counts]));
}

/** @param tenant as the actor: the run is theirs to see, or is not there */
async function readRun(tenant: Tenant, id: string): Promise<MatchRunView | undefined> {
  const row = await tenant.row<RunRow>(
    `SELECT ${RUN_COLUMNS} FROM ${RUNS} WHERE r.partnership_id = $1 AND r.id = $2`,
    [tenant.partnership.id, id],
  );
  return row && viewOf(row, (await countPairs(tenant, [row])).get(row.id) ?? NONE);
}

/** @throws Fault NOT_FOUND for what is not there, or not the actor's to see. */
export async function mustReadRun(tenant: Tenant, id: string): Promise<MatchRunView> {
  const run = isId(id) ? await readRun(tenant, id) : undefined;
  if (!run) throw notFound();
  return run;
}
