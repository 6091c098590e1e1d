import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';

/** What a run's matches led to, for one outcome. */
export interface RunEffectView {
  readonly outcomeCode: string;
  readonly title: string;
  /** milestones that rest on what was taken over */
  readonly milestones: number;
  /** of them, those that are reached or claimed */
  readonly reached: number;
  /** claims that wait for their providers, were claimed, set aside, or taken back */
  readonly offered: number;
  readonly claimed: number;
  readonly setAside: number;
  readonly withdrawn: number;
}

/**
 * What came of a run's matches, outcome by outcome in the order of their codes; nothing where the agreement proves
 * nothing. For those whom its agreement names.
 * @throws Fault FORBIDDEN; NOT_FOUND for a run that is not the actor's to see
 */
export function effectsOfMatchRun(actor: Actor, given: string): Promise<RunEffectView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('matchRuns');
    const runId = mustBeId(given);
    const run = await tenant.row('SELECT FROM match_run WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      runId,
    ]);
    if (!run) throw notFound();
    const system = await tenant.continueAsSystem('NOBODY');
    return system.listed<RunEffectView>(
      `WITH moved AS (
         SELECT m.outcome_code, count(*) AS milestones, count(*) FILTER (WHERE m.state IN ('REACHED', 'CLAIMED')) AS reached
         FROM milestone m WHERE m.partnership_id = $1 AND EXISTS (
           SELECT FROM match_fact f JOIN match_pair n ON n.partnership_id = f.partnership_id AND n.id = f.pair_id
           LEFT JOIN worked_hours h ON h.partnership_id = f.partnership_id AND h.id = f.worked_hours_id
           LEFT JOIN status_spell s ON s.partnership_id = f.partnership_id AND s.id = f.status_spell_id
           WHERE f.partnership_id = m.partnership_id AND f.participant_id = m.participant_id AND n.run_id = $2
             AND coalesce(h.outcome_code, s.outcome_code) = m.after_code
             AND NOT EXISTS (SELECT FROM worked_hours c WHERE c.partnership_id = h.partnership_id AND c.corrects = h.id)
             AND NOT EXISTS (SELECT FROM status_spell c WHERE c.partnership_id = s.partnership_id AND c.corrects = s.id))
         GROUP BY m.outcome_code
       ), made AS (
         SELECT o.outcome_code, count(*) FILTER (WHERE o.state = 'OFFERED') AS offered,
           count(*) FILTER (WHERE o.state = 'CLAIMED') AS claimed,
           count(*) FILTER (WHERE o.state = 'SET_ASIDE') AS set_aside,
           count(*) FILTER (WHERE o.state = 'WITHDRAWN') AS withdrawn
         FROM match_offer o WHERE o.partnership_id = $1 AND o.run_id = $2 GROUP BY o.outcome_code
       )
       SELECT e.outcome_code AS "outcomeCode", coalesce((SELECT t.title FROM tariff t
           JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
           WHERE t.partnership_id = e.partnership_id AND t.outcome_code = e.outcome_code AND k.status = 'PUBLISHED'
           ORDER BY k.effective_from DESC LIMIT 1), e.outcome_code) AS title,
         coalesce(moved.milestones, 0) AS milestones, coalesce(moved.reached, 0) AS reached,
         coalesce(made.offered, 0) AS offered, coalesce(made.claimed, 0) AS claimed,
         coalesce(made.set_aside, 0) AS "setAside", coalesce(made.withdrawn, 0) AS withdrawn
       FROM match_run r
       JOIN sharing_evidence e ON e.partnership_id = r.partnership_id AND e.agreement_id = r.agreement_id
       LEFT JOIN moved ON moved.outcome_code = e.outcome_code
       LEFT JOIN made ON made.outcome_code = e.outcome_code
       WHERE r.partnership_id = $1 AND r.id = $2 ORDER BY e.outcome_code`,
      [tenant.partnership.id, runId],
    );
  });
}
