import { addDays, type CalendarDate } from '../../rules/index.js';
import { NO_PARTS, submitClaim } from '../claims/index.js';
import { correctStatus, recordStatus, type Status } from '../milestones/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { clockDay } from './clock-day.js';
import { instant } from './days.js';
import { type DatedActor, granted, type Stage } from './stage.js';

/** Who has not said yet whether what they achieved has lasted. */
interface Open {
  readonly id: string;
  readonly email: string;
  readonly startedOn: CalendarDate;
  /** the day from which the later outcome can be claimed, if nothing interrupted the time */
  readonly fullOn: CalendarDate;
}

/** So many days after the beginning, between the first step of the ladder and the second. */
const INTERRUPTED_AFTER = 120;

const LOST: Omit<Status, 'from'> = {
  held: false,
  reason: 'LOST_HOME',
  note: 'The landlord sold the house, and they are with a friend.',
};

/**
 * A home that was lost breaks its milestone; of somebody else it turns out to have been a managed move, which is no break:
 * the entry is put right, and the milestone is reached.
 * @throws RangeError where fewer than two people are left whose time nobody has told of
 */
export async function loseHomes(stage: Stage): Promise<void> {
  const [broken, mended] = await whoseTimeIsOpen(stage, 'ACCOMMODATION_ENTRY', 'ACCOMMODATION_6M', 2);
  if (!broken || !mended)
    throw new RangeError('Too few people have kept a home that nobody has told of since.');
  const { day, by } = await clockOf(stage);
  const about = ({ id, startedOn }: Open) => ({
    participantId: id,
    outcomeCode: 'ACCOMMODATION_ENTRY',
    from: addDays(startedOn, INTERRUPTED_AFTER),
  });
  granted(await recordStatus(by(broken, -6, 11), { ...about(broken), ...LOST }));
  granted(await recordStatus(by(mended, -6, 12), { ...about(mended), ...LOST }));
  granted(
    await correctStatus(by(mended, -2, 10), {
      id: await lastSaid(stage, mended),
      status: {
        held: true,
        from: about(mended).from,
        reason: 'MANAGED_MOVE',
        note: 'The housing association moved them to a flat without stairs. The tenancy goes on.',
      },
    }),
  );
  granted(
    await recordStatus(by(mended, -2, 11), {
      ...about(mended),
      held: true,
      from: addDays(day, -2),
      reason: 'CONFIRMED',
    }),
  );
}

/** Said of the wrong person, taken out, measured, and claimed. @throws RangeError where nobody is left for it */
export async function mendAndClaim(stage: Stage): Promise<void> {
  const [one] = await whoseTimeIsOpen(stage, 'WELLBEING_FIRST', 'WELLBEING_6M', 1);
  if (!one) throw new RangeError('Nobody is left of whom it is not known whether they were measured again.');
  const { day, by } = await clockOf(stage);
  const about = { participantId: one.id, outcomeCode: 'WELLBEING_FIRST' };
  const statement = 'Measured again in all eight areas, together, after the walk.';
  granted(
    await recordStatus(by(one, -5, 10), {
      ...about,
      held: false,
      from: addDays(one.startedOn, INTERRUPTED_AFTER),
      reason: 'STOPPED_TAKING_PART',
      note: 'Has not come to the walking group since.',
    }),
  );
  granted(await correctStatus(by(one, -3, 9), { id: await lastSaid(stage, one) }));
  granted(
    await recordStatus(by(one, -3, 10), {
      ...about,
      held: true,
      from: addDays(day, -3),
      reason: 'CONFIRMED',
      evidenceKind: 'ASSESSMENT',
      statement,
    }),
  );
  granted(
    await submitClaim(
      by(one, -3, 11),
      {
        participantId: one.id,
        outcomeCode: 'WELLBEING_6M',
        achievedOn: one.fullOn,
        evidence: [{ kind: 'ASSESSMENT', statement }],
      },
      NO_PARTS,
    ),
  );
}

/** Yesterday by the clock, and somebody's link worker some days before it. */
async function clockOf(
  stage: Stage,
): Promise<{ day: CalendarDate; by: (who: Open, days: number, hour: number) => DatedActor }> {
  const day = addDays(await clockDay(stage), -1);
  return { day, by: ({ email }, days, hour) => stage.actor(email, instant(addDays(day, days), hour)) };
}

/** Those of whom nobody has said anything, who are supported now and claimed nothing later; the link worker's own first. */
const whoseTimeIsOpen = (stage: Stage, earlier: string, later: string, many: number): Promise<Open[]> =>
  withTenant(systemActor(stage.partnershipId), (tenant) => {
    tenant.names('recordStatus');
    return tenant.listed<Open>(
      `SELECT p.id, w.email, c.achieved_on AS "startedOn",
         (c.achieved_on + make_interval(months => 6))::date AS "fullOn"
       FROM milestone m
       JOIN participant p ON p.partnership_id = m.partnership_id AND p.id = m.participant_id
       JOIN person w ON w.id = p.link_worker_id
       JOIN claim c ON c.partnership_id = m.partnership_id AND c.participant_id = m.participant_id
         AND c.outcome_code = $2 AND c.state NOT IN ('REJECTED', 'REVERSED')
       WHERE m.partnership_id = $1 AND m.outcome_code = $3 AND m.state IN ('DUE', 'MISSED') AND p.phase = 'ACTIVE'
         AND NOT EXISTS (SELECT FROM status_spell s
           WHERE s.partnership_id = m.partnership_id AND s.participant_id = m.participant_id)
         AND NOT EXISTS (SELECT FROM claim x
           WHERE x.partnership_id = m.partnership_id AND x.participant_id = m.participant_id
             AND x.state NOT IN ('REJECTED', 'REVERSED') AND x.achieved_on > c.achieved_on + ${INTERRUPTED_AFTER})
       ORDER BY p.link_worker_id <> $4, p.reference LIMIT ${many}`,
      [tenant.partnership.id, earlier, later, stage.person('link-worker')],
    );
  });

const lastSaid = (stage: Stage, { id }: Open): Promise<string> =>
  withTenant(systemActor(stage.partnershipId), async (tenant) => {
    tenant.names('correctStatus');
    const said = await tenant.row<{ id: string }>(
      `SELECT id FROM status_spell WHERE partnership_id = $1 AND participant_id = $2 ORDER BY recorded_at DESC LIMIT 1`,
      [tenant.partnership.id, id],
    );
    if (!said) throw new RangeError('What was said a moment ago is not there.');
    return said.id;
  });
