import { addDays, type TimeRecorded, WEEKS_OF_TIME } from '../../rules/index.js';
import { HOLDS } from '../joint-work/joint-work-view.js';
import type { Tenant } from '../tenancy/index.js';
import type { PersonCarried } from './caseload-people.js';
import { timeKey } from './time-recorded.js';

/**
 * With whom these providers work beside another one (docs/adr/0026): each weighs the share that was agreed. What measures
 * say, milestones, plans' steps and questions are for who supports them. From here on the transaction sees them.
 * @param workerId those of this worker alone
 */
export async function readJointPeople(
  tenant: Tenant,
  providerIds: readonly string[],
  workerId: string | null,
): Promise<PersonCarried[]> {
  const [, rows] = await Promise.all([
    tenant.worksJointly(),
    tenant.listed<
      Pick<PersonCarried, 'id' | 'providerId' | 'workerId' | 'phase' | 'since' | 'lastSeenOn' | 'share'>
    >(
      `SELECT p.id, j.to_provider AS "providerId", j.worker_id AS "workerId", p.phase, j.from_on AS since, j.share,
         (SELECT max(c.met_on) FROM standing_contact c WHERE c.partnership_id = p.partnership_id
           AND c.participant_id = p.id AND c.seen AND c.met_on >= j.from_on) AS "lastSeenOn"
       FROM joint_work j JOIN participant p ON p.partnership_id = j.partnership_id AND p.id = j.participant_id
       WHERE j.partnership_id = $1 AND ${HOLDS} AND j.to_provider = ANY ($3::uuid[])
         AND ($4::uuid IS NULL OR j.worker_id = $4)`,
      [tenant.partnership.id, tenant.today, providerIds, workerId],
    ),
  ]);
  return rows.map((row) => ({
    ...row,
    scores: [],
    milestones: [],
    nextStepOn: null,
    questions: 0,
    askedOn: null,
    jointly: true,
  }));
}

/** What workers recorded of meetings with those beside whom they work, as `readTimeRecorded`; in a transaction that sees them. */
export async function readJointTime(
  tenant: Tenant,
  providerIds: readonly string[],
): Promise<ReadonlyMap<string, TimeRecorded>> {
  const rows = await tenant.listed<TimeRecorded & { providerId: string; workerId: string }>(
    `SELECT j.to_provider AS "providerId", c.recorded_by AS "workerId", sum(c.minutes)::int AS minutes,
       count(*)::int AS meetings
     FROM joint_work j
     JOIN standing_contact c ON c.partnership_id = j.partnership_id AND c.participant_id = j.participant_id
     WHERE j.partnership_id = $1 AND j.state = 'AGREED' AND j.to_provider = ANY ($2::uuid[])
       AND c.met_on BETWEEN greatest(j.from_on, $3) AND $4 AND c.seen AND c.minutes IS NOT NULL
       AND c.recorded_by IN (SELECT m.person_id FROM membership m
         WHERE m.partnership_id = $1 AND m.organisation_id = j.to_provider)
     GROUP BY 1, 2`,
    [tenant.partnership.id, providerIds, addDays(tenant.today, 1 - 7 * WEEKS_OF_TIME), tenant.today],
  );
  return new Map(
    rows.map(({ providerId, workerId, ...time }) => [timeKey(providerId, workerId), time] as const),
  );
}
