import { addDays, type TimeRecorded, WEEKS_OF_TIME } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/**
 * What the workers of these providers recorded of meetings with people in the last weeks, today among them: in person and
 * by telephone, for whoever was there. What somebody recorded of a colleague's meeting counts for the colleague as well.
 * One statement; who recorded nothing has no entry.
 * @returns by `timeKey`
 */
export async function readTimeRecorded(
  tenant: Tenant,
  providerIds: readonly string[],
): Promise<ReadonlyMap<string, TimeRecorded>> {
  const rows = await tenant.listed<TimeRecorded & { providerId: string; workerId: string }>(
    `SELECT "providerId", "workerId", sum(minutes)::int AS minutes, count(*)::int AS meetings FROM (
       -- of a group that met there is a contact for each who came
       SELECT p.provider_id AS "providerId", w.id AS "workerId", coalesce(c.sitting_id, c.id) AS meeting,
         max(c.minutes) AS minutes
       FROM standing_contact c
       JOIN participant p ON p.partnership_id = c.partnership_id AND p.id = c.participant_id
       CROSS JOIN LATERAL unnest(c.recorded_by || c.joint_worker_ids) AS w(id)
       WHERE c.partnership_id = $1 AND c.met_on BETWEEN $3 AND $4 AND c.seen AND c.minutes IS NOT NULL
         AND p.provider_id = ANY ($2::uuid[])
         AND c.recorded_by IN (SELECT m.person_id FROM membership m
           WHERE m.partnership_id = $1 AND m.organisation_id = ANY ($2::uuid[]))
       GROUP BY 1, 2, 3) AS meetings
     GROUP BY 1, 2`,
    [tenant.partnership.id, providerIds, addDays(tenant.today, 1 - 7 * WEEKS_OF_TIME), tenant.today],
  );
  return new Map(
    rows.map(({ providerId, workerId, ...time }) => [timeKey(providerId, workerId), time] as const),
  );
}

/** Under which a worker's time for a provider is found. */
export const timeKey = (providerId: string, workerId: string): string => `${providerId} ${workerId}`;
