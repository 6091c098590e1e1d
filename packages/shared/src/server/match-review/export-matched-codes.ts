import { csvHead, csvRows } from '../csv.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { WHERE_MATCHED } from './list-pairs.js';
import { STANDING } from './review-view.js';

const AT_ONCE = 5_000;

interface Row {
  readonly id: string;
  readonly code: string;
  readonly probability: number;
  readonly lookedAt: string;
}

/**
 * What the other party calls the records of a run of encodings that are matches, as a CSV file in parts: it looks up
 * there who they are. Nobody of ours is named. Each participant is in the audit trail as looked at.
 * @throws Fault FORBIDDEN, or NOT_FOUND for a run that is not there or not the actor's to see, before the first part
 */
export async function* exportMatchedCodes(actor: Actor, runId: string | null): AsyncGenerator<string> {
  let after: string | null = null;
  for (let isFirst = true; ; isFirst = false) {
    const rows: readonly Row[] = await readPage(actor, mustBeId(runId ?? ''), after);
    if (isFirst) yield csvHead(['code', 'probability']);
    yield csvRows(rows.map(({ code, probability }) => [code, Number(probability.toFixed(4))]));
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.id;
  }
}

function readPage(actor: Actor, runId: string, after: string | null): Promise<Row[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('matchPairs');
    tenant.names('downloadMatchedCodes');
    // the other party would learn who takes part: nobody who was sealed since, also for whom the record is open
    await tenant.rows(`SELECT set_config('app.seals', 'NOBODY', true)`);
    const run = await tenant.row('SELECT FROM match_run WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      runId,
    ]);
    if (!run) throw notFound();
    const rows = await tenant.rows<Row>(
      `SELECT pair.id, pair.record ->> 'CODE' AS code, pair.probability, pair.participant_id AS "lookedAt"
       FROM match_pair pair ${STANDING}
       WHERE pair.partnership_id = $1 AND pair.run_id = $2 AND pair.record ? 'CODE' AND ${WHERE_MATCHED}
         AND ($3::uuid IS NULL OR pair.id > $3) ORDER BY pair.id LIMIT ${AT_ONCE}`,
      [tenant.partnership.id, runId, after],
    );
    tenant.showed('participant', [...new Set(rows.map(({ lookedAt }) => lookedAt))]);
    return rows;
  });
}
