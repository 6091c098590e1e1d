import { addDays, NEED_DAYS, type WaitingFacts } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

const NOTHING: WaitingFacts = { milestones: [], nextStepOn: null, questions: 0, askedOn: null };

/**
 * What waits for the link workers of these people, until a week from today: milestones that fall due or are to be
 * claimed, steps of their plans, questions about claims. One statement however many; who has nothing has no entry.
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
         AND m.state IN ('RUNNING', 'DUE', 'REACHED') AND m.falls_on <= least($3::date, $4::date) GROUP BY 1
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
    ],
  );
  const found = new Map(rows.map(({ participantId, ...facts }) => [participantId, facts]));
  return (participantId) => found.get(participantId) ?? NOTHING;
}
