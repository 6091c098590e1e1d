import { addDays, NEED_DAYS, type SupportedPerson, type WaitingFacts } from '../../rules/index.js';
import { MISSED_SHOWN_DAYS } from '../milestones/list-milestones.js';
import type { Tenant } from '../tenancy/index.js';
import type { PersonCarried } from './caseload-people.js';

const NOTHING: WaitingFacts = { milestones: [], nextStepOn: null, questions: 0, askedOn: null };

/** SQL for whether milestone `m` waits for a link worker until a day; as Today counts those that were missed. */
const milestoneWaits = (until: string, missedSince: string, contractTo: string): string =>
  `(m.state IN ('RUNNING', 'DUE', 'REACHED') OR m.state = 'MISSED' AND m.falls_on >= ${missedSince}::date)
     AND m.falls_on <= least(${until}::date, ${contractTo}::date)`;

/**
 * What waits for the link workers of these people, until a week from today: milestones that fall due, were missed lately
 * or are to be claimed, steps of their plans, questions about claims. One statement however many; who has nothing has no entry.
 */
export async function readWhatWaits(
  tenant: Tenant,
  participantIds: readonly string[],
): Promise<(participantId: string) => WaitingFacts> {
  const rows = await tenant.listed<WaitingFacts & { participantId: string }>(
    `WITH asked AS (SELECT unnest($2::uuid[]) AS id),
     due AS (
       SELECT m.participant_id AS id, json_agg(json_build_object('title', t.title, 'on', m.falls_on,
         'isReached', m.state = 'REACHED') ORDER BY m.falls_on, m.outcome_code) AS milestones
       FROM milestone m JOIN tariff t ON t.partnership_id = m.partnership_id AND t.id = m.tariff_id
       WHERE m.partnership_id = $1 AND m.participant_id IN (SELECT id FROM asked)
         AND ${milestoneWaits('$3', '$6', '$4')} GROUP BY 1
     ), steps AS (
       SELECT DISTINCT ON (s.participant_id) s.participant_id AS id, s.next_step_on
       FROM support_plan s WHERE s.partnership_id = $1 AND s.participant_id IN (SELECT id FROM asked)
       ORDER BY s.participant_id, s.version DESC
     ), questions AS (
       SELECT c.participant_id AS id, count(*)::int AS questions,
         min((SELECT max(q.at) FROM claim_message q WHERE q.partnership_id = c.partnership_id AND q.claim_id = c.id)
           AT TIME ZONE $5)::date AS asked_on
       FROM claim c WHERE c.partnership_id = $1 AND c.participant_id IN (SELECT id FROM asked) AND c.awaits_answer
         AND c.state NOT IN ('REJECTED', 'REVERSED') GROUP BY 1
     )
     SELECT a.id AS "participantId", coalesce(d.milestones, '[]') AS milestones, s.next_step_on AS "nextStepOn",
       coalesce(q.questions, 0) AS questions, q.asked_on AS "askedOn"
     FROM asked a LEFT JOIN due d USING (id) LEFT JOIN steps s USING (id) LEFT JOIN questions q USING (id)
     WHERE d.id IS NOT NULL OR s.next_step_on <= $3 OR q.id IS NOT NULL`,
    [
      tenant.partnership.id,
      participantIds,
      addDays(tenant.today, NEED_DAYS),
      tenant.partnership.contractTo,
      tenant.partnership.timeZone,
      addDays(tenant.today, -MISSED_SHOWN_DAYS),
    ],
  );
  const found = new Map(rows.map(({ participantId, ...facts }) => [participantId, facts]));
  return (participantId) => found.get(participantId) ?? NOTHING;
}

/**
 * Whom a worker looked after and whose support is closed, for whom a milestone or a question still waits for them: as Today
 * counts them. One statement.
 */
export const readClosedWaiting = (
  tenant: Tenant,
  providerIds: readonly string[],
  workerId: string,
): Promise<ClosedPerson[]> =>
  tenant.listed<ClosedPerson>(
    `SELECT p.id, p.provider_id AS "providerId", p.link_worker_id AS "workerId", p.phase, p.enrolled_on AS since,
       s.seen_on AS "lastSeenOn", '[]'::json AS scores, 100 AS share
     FROM participant p
     LEFT JOIN last_seen s ON s.partnership_id = p.partnership_id AND s.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.link_worker_id = $2 AND p.provider_id = ANY ($3::uuid[]) AND p.phase = 'CLOSED'
       AND (EXISTS (SELECT FROM milestone m WHERE m.partnership_id = p.partnership_id AND m.participant_id = p.id
           AND ${milestoneWaits('$4', '$6', '$5')})
         OR EXISTS (SELECT FROM claim c WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id
           AND c.awaits_answer AND c.state NOT IN ('REJECTED', 'REVERSED')))`,
    [
      tenant.partnership.id,
      workerId,
      providerIds,
      addDays(tenant.today, NEED_DAYS),
      tenant.partnership.contractTo,
      addDays(tenant.today, -MISSED_SHOWN_DAYS),
    ],
  );

type ClosedPerson = SupportedPerson & Pick<PersonCarried, 'providerId' | 'workerId'>;
