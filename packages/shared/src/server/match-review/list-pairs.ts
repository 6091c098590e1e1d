import { BAND_EDGES, bitsOf, CHECKED_OF_A_BAND, type MatchQueue } from '../../rules/index.js';
import { mustBeId } from '../ids.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { drawn, type Threshold } from './drawn-pairs.js';
import { type MatchPairRow, ROW, readDecision, STANDING, type Written } from './review-view.js';

export interface MatchPairsRequest extends PageRequest {
  readonly runId: string;
  readonly queue: MatchQueue;
}

/** The heaviest first: of those, most are soon said. */
const HEAVIEST = new Ordering(
  [
    { sql: 'pair.weight', type: 'double precision' },
    { sql: 'pair.id', type: 'uuid' },
  ],
  true,
);
/** One of each stratum, then the next of each: wherever somebody stops, all strata are known about as well. */
const BY_TURNS = new Ordering(
  [
    { sql: 'pair.nth', type: 'bigint' },
    { sql: 'pair.id', type: 'uuid' },
  ],
  false,
);

/** SQL: a pair that is a match now, by its weight or by what somebody said. */
export const WHERE_MATCHED = `(pair.verdict = 'MATCH' OR standing.decision = 'SAME')
  AND standing.decision IS DISTINCT FROM 'DIFFERENT'`;

const WHERE: Readonly<Record<MatchQueue, string>> = {
  REVIEW: `pair.verdict = 'REVIEW' AND standing.decision IS NULL`,
  CHECK: 'standing.decision IS NULL',
  DECIDED: 'standing.decision IS NOT NULL',
  MATCHES: WHERE_MATCHED,
};

/**
 * Pairs of a run, a page at a time; whoever gets them has looked at their participants, which the audit trail says. What
 * was deleted since, taken back or sealed is not among them. An empty page for a run that is not there for the actor.
 * @throws Fault FORBIDDEN; NOT_FOUND for no id; BAD_USER_INPUT for a cursor of another list
 */
export function matchPairs(actor: Actor, request: MatchPairsRequest): Promise<Page<MatchPairRow>> {
  const first = checkFirst(request.first);
  const ordering = request.queue === 'CHECK' ? BY_TURNS : HEAVIEST;
  const after = ordering.read(request.after);
  return withTenant(actor, async (tenant) => {
    tenant.must('matchPairs');
    const p = new Parameters();
    const here = p.add(tenant.partnership.id);
    const run = p.add(mustBeId(request.runId));
    const from =
      request.queue === 'CHECK'
        ? `(SELECT drawn.* FROM (${drawn(run, await thresholdOf(request.runId))}) drawn
           WHERE drawn.verdict <> 'REVIEW' AND drawn.nth <= ${CHECKED_OF_A_BAND})`
        : `(SELECT p.* FROM match_pair p WHERE p.partnership_id = ${here} AND p.run_id = ${run})`;
    const there = `${from} pair
      JOIN extract x ON x.partnership_id = pair.partnership_id AND x.id = pair.extract_id AND x.state <> 'DELETED'
      ${STANDING}`;
    const where = WHERE[request.queue];
    const total = request.count ? `(SELECT count(*) FROM ${there} WHERE ${where})` : 'NULL::bigint';
    const beyond = after ? ` AND ${ordering.beyond(after, p)}` : '';
    const rows = await tenant.rows<Row>(
      `SELECT page.*, counted.total FROM (SELECT ${total} AS total) AS counted LEFT JOIN LATERAL (
         SELECT ${ROW}, ${ordering.key} AS key, row_number() OVER (${ordering.orderBy}) AS place FROM ${there}
         WHERE ${where}${beyond} ${ordering.orderBy} LIMIT ${p.add(first + 1)}) page ON true ORDER BY page.place`,
      p.values,
    );
    const found = rows.filter(({ id }) => id !== null);
    tenant.showed('participant', [...new Set(found.slice(0, first).map(({ lookedAt }) => lookedAt))]);
    return pageOf(
      found,
      first,
      rows[0]?.total,
      ({ key, total: _, place: __, lookedAt: ___, decision, ...row }) => ({
        node: { ...row, decision: decision && readDecision(decision) },
        key,
      }),
    );

    async function thresholdOf(runId: string): Promise<Threshold> {
      const kept = await tenant.row<{ matchFrom: number }>(
        'SELECT match_from::float8 AS "matchFrom" FROM match_run WHERE partnership_id = $1 AND id = $2',
        [tenant.partnership.id, runId],
      );
      const matchFrom = kept?.matchFrom ?? 0.5;
      return { matchFrom: p.add(matchFrom), bits: p.add(bitsOf(matchFrom)), edges: p.add(BAND_EDGES) };
    }
  });
}

interface Row extends Omit<MatchPairRow, 'decision'> {
  readonly decision: Written | null;
  readonly lookedAt: string;
  readonly key: string[];
  readonly total: bigint | null;
  readonly place: bigint;
}
