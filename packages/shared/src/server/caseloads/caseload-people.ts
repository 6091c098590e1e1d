import type { CalendarDate, CaseloadPhase, Change, PersonWaiting } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** Somebody whose support goes on, or did within the weeks that are asked for. */
export interface CaseloadPerson {
  readonly id: string;
  readonly providerId: string;
  readonly workerId: string | null;
  readonly phase: CaseloadPhase;
  readonly enrolledOn: CalendarDate;
  readonly began: CalendarDate;
  readonly lastSeenOn: CalendarDate | null;
  readonly steps: readonly Change<CaseloadPhase>[];
  readonly moves: readonly Change<string | null>[];
}

/** Somebody whom a worker of a provider supports now, or works with beside another one. */
export type PersonCarried = PersonWaiting & {
  readonly providerId: string;
  readonly workerId: string | null;
  /** another provider supports them, and this one works beside it */
  readonly jointly: boolean;
};

/**
 * The people of these providers with what changed since a day, by one statement.
 * @param workerId only those who are with this worker, or were since then
 */
export const readCaseloadPeople = (
  tenant: Tenant,
  providerIds: readonly string[],
  since: CalendarDate,
  workerId: string | null,
): Promise<CaseloadPerson[]> =>
  tenant.listed<CaseloadPerson>(
    `WITH steps AS (
       SELECT participant_id, json_agg(json_build_object('on', on_date, 'from', from_phase, 'to', to_phase)
         ORDER BY on_date, recorded_at, id) AS steps
       FROM phase_change WHERE partnership_id = $1 AND on_date > $3 GROUP BY 1
     ), moves AS (
       SELECT participant_id, bool_or(from_worker = $4::uuid) AS "wereTheirs",
         json_agg(json_build_object('on', (moved_at AT TIME ZONE $5)::date, 'from', from_worker, 'to', to_worker)
           ORDER BY moved_at, id) AS moves
       FROM worker_move WHERE partnership_id = $1 AND (moved_at AT TIME ZONE $5)::date > $3 GROUP BY 1
     )
     SELECT p.id, p.provider_id AS "providerId", p.link_worker_id AS "workerId", p.phase,
       p.enrolled_on AS "enrolledOn", s.seen_on AS "lastSeenOn",
       CASE WHEN p.enrolled_on > $3 THEN (SELECT min(e.enrolled_on) FROM enrolment e
         WHERE e.partnership_id = p.partnership_id AND e.participant_id = p.id) ELSE p.enrolled_on END AS began,
       coalesce(c.steps, '[]') AS steps, coalesce(m.moves, '[]') AS moves
     FROM participant p
     LEFT JOIN last_seen s ON s.partnership_id = p.partnership_id AND s.participant_id = p.id
     LEFT JOIN steps c ON c.participant_id = p.id
     LEFT JOIN moves m ON m.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.provider_id = ANY ($2::uuid[])
       AND (p.phase <> 'CLOSED' OR c.participant_id IS NOT NULL)
       AND ($4::uuid IS NULL OR p.link_worker_id = $4 OR m."wereTheirs")`,
    [tenant.partnership.id, providerIds, since, workerId, tenant.partnership.timeZone],
  );
