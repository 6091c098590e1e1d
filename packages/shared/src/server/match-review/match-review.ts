import {
  BAND_EDGES,
  bitsOf,
  CHECKED_OF_A_BAND,
  estimateQuality,
  type MatchQuality,
  type PairStratum,
} from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { drawn } from './drawn-pairs.js';

/** Where the review of a run stands. */
export interface MatchReviewView {
  readonly runId: string;
  readonly runNumber: number;
  readonly agreementId: string;
  readonly agreementTitle: string;
  /** only then is any pair shown */
  readonly isInForce: boolean;
  /** the extract is deleted, and with it what was compared */
  readonly isDeleted: boolean;
  /** the probabilities from which a pair is a match, and from which somebody looks at it */
  readonly matchFrom: number;
  readonly reviewFrom: number;
  /** how many pairs wait to be reviewed, wait to be checked, are decided */
  readonly toReview: number;
  readonly toCheck: number;
  readonly decided: number;
  readonly quality: MatchQuality;
}

/**
 * Where the review of a run stands, and how good the run is by what was decided: of the pairs that the actor sees. Null
 * for a run that is not there for the actor, or is not done.
 * @throws Fault FORBIDDEN
 */
export function matchReview(actor: Actor, runId: string): Promise<MatchReviewView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('matchPairs');
    const run = isId(runId) ? await readRun(tenant, runId) : null;
    if (!run) return null;
    const { strata, ...counts } = await countPairs(tenant, run);
    return { ...run, ...counts, quality: estimateQuality(strata) };
  });
}

type Run = Omit<MatchReviewView, 'toReview' | 'toCheck' | 'decided' | 'quality'>;

const readRun = (tenant: Tenant, runId: string): Promise<Run | undefined> =>
  tenant.row<Run>(
    `SELECT r.id AS "runId", r.number AS "runNumber", r.agreement_id AS "agreementId", g.title AS "agreementTitle",
       app.sharing_in_force(r.agreement_id, $3) AS "isInForce", x.state = 'DELETED' AS "isDeleted",
       r.match_from::float8 AS "matchFrom", r.review_from::float8 AS "reviewFrom"
     FROM match_run r
     JOIN sharing_agreement g ON g.partnership_id = r.partnership_id AND g.id = r.agreement_id
     JOIN extract x ON x.partnership_id = r.partnership_id AND x.id = r.extract_id
     WHERE r.partnership_id = $1 AND r.id = $2 AND r.state = 'DONE'`,
    [tenant.partnership.id, runId, tenant.now],
  );

interface Counted extends PairStratum {
  readonly toReview: number;
  readonly toCheck: number;
}

/** Of the review every pair is for somebody; of the rest, those that chance drew stand for the others. */
const COUNTS = `
  SELECT judged.taken, count(*)::int AS pairs,
    count(*) FILTER (WHERE said = 'SAME' AND counts)::int AS same,
    count(*) FILTER (WHERE said = 'DIFFERENT' AND counts)::int AS different,
    count(*) FILTER (WHERE said = 'SAME' AND NOT counts)::int AS "chosenSame",
    count(*) FILTER (WHERE said = 'DIFFERENT' AND NOT counts)::int AS "chosenDifferent",
    count(*) FILTER (WHERE said IS NULL AND verdict = 'REVIEW' AND NOT deleted)::int AS "toReview",
    count(*) FILTER (WHERE said IS NULL AND verdict <> 'REVIEW' AND counts AND NOT deleted)::int AS "toCheck"
  FROM (SELECT drawn.*, drawn.verdict = 'REVIEW' OR drawn.nth <= ${CHECKED_OF_A_BAND} AS counts,
      x.state = 'DELETED' AS deleted
    FROM (${drawn('$2', { matchFrom: '$3', bits: '$4', edges: '$5' })}) drawn
    JOIN extract x ON x.partnership_id = drawn.partnership_id AND x.id = drawn.extract_id) judged
  GROUP BY judged.taken, judged.band`;

async function countPairs(
  tenant: Tenant,
  { runId, matchFrom }: Run,
): Promise<{ toReview: number; toCheck: number; decided: number; strata: readonly PairStratum[] }> {
  const strata = await tenant.rows<Counted>(COUNTS, [
    tenant.partnership.id,
    runId,
    matchFrom,
    bitsOf(matchFrom),
    BAND_EDGES,
  ]);
  const sum = (of: (one: Counted) => number): number => strata.reduce((all, one) => all + of(one), 0);
  return {
    strata,
    toReview: sum((one) => one.toReview),
    toCheck: sum((one) => one.toCheck),
    decided: sum((one) => one.same + one.different + one.chosenSame + one.chosenDifferent),
  };
}
