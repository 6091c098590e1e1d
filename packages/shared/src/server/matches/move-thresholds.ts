import {
  judgeKeptPairs,
  type KeptPair,
  LEAST_KEPT,
  type LinkageSettings,
  type MatchThresholds,
  type MatchVerdictOfRun,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { announce } from '../outbox/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { isInForce, NOT_IN_FORCE } from './in-force.js';
import { decisionKey, readDecisions } from './read-decisions.js';
import { mustReadRun, TAKEN_BACK } from './read-runs.js';
import type { MatchRunView } from './run-view.js';

/** What other thresholds would change: how many pairs there would be of each, and how many go from one to another. */
export interface MatchThresholdPreview {
  readonly matches: number;
  readonly toReview: number;
  readonly below: number;
  readonly newMatches: number;
  readonly lostMatches: number;
  readonly newToReview: number;
  readonly lostToReview: number;
}

/** A pair of a run with the verdict that it has now. */
export type StoredPair = KeptPair & { readonly verdict: MatchVerdictOfRun };

/**
 * What moving a run's thresholds would change (contract: `matchThresholdPreview`); changes nothing. Of a run that is not
 * done, or whose agreement is over, nothing would.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function matchThresholdPreview(
  actor: Actor,
  runId: string,
  thresholds: MatchThresholds,
): Promise<MatchThresholdPreview> {
  return withTenant(actor, async (tenant) => {
    tenant.must('matchRuns');
    const run = await mustReadRun(tenant, runId);
    const holds = await isInForce(tenant, run.agreementId);
    const system = await tenant.continueAsSystem('NOBODY');
    const { pairs, verdicts } = holds ? await judge(system, run, tidy(thresholds)) : NO_PAIRS;
    const count = (is: (before: MatchVerdictOfRun, after: MatchVerdictOfRun) => boolean): number =>
      pairs.filter(({ id, verdict }) => is(verdict, verdicts.get(id) ?? 'BELOW')).length;
    return {
      matches: count((_, after) => after === 'MATCH'),
      toReview: count((_, after) => after === 'REVIEW'),
      below: count((_, after) => after === 'BELOW'),
      newMatches: count((before, after) => before !== 'MATCH' && after === 'MATCH'),
      lostMatches: count((before, after) => before === 'MATCH' && after !== 'MATCH'),
      newToReview: count((before, after) => before !== 'REVIEW' && after === 'REVIEW'),
      lostToReview: count((before, after) => before === 'REVIEW' && after !== 'REVIEW'),
    };
  });
}

/**
 * Moves the thresholds of a run that is done (contract: `moveMatchThresholds`): each pair's verdict follows, except
 * where a person decided. Later runs of the agreement begin with them.
 * @returns the run; INVALID for thresholds that are none; WRONG_STATE before it is done, or outside an agreement in force
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function moveMatchThresholds(
  actor: Actor,
  runId: string,
  wanted: MatchThresholds,
): Promise<MatchRunView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('moveMatchThresholds');
    const run = await mustReadRun(tenant, runId);
    const thresholds = tidy(wanted);
    const wrong = checkThresholds(thresholds);
    if (wrong) return wrong;
    if (!(await isInForce(tenant, run.agreementId))) return NOT_IN_FORCE();
    const system = await tenant.continueAsSystem();
    const changed = await system.execute(
      `UPDATE match_run SET match_from = $3, review_from = $4 WHERE partnership_id = $1 AND id = $2 AND state = 'DONE'`,
      [tenant.partnership.id, run.id, thresholds.matchFrom, thresholds.reviewFrom],
    );
    if (changed === 0)
      return refuse(
        'WRONG_STATE',
        'Only the thresholds of a run that is done can be moved. Reload the page to see where it stands.',
      );
    await rejudgeRun(system, run.id);
    await announce(system, { kind: 'matching.effects', runId: run.id });
    return mustReadRun(system, run.id);
  });
}

/**
 * Gives each pair of a run that is done the verdict that its thresholds and what people decided lead to.
 * @param tenant as the system
 */
export async function rejudgeRun(tenant: Tenant, runId: string): Promise<void> {
  const run = await mustReadRun(tenant, runId);
  const { pairs, verdicts } = await judge(tenant, run, run);
  const changed = pairs.flatMap(({ id, verdict }) => {
    const after = verdicts.get(id) ?? 'BELOW';
    return after === verdict ? [] : [{ id, verdict: after }];
  });
  await writeVerdicts(tenant, changed);
}

/**
 * Writes verdicts that others have taken the place of. One statement or none. When is kept of those alone by which the two
 * are one person now, or are not any more: who is told that a match fell is not told again as it falls deeper.
 * @param tenant as the system
 */
export async function writeVerdicts(
  tenant: Tenant,
  changed: readonly { readonly id: string; readonly verdict: MatchVerdictOfRun }[],
): Promise<void> {
  if (changed.length === 0) return;
  await tenant.execute(
    `UPDATE match_pair m SET verdict = x.verdict,
       verdict_at = CASE WHEN 'MATCH' IN (m.verdict, x.verdict) THEN $3 ELSE m.verdict_at END
     FROM json_to_recordset($2) AS x(id uuid, verdict text) WHERE m.partnership_id = $1 AND m.id = x.id`,
    [tenant.partnership.id, JSON.stringify(changed), tenant.now],
  );
}

interface Judged {
  readonly pairs: readonly StoredPair[];
  readonly verdicts: ReadonlyMap<string, MatchVerdictOfRun>;
}
const NO_PAIRS: Judged = { pairs: [], verdicts: new Map() };

/** Of who took sharing back nothing counts, and nothing changes. @param tenant as the system */
async function judge(
  tenant: Tenant,
  { id, agreementId }: Pick<MatchRunView, 'id' | 'agreementId'>,
  thresholds: MatchThresholds,
): Promise<Judged> {
  const decisions = await readDecisions(tenant, agreementId);
  const rows = await tenant.rows<Omit<StoredPair, 'decision'>>(
    `SELECT m.id, m.participant_id AS "participantId", m.record_key AS "recordKey", m.weight, m.verdict FROM match_pair m
     WHERE m.partnership_id = $1 AND m.run_id = $3 AND NOT ${TAKEN_BACK} ORDER BY m.participant_id, m.record_key`,
    [tenant.partnership.id, agreementId, id],
  );
  const run = await tenant.row<{ nobodyTwice: LinkageSettings['nobodyTwice'] | null }>(
    `SELECT settings->>'nobodyTwice' AS "nobodyTwice" FROM match_run WHERE partnership_id = $1 AND id = $2`,
    [tenant.partnership.id, id],
  );
  const pairs = rows.map(
    (row): StoredPair => ({ ...row, decision: decisions.get(decisionKey(row))?.decision ?? null }),
  );
  return { pairs, verdicts: judgeKeptPairs(pairs, thresholds, run?.nobodyTwice ?? 'AS_FOUND').verdicts };
}

const PLACES = 5;

/** As many places as are kept. */
const tidy = ({ matchFrom, reviewFrom }: MatchThresholds): MatchThresholds => ({
  matchFrom: Number(matchFrom.toFixed(PLACES)),
  reviewFrom: Number(reviewFrom.toFixed(PLACES)),
});

function checkThresholds({ matchFrom, reviewFrom }: MatchThresholds): Refusal | null {
  if (!(matchFrom < 1) || !(matchFrom >= LEAST_KEPT))
    return refuse(
      'INVALID',
      'The upper threshold is from 1 % to less than 100 %. Choose a number between.',
      'matchFrom',
    );
  if (!(reviewFrom >= LEAST_KEPT))
    return refuse(
      'INVALID',
      'The lower threshold is at least 1 %: pairs below that were not kept.',
      'reviewFrom',
    );
  if (reviewFrom > matchFrom)
    return refuse(
      'INVALID',
      'The lower threshold cannot be above the upper one. Move one of the two.',
      'reviewFrom',
    );
  return null;
}
