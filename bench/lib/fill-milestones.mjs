import { fill } from './fill.mjs';

/** Lengths in months: each participant sustains one outcome towards four. */
const LADDER = [3, 6, 12, 18];
/** Of so many participants one reaches the first step today: a hundredth of all milestones. */
const ONE_OF = 25;

export const TODAY = `(now() AT TIME ZONE 'Europe/London')::date`;

const CARD = `
  INSERT INTO tariff (partnership_id, rate_card_id, position, outcome_code, title, domain, cohort, price, evidence, after,
    sustain_unit, sustain_length, sustain_break_days, sustain_break_restarts)
  SELECT c.partnership_id, c.id, 10 + m, 'KEPT_' || m, m || ' months', 'Home', 'NEW', 10000, '{DOCUMENT}', 'OUTCOME_0',
    'MONTHS', m, 0, true
  FROM rate_card c, unnest($2::int[]) AS m WHERE c.partnership_id = $1`;

const PEOPLE = `
  CREATE TEMP TABLE sustaining AS
    SELECT s.n, gen_random_uuid() AS id, o.id AS provider,
      CASE WHEN s.n % ${ONE_OF} = 0 THEN (${TODAY} - interval '3 months')::date ELSE ${TODAY} - 1 - s.n % 80 END AS started_on
    FROM generate_series(0, $2::int - 1) AS s(n)
    JOIN (SELECT id, row_number() OVER (ORDER BY name) - 1 AS nth FROM organisation
      WHERE partnership_id = $1 AND 'PROVIDER' = ANY (kinds)) o ON o.nth = s.n % 8`;

const PARTICIPANTS = `
  INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on)
  SELECT $1, id, 'M-' || lpad(n::text, 7, '0'), 'Given ' || n % 500, 'Family ' || n % 3000, provider, '2020-01-01'
  FROM sustaining`;

// somebody has said of every tenth that it holds; of those that fall due today nobody has
const SPELLS = `
  INSERT INTO status_spell (partnership_id, participant_id, outcome_code, held, from_on, reason, recorded_at)
  SELECT $1, id, 'OUTCOME_0', true, started_on, 'CONFIRMED', now() FROM sustaining WHERE n % 10 = 1 AND n % ${ONE_OF} <> 0`;

const MILESTONES = `
  INSERT INTO milestone (partnership_id, participant_id, outcome_code, provider_id, tariff_id, after_code, started_on,
    state, since, due_on, prompt_on, look_again_on, reason, progress_unit, progress_done, progress_of, ready_to_claim,
    judged_at)
  SELECT $1, s.id, t.outcome_code, s.provider, t.id, 'OUTCOME_0', s.started_on, 'RUNNING', s.started_on, d.due, d.due - 14,
    d.due, 'Counts since ' || s.started_on, 'DAYS', 0, d.due - s.started_on, false, now()
  FROM sustaining s
  JOIN tariff t ON t.partnership_id = $1 AND t.sustain_unit IS NOT NULL
  CROSS JOIN LATERAL (SELECT (s.started_on + t.sustain_length * interval '1 month')::date AS due) d`;

/**
 * Fills a migrated database with a partnership in which so many milestones are open and a hundredth of them falls due
 * today, behind the triggers. @param client of the owner @returns the partnership's id
 */
export async function fillMilestones(client, milestones) {
  const partnershipId = await fill(client, { claims: 4 });
  await client.query(`SET session_replication_role = replica; SET work_mem = '128MB'`);
  await client.query(CARD, [partnershipId, LADDER]);
  await client.query(PEOPLE, [partnershipId, Math.ceil(milestones / LADDER.length)]);
  for (const sql of [PARTICIPANTS, SPELLS, MILESTONES]) await client.query(sql, [partnershipId]);
  await client.query('RESET session_replication_role; RESET work_mem; DROP TABLE sustaining');
  await client.query('VACUUM ANALYZE');
  return partnershipId;
}
