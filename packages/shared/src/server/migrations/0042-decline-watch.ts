import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The cherry-picking watch (features.md RC5): whoever may read its figures and no record, the commissioner among them,
 * is told how many, by a function that names nobody.
 */
export class DeclineWatch0042 implements MigrationInterface {
  name = 'DeclineWatch1700000000042';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE POLICY gate ON referral_event FOR SELECT TO weft_gate USING (true);
      CREATE POLICY gate ON referral_triage FOR SELECT TO weft_gate USING (true);
      GRANT SELECT ON referral_event, referral_triage TO weft_gate;
      GRANT EXECUTE ON FUNCTION app.partnership_id() TO weft_gate;
      GRANT EXECUTE ON FUNCTION app.has_role(text[]) TO weft_gate;
      ${WATCHED}
      GRANT CREATE ON SCHEMA app TO weft_gate;
      ALTER FUNCTION app.watched_decisions(date, date, int[], int, int) OWNER TO weft_gate;
      REVOKE EXECUTE ON FUNCTION app.watched_decisions(date, date, int[], int, int) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.watched_decisions(date, date, int[], int, int) TO weft_app;
      REVOKE CREATE ON SCHEMA app FROM weft_gate;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP FUNCTION app.watched_decisions(date, date, int[], int, int);
      DROP POLICY gate ON referral_event;
      DROP POLICY gate ON referral_triage;
      REVOKE SELECT ON referral_event, referral_triage FROM weft_gate;
    `);
  }
}

const WATCHED = `
  -- What became of the people offered in a time, and of everybody referred in it at the hub (provider null), grouped:
  -- counts alone. Days are the partnership's. Ages are those of the day on which the referral came in, by band: 0 is
  -- younger than the first begins, null is not known.
  CREATE FUNCTION app.watched_decisions(since date, until date, bands int[], triage_days int, answer_days int)
  RETURNS TABLE (provider_id uuid, source_id uuid, complexity text, age_band int, offered int, declined int, waited int,
    started int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH here AS (
      SELECT p.id, p.time_zone, (now() AT TIME ZONE p.time_zone)::date AS today FROM partnership p
      WHERE p.id = app.partnership_id() AND app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'COMMISSIONER')
    ), steps AS MATERIALIZED (
      SELECT e.provider_id, e.to_state, (e.at AT TIME ZONE here.time_zone)::date AS on_day, here.today,
        lead(e.to_state) OVER life AS answer, lead(e.reason) OVER life AS reason,
        (lead(e.at) OVER life AT TIME ZONE here.time_zone)::date AS answered_on,
        row_number() OVER life AS nth,
        (min(e.at) FILTER (WHERE e.to_state IN ('ACCEPTED', 'DECLINED', 'SUPPORTED_ONCE', 'WITHDRAWN'))
          OVER (PARTITION BY e.referral_id) AT TIME ZONE here.time_zone)::date AS decided_on,
        r.source_id, r.state, r.birth_date, (r.received_at AT TIME ZONE here.time_zone)::date AS received_on, t.complexity
      FROM here
      JOIN referral_event e ON e.partnership_id = here.id
      JOIN referral r ON r.partnership_id = e.partnership_id AND r.id = e.referral_id
      LEFT JOIN referral_triage t ON t.partnership_id = e.partnership_id AND t.referral_id = e.referral_id
      WINDOW life AS (PARTITION BY e.referral_id ORDER BY e.id)
    ), decisions AS (
      SELECT s.provider_id, s.answer = 'WAITING' AND s.reason IS NOT NULL AS is_declined,
        s.answer = 'STARTED' AS has_started,
        coalesce(s.answered_on, s.today) - s.on_day > answer_days AS has_waited,
        s.source_id, s.complexity, s.birth_date, s.received_on
      FROM steps s WHERE s.to_state = 'OFFERED' AND s.on_day BETWEEN since AND until
      UNION ALL
      SELECT NULL, s.state = 'DECLINED', s.state = 'STARTED',
        coalesce(s.decided_on, s.today) - s.received_on > triage_days,
        s.source_id, s.complexity, s.birth_date, s.received_on
      FROM steps s WHERE s.nth = 1 AND s.received_on BETWEEN since AND until
    )
    SELECT d.provider_id, d.source_id, d.complexity,
      width_bucket(extract(year FROM age(d.received_on, d.birth_date))::int, bands),
      count(*)::int, count(*) FILTER (WHERE d.is_declined)::int, count(*) FILTER (WHERE d.has_waited)::int,
      count(*) FILTER (WHERE d.has_started)::int
    FROM decisions d
    GROUP BY 1, 2, 3, 4
  $$;
`;
