import { addDays } from '../../rules/index.js';
import { changePhase, closeSupport, reopenSupport, type StepInput } from '../support/index.js';
import { withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import type { Enrolled } from './enact-people.js';
import { TODAY } from './paperwork.js';
import type { PlannedParticipant } from './plan.js';
import { type DatedActor, granted, type Stage } from './stage.js';
import { teamMembers } from './teams.js';

/** Those who came between so many days ago have been supported for long enough to go on otherwise. */
const CAME_AT_LEAST = 240;
const SOME = 28;

type Step = (actor: DatedActor, participantId: string, daysAgo: number) => Promise<void>;

const given = (participantId: string, daysAgo: number, reason: string, words: string | null): StepInput => ({
  participantId,
  on: addDays(TODAY, -daysAgo),
  reason,
  words,
});
const monitored: Step = async (actor, id, daysAgo) => {
  granted(await changePhase(actor, { ...given(id, daysAgo, 'STEADY', null), to: 'MONITORING' }));
};
const closed: Step = async (actor, id, daysAgo) => {
  granted(
    await closeSupport(
      actor,
      given(id, daysAgo, 'GOALS_REACHED', 'I know where to find you. Thank you for the tea.'),
    ),
  );
};
const lost: Step = async (actor, id, daysAgo) => {
  granted(await closeSupport(actor, given(id, daysAgo, 'LOST_TOUCH', 'Rang four times, wrote twice.')));
};
const foundAgain: Step = async (actor, id, daysAgo) => {
  granted(await closeSupport(actor, given(id, daysAgo + 60, 'LOST_TOUCH', null)));
  granted(await reopenSupport(actor, given(id, daysAgo, 'FOUND_AGAIN', 'Came by on her own.')));
};
const STEPS: readonly Step[] = [monitored, closed, monitored, lost, monitored, foundAgain, monitored];

/** Some of those who were supported for long go on in monitoring, are closed, and are opened again. */
export async function changeSomePhases(
  stage: Stage,
  participants: readonly PlannedParticipant[],
  enrolled: readonly Enrolled[],
  contractTo: string,
): Promise<void> {
  // no episode begins after the contract has ended
  const steps = contractTo < TODAY ? STEPS.filter((step) => step !== foundAgain) : STEPS;
  const latest = addDays(TODAY, -CAME_AT_LEAST);
  const long = participants
    .flatMap(({ enrolledOn }, nth) =>
      enrolledOn < latest && enrolled[nth] ? [{ enrolledOn, who: enrolled[nth] }] : [],
    )
    .sort((one, other) => (one.enrolledOn < other.enrolledOn ? 1 : -1))
    .slice(0, SOME);
  for (const [nth, { who }] of long.entries()) {
    const step = steps[nth % steps.length];
    await step?.(stage.actor(who.linkWorker, instant(TODAY, 13, nth)), who.id, 10 + nth * 2);
  }
  await partTheRest(stage);
}

/** So many people in active support whom a full-time worker has, one more here and fewer there. */
const ACTIVE = [8, 8, 7, 9, 6] as const;
const ACTIVE_OF = { STRAINED: 15, ROOMY: 4 } as const;
const MONITORED = 6;
/** In hundredths of an hour. */
const FULL_TIME = 3700;

/**
 * Of each worker's other people the latest are in active support, those before them are monitored, and the rest have gone
 * on with their lives: as many as somebody carries in their hours. One in each partnership carries too much, one has room.
 */
const partTheRest = (stage: Stage): Promise<number> =>
  withTenant(stage.actor('backbone', instant(TODAY, 17)), async (tenant) => {
    tenant.must('closeSupport');
    const goals = (await teamMembers(tenant, stage)).map(({ workerId, hours, is }, nth) => ({
      workerId,
      active: Math.round(((is ? ACTIVE_OF[is] : (ACTIVE[nth % ACTIVE.length] ?? 0)) * hours) / FULL_TIME),
    }));
    return tenant.execute(
      `WITH ranked AS (
         SELECT p.id, p.enrolled_on, row_number() OVER w AS place, coalesce(g.active, 0) AS active
         FROM participant p
         LEFT JOIN jsonb_to_recordset($5) AS g("workerId" uuid, active int) ON g."workerId" = p.link_worker_id
         WHERE p.partnership_id = $1 AND p.phase = 'ACTIVE' AND NOT EXISTS (SELECT FROM phase_change c
           WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id)
         WINDOW w AS (PARTITION BY p.link_worker_id ORDER BY p.enrolled_on DESC, p.reference DESC)
       ), steps AS (
         SELECT id, enrolled_on, CASE WHEN place <= active + $6 THEN 'MONITORING' ELSE 'CLOSED' END AS phase,
           greatest(enrolled_on, $2::date - (10 + place % 90)::int) AS on_date
         FROM ranked WHERE place > active
       ), told AS (
         INSERT INTO phase_change (partnership_id, participant_id, from_phase, to_phase, on_date, reason, recorded_by,
           recorded_at)
         SELECT $1, id, 'ACTIVE', phase, on_date, CASE phase WHEN 'CLOSED' THEN 'GOALS_REACHED' ELSE 'STEADY' END, $3, $4
         FROM steps
       ), ended AS (
         UPDATE enrolment e SET ended_on = s.on_date FROM steps s
         WHERE e.partnership_id = $1 AND e.participant_id = s.id AND e.enrolled_on = s.enrolled_on
           AND s.phase = 'CLOSED'
       )
       UPDATE participant p SET phase = s.phase FROM steps s WHERE p.partnership_id = $1 AND p.id = s.id`,
      [tenant.partnership.id, TODAY, tenant.personId, tenant.now, JSON.stringify(goals), MONITORED],
    );
  });
