import { addDays, type CalendarDate } from '../../rules/index.js';
import { changePhase, closeSupport, reopenSupport, type StepInput } from '../support/index.js';
import { withTenant } from '../tenancy/index.js';
import { clockDay } from './clock-day.js';
import { instant } from './days.js';
import { judgeThoseWhoLeft } from './enact-milestones.js';
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
  await partTheRest(stage, await clockDay(stage));
  await judgeThoseWhoLeft(stage);
}

/** So many people in active support whom a full-time worker has, one more here and fewer there. */
const ACTIVE = [8, 8, 7, 9, 6] as const;
const ACTIVE_OF = { STRAINED: 15, ROOMY: 4 } as const;
const MONITORED = 6;
/** In hundredths of an hour. */
const FULL_TIME = 3700;

/** Who has a milestone that falls due about these days, in days before and after the clock's day, is monitored first. */
const DUE_ABOUT = [-28, 45] as const;

/**
 * Of each worker's other people the latest are in active support, some are monitored, first those of whom a milestone falls
 * due, and the rest have gone on with their lives, each soon after they were seen last: as many as somebody carries in their
 * hours. One in each partnership carries too much, one has room.
 */
const partTheRest = (stage: Stage, day: CalendarDate): Promise<number> =>
  withTenant(stage.actor('backbone', instant(TODAY, 17)), async (tenant) => {
    tenant.must('closeSupport');
    const goals = (await teamMembers(tenant, stage)).map(({ workerId, hours, is }, nth) => ({
      workerId,
      active: Math.round(((is ? ACTIVE_OF[is] : (ACTIVE[nth % ACTIVE.length] ?? 0)) * hours) / FULL_TIME),
    }));
    return tenant.execute(
      `WITH ranked AS (
         SELECT p.id, p.enrolled_on, p.link_worker_id, row_number() OVER w AS place, coalesce(g.active, 0) AS active,
           g.active IS NOT NULL AS works
         FROM participant p
         LEFT JOIN jsonb_to_recordset($5) AS g("workerId" uuid, active int) ON g."workerId" = p.link_worker_id
         WHERE p.partnership_id = $1 AND p.phase = 'ACTIVE' AND NOT EXISTS (SELECT FROM phase_change c
           WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id)
         WINDOW w AS (PARTITION BY p.link_worker_id ORDER BY p.enrolled_on DESC, p.reference DESC)
       ), due AS (
         SELECT DISTINCT participant_id AS id FROM milestone WHERE partnership_id = $1
           AND due_on BETWEEN $7::date + $8::int AND $7::date + $9::int
       ), others AS (
         SELECT r.id, r.enrolled_on, r.place, r.works, row_number() OVER w AS turn
         FROM ranked r LEFT JOIN due d ON d.id = r.id WHERE r.place > r.active
         WINDOW w AS (PARTITION BY r.link_worker_id ORDER BY d.id IS NULL, r.place)
       ), steps AS (
         SELECT o.id, o.enrolled_on, x.phase, greatest(o.enrolled_on, CASE x.phase
           WHEN 'CLOSED' THEN least(coalesce(s.seen_on, o.enrolled_on + 90) + (o.place % 6)::int, $2::date - 3)
           ELSE $2::date - (10 + o.place % 90)::int END) AS on_date
         FROM others o
         CROSS JOIN LATERAL (SELECT CASE WHEN o.works AND o.turn <= $6 THEN 'MONITORING' ELSE 'CLOSED' END AS phase) x
         LEFT JOIN last_seen s ON s.partnership_id = $1 AND s.participant_id = o.id
       ), told AS (
         INSERT INTO phase_change (partnership_id, participant_id, from_phase, to_phase, on_date, reason, recorded_by,
           recorded_at)
         SELECT $1, id, 'ACTIVE', phase, on_date, CASE phase WHEN 'CLOSED' THEN 'GOALS_REACHED' ELSE 'STEADY' END, $3,
           least($4, (on_date + time '16:00') AT TIME ZONE 'UTC')
         FROM steps
       ), ended AS (
         UPDATE enrolment e SET ended_on = s.on_date FROM steps s
         WHERE e.partnership_id = $1 AND e.participant_id = s.id AND e.enrolled_on = s.enrolled_on
           AND s.phase = 'CLOSED'
       )
       UPDATE participant p SET phase = s.phase FROM steps s WHERE p.partnership_id = $1 AND p.id = s.id`,
      [
        tenant.partnership.id,
        TODAY,
        tenant.personId,
        tenant.now,
        JSON.stringify(goals),
        MONITORED,
        day,
        ...DUE_ABOUT,
      ],
    );
  });
