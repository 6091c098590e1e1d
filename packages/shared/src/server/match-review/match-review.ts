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
import { DRAWN } from './list-pairs.js';
import { STANDING } from './review-view.js';

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

/**
 * A pair was taken by the run itself where it is a match and likely enough without anybody's word. One that somebody
 * said is two people was taken before, if it is as likely and nothing else was taken in its place.
 */
const TAKEN = `(pair.probability >= $3 AND (pair.verdict = 'MATCH' OR (standing.decision = 'DIFFERENT' AND NOT EXISTS (
  SELECT FROM match_pair beside WHERE beside.partnership_id = $1 AND beside.run_id = $2 AND beside.verdict = 'MATCH'
    AND beside.id <> pair.id
    AND (beside.participant_id = pair.participant_id OR beside.record_key = pair.record_key)))))`;

interface Counted extends PairStratum {
  readonly toReview: number;
  readonly toCheck: number;
}

/** Of the review every pair is for somebody; of the rest, those that chance drew stand for the others. */
const COUNTS = `
  SELECT judged.taken, count(*)::int AS pairs,
    count(*) FILTER (WHERE standing = 'SAME' AND counts)::int AS same,
    count(*) FILTER (WHERE standing = 'DIFFERENT' AND counts)::int AS different,
    count(*) FILTER (WHERE standing = 'SAME' AND NOT counts)::int AS "chosenSame",
    count(*) FILTER (WHERE standing = 'DIFFERENT' AND NOT counts)::int AS "chosenDifferent",
    count(*) FILTER (WHERE standing IS NULL AND verdict = 'REVIEW' AND NOT deleted)::int AS "toReview",
    count(*) FILTER (WHERE standing IS NULL AND verdict <> 'REVIEW' AND counts AND NOT deleted)::int AS "toCheck"
  FROM (SELECT ${TAKEN} AS taken, width_bucket(pair.weight - $4::float8, $5::float8[]) AS band, pair.verdict,
      standing.decision AS standing, pair.verdict = 'REVIEW' OR pair.nth <= ${CHECKED_OF_A_BAND} AS counts,
      x.state = 'DELETED' AS deleted
    FROM (SELECT p.*, ${DRAWN('$5::float8[]', '$4::float8')} AS nth FROM match_pair p
      WHERE p.partnership_id = $1 AND p.run_id = $2) pair
    JOIN extract x ON x.partnership_id = pair.partnership_id AND x.id = pair.extract_id
    ${STANDING}) judged
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
