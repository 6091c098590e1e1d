import { judgeKeptPairs, type LinkageSettings, type MatchThresholds } from '../../rules/index.js';
import { lockMilestones } from '../milestones/judge-milestones.js';
import type { Tenant } from '../tenancy/index.js';
import { type StoredPair, writeVerdicts } from './move-thresholds.js';
import { decisionKey, readDecisions } from './read-decisions.js';
import { TAKEN_BACK } from './read-runs.js';

/** More participants than this are not locked while somebody waits: the worker looks at them. */
export const LOCKED_AT_ONCE = 200;

/** A participant and a record of an agreement, whichever runs found them. */
interface Two {
  readonly agreementId: string;
  readonly participantId: string;
  readonly recordKey: string;
}

interface Run extends MatchThresholds {
  readonly id: string;
  readonly nobodyTwice: LinkageSettings['nobodyTwice'] | null;
}

/**
 * Every run that is done and found the two, with its thresholds now. Whoever moves them, or takes back something else
 * of the run, comes before or after: then both judge by what holds.
 */
const RUNS = `
  SELECT r.id, r.match_from::float8 AS "matchFrom", r.review_from::float8 AS "reviewFrom",
    r.settings->>'nobodyTwice' AS "nobodyTwice"
  FROM match_run r WHERE r.partnership_id = $1 AND r.agreement_id = $2 AND r.state = 'DONE' AND EXISTS (
    SELECT FROM match_pair m WHERE m.partnership_id = r.partnership_id AND m.run_id = r.id
      AND m.participant_id = $3 AND m.record_key = $4)
  ORDER BY r.id FOR NO KEY UPDATE OF r`;

/** In each of the runs $5 the pair of the two, and all that hang together with it by a participant or a record. */
const BESIDE = `
  WITH RECURSIVE beside AS (
    SELECT p.id, p.run_id, p.participant_id, p.record_key, p.weight, p.verdict FROM match_pair p
    WHERE p.partnership_id = $1 AND p.run_id = ANY ($5) AND p.participant_id = $3 AND p.record_key = $4
    UNION SELECT n.* FROM beside b CROSS JOIN LATERAL (
      SELECT p.id, p.run_id, p.participant_id, p.record_key, p.weight, p.verdict FROM match_pair p
      WHERE p.partnership_id = $1 AND p.run_id = b.run_id AND p.participant_id = b.participant_id
      UNION ALL SELECT p.id, p.run_id, p.participant_id, p.record_key, p.weight, p.verdict FROM match_pair p
      WHERE p.partnership_id = $1 AND p.agreement_id = $2 AND p.record_key = b.record_key AND p.run_id = b.run_id) n
  )
  SELECT m.id, m.run_id AS "runId", m.participant_id AS "participantId", m.record_key AS "recordKey", m.weight, m.verdict
  FROM beside m WHERE NOT ${TAKEN_BACK} ORDER BY m.participant_id, m.record_key`;

/**
 * Judges the pair of the two anew in every run that found them, by the run's thresholds and what people decided, and
 * with it whatever it stood against: as moving the thresholds to where they are would. A verdict that a threshold or a
 * run gave while a decision held rests on that decision, and must not outlive it.
 * @param system as the system, sealed records included: what follows has to follow for everybody
 * @returns the participants of whom a verdict changed
 */
export async function rejudgeBeside(system: Tenant, two: Two): Promise<string[]> {
  const key = [system.partnership.id, two.agreementId, two.participantId, two.recordKey];
  const runs = await system.rows<Run>(RUNS, key);
  if (runs.length === 0) return [];
  const pairs = await system.rows<Omit<StoredPair, 'decision'> & { readonly runId: string }>(BESIDE, [
    ...key,
    runs.map(({ id }) => id),
  ]);
  const decisions = await readDecisions(system, two.agreementId);
  const changed = runs.flatMap((run) => {
    const kept = pairs
      .filter(({ runId }) => runId === run.id)
      .map(
        (pair): StoredPair => ({
          ...pair,
          decision: decisions.get(decisionKey(pair))?.decision ?? null,
        }),
      );
    const { verdicts } = judgeKeptPairs(kept, run, run.nobodyTwice ?? 'AS_FOUND');
    return kept.flatMap(({ id, participantId, verdict }) => {
      const after = verdicts.get(id) ?? 'BELOW';
      return after === verdict ? [] : [{ id, participantId, verdict: after }];
    });
  });
  const people = [...new Set(changed.map(({ participantId }) => participantId))];
  // whoever makes one record of two holds both before they move pairs: so here too
  if (people.length > 0 && people.length <= LOCKED_AT_ONCE)
    await lockMilestones(system, [...new Set([two.participantId, ...people])]);
  await writeVerdicts(system, changed);
  return people;
}
