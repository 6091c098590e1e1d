import { STANDING } from './review-view.js';

/** Of a run, each as SQL: the probability from which a pair is a match, the same in bits, and where strata end. */
export interface Threshold {
  readonly matchFrom: string;
  readonly bits: string;
  readonly edges: string;
}

/**
 * A pair was taken by the run itself where it is a match and likely enough without anybody's word. One that somebody
 * said is two people was taken before, if it is as likely and nothing else was taken in its place. So a decision moves
 * no pair into another stratum.
 */
const taken = (run: string, matchFrom: string): string =>
  `(pair.probability >= ${matchFrom} AND (pair.verdict = 'MATCH' OR (standing.decision = 'DIFFERENT' AND NOT EXISTS (
    SELECT FROM match_pair beside WHERE beside.partnership_id = $1 AND beside.run_id = ${run}
      AND beside.verdict = 'MATCH' AND beside.id <> pair.id
      AND (beside.participant_id = pair.participant_id OR beside.record_key = pair.record_key)))))`;

/**
 * SQL: the pairs of a run, with what holds of them (`said`), their stratum (`taken` and `band`) and their place in it
 * (`nth`), which chance draws: the same for everybody and in every run, since it hangs on nothing but who is compared
 * with what. $1 is the partnership, `run` the SQL of the run's id.
 */
export const drawn = (run: string, { matchFrom, bits, edges }: Threshold): string => `
  SELECT judged.*, row_number() OVER (PARTITION BY judged.taken, judged.band
      ORDER BY md5(judged.record_key || judged.participant_id::text), judged.id) AS nth
  FROM (SELECT pair.*, standing.decision AS said, ${taken(run, `${matchFrom}::float8`)} AS taken,
      width_bucket(pair.weight - ${bits}::float8, ${edges}::float8[]) AS band
    FROM match_pair pair ${STANDING} WHERE pair.partnership_id = $1 AND pair.run_id = ${run}) judged`;
