import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an anchor may know of attendance, and who attends the services that run there (issue 4 part 8): a group can be how
 * a service meets, so that whoever comes to it attends the service. An anchor sees attendance of its own people only where
 * its agreement on data names it; whoever looks after the anchor sees their own people by name, and of other providers' a
 * number, small ones hidden. And whoever looks after an anchor sees what it pays, run by run.
 */
export class AttendanceAtAnchors0063 implements MigrationInterface {
  name = 'AttendanceAtAnchors1700000000063';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE activity_group ADD COLUMN service_id uuid,
        ADD FOREIGN KEY (partnership_id, service_id) REFERENCES service;
      CREATE INDEX activity_group_service ON activity_group (partnership_id, service_id) WHERE service_id IS NOT NULL;
      CREATE INDEX activity_group_anchor ON activity_group (partnership_id, anchor_id) WHERE anchor_id IS NOT NULL;
      GRANT UPDATE (service_id) ON activity_group TO weft_app;

      CREATE POLICY gate ON activity_group FOR SELECT TO weft_gate USING (true);
      CREATE POLICY gate ON group_member FOR SELECT TO weft_gate USING (true);
      CREATE POLICY gate ON contact FOR SELECT TO weft_gate USING (true);
      GRANT SELECT (partnership_id, id, provider_id, service_id, is_closed) ON activity_group TO weft_gate;
      GRANT SELECT (partnership_id, group_id, participant_id, left_on) ON group_member TO weft_gate;
      GRANT SELECT (partnership_id, id, participant_id, corrects, is_removed, met_on, attendance) ON contact TO weft_gate;
    `);
    await run.query(`CREATE OR REPLACE ${ownAnchorParticipant(NOT_SENSITIVE, `, ${ATTENDANCE}`)}`);
    await run.query(ELSEWHERE);
    await run.query(PAYMENTS);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP FUNCTION app.attending_elsewhere(uuid), app.anchor_payments(uuid);
      DROP VIEW own_anchor_participant;
      CREATE ${ownAnchorParticipant(BY_DOMAIN, '')}
      GRANT CREATE ON SCHEMA public TO weft_gate;
      ALTER VIEW own_anchor_participant OWNER TO weft_gate;
      REVOKE CREATE ON SCHEMA public FROM weft_gate;
      GRANT SELECT ON own_anchor_participant TO weft_app;

      REVOKE SELECT (partnership_id, id, participant_id, corrects, is_removed, met_on, attendance) ON contact FROM weft_gate;
      REVOKE SELECT (partnership_id, group_id, participant_id, left_on) ON group_member FROM weft_gate;
      REVOKE SELECT (partnership_id, id, provider_id, service_id, is_closed) ON activity_group FROM weft_gate;
      DROP POLICY gate ON contact;
      DROP POLICY gate ON group_member;
      DROP POLICY gate ON activity_group;
      DROP INDEX activity_group_anchor;
      ALTER TABLE activity_group DROP COLUMN service_id;
    `);
  }
}

/** Beside a name the domain would tell what an outcome of a sensitive kind is about: it is not said there at all. */
const NOT_SENSITIVE = `t.title AS title, c.achieved_on, app.sensitive_domain(t.domain, h.sensitive_domains) IS NULL AS said`;
const BY_DOMAIN = `coalesce(app.sensitive_domain(t.domain, h.sensitive_domains), t.title) AS title, c.achieved_on, true AS said`;

/** As in migration 0038, with one column more or none. @param outcome SQL: title, achieved_on, said; @param more SQL, ", … AS …" */
const ownAnchorParticipant = (
  outcome: string,
  more: string,
): string => `VIEW own_anchor_participant WITH (security_barrier) AS
    SELECT p.partnership_id, p.id, p.anchor_id, p.folded_name AS sorted_by, p.given_name, p.family_name,
      CASE WHEN 'STARTED' = ANY (d.fields) THEN p.enrolled_on END AS started_on,
      CASE WHEN 'PHASE' = ANY (d.fields) THEN p.phase END AS phase,
      CASE WHEN 'LINK_WORKER' = ANY (d.fields) THEN (SELECT w.name FROM person w WHERE w.id = p.link_worker_id) END
        AS link_worker,
      CASE WHEN 'LAST_SEEN' = ANY (d.fields) THEN (SELECT s.seen_on FROM last_seen s
        WHERE s.partnership_id = p.partnership_id AND s.participant_id = p.id) END AS last_seen_on,
      CASE WHEN 'OUTCOMES' = ANY (d.fields) THEN (SELECT coalesce(json_agg(json_build_object('title', r.title, 'achievedOn',
        r.achieved_on) ORDER BY r.achieved_on, r.title), '[]') FROM (
          SELECT ${outcome}
          FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
          JOIN partnership h ON h.id = c.partnership_id
          WHERE c.partnership_id = o.partnership_id AND c.anchor_id = o.id AND c.state IN ('VERIFIED', 'BILLED', 'PAID')
            AND c.participant_id = p.id) r WHERE r.said) END AS outcomes${more}
    FROM organisation o CROSS JOIN LATERAL (SELECT coalesce((SELECT a.fields FROM anchor_agreement a
      WHERE a.partnership_id = o.partnership_id AND a.anchor_id = o.id ORDER BY a.id DESC LIMIT 1), '{}') AS fields) d
    JOIN participant p ON p.partnership_id = o.partnership_id AND p.anchor_id = o.id
    WHERE o.partnership_id = (SELECT app.partnership_id()) AND o.id = ANY ((SELECT app.anchor_ids())::uuid[])
      AND 'NAME' = ANY (d.fields);
`;

/** Two numbers of the last four months (rules/anchors, termAttended), and neither the sessions nor their days. */
const ATTENDANCE = `
      CASE WHEN 'ATTENDANCE' = ANY (d.fields) THEN (
        SELECT json_build_object('held', count(*), 'attended', count(*) FILTER (WHERE c.attendance = 'PRESENT'))
        FROM contact c JOIN partnership h ON h.id = c.partnership_id
        WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id AND c.attendance IS NOT NULL
          AND c.met_on BETWEEN (now() AT TIME ZONE h.time_zone)::date - interval '4 months'
            AND (now() AT TIME ZONE h.time_zone)::date
          AND NOT c.is_removed AND NOT EXISTS (SELECT FROM contact later
            WHERE later.partnership_id = c.partnership_id AND later.corrects = c.id)) END AS attendance`;

const ELSEWHERE = `
  -- How many people of an anchor attend each service by groups of providers that are not the reader's own, for who looks
  -- after the anchor; null is a small number, hidden, and others are rounded to 5 (domain.md, Tenancy and privacy).
  CREATE FUNCTION app.attending_elsewhere(of_anchor uuid) RETURNS TABLE (service_id uuid, count int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT f.service_id, CASE WHEN f.people < 8 THEN NULL ELSE floor(f.people / 5.0 + 0.5)::int * 5 END
    FROM (SELECT g.service_id, count(DISTINCT m.participant_id) AS people
      FROM public.activity_group g
      JOIN public.group_member m ON m.partnership_id = g.partnership_id AND m.group_id = g.id AND m.left_on IS NULL
      JOIN public.participant p ON p.partnership_id = m.partnership_id AND p.id = m.participant_id
        AND p.anchor_id = of_anchor AND p.phase <> 'CLOSED'
      WHERE g.partnership_id = (SELECT app.partnership_id()) AND g.service_id IS NOT NULL AND NOT g.is_closed
        AND g.provider_id <> ALL ((SELECT app.provider_ids())::uuid[])
      GROUP BY g.service_id) f
    WHERE of_anchor = ANY (app.looked_after_ids()) AND NOT app.has_role('BACKBONE', 'SYSTEM');
  $$;
  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.attending_elsewhere(uuid) OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  REVOKE EXECUTE ON FUNCTION app.attending_elsewhere(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.attending_elsewhere(uuid) TO weft_app;
`;

const PAYMENTS = `
  -- What an anchor pays for its own people as an anchor, run by run: for the backbone, and for who looks after it.
  CREATE FUNCTION app.anchor_payments(of_anchor uuid) RETURNS TABLE (period_end date, amount bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT r.period_end, sum(e.amount)::bigint
    FROM public.payment_run r JOIN public.ledger_entry e ON e.partnership_id = r.partnership_id AND e.run_id = r.id
      AND e.funder_id = of_anchor AND e.account = 'DUE'
    WHERE r.partnership_id = (SELECT app.partnership_id()) AND EXISTS (SELECT FROM public.contribution c
        WHERE c.partnership_id = r.partnership_id AND c.label = e.contribution_label AND c.anchor_pays)
      AND ((SELECT app.has_role('BACKBONE', 'SYSTEM')) OR of_anchor = ANY (app.looked_after_ids()))
    GROUP BY r.period_end;
  $$;
  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.anchor_payments(uuid) OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  REVOKE EXECUTE ON FUNCTION app.anchor_payments(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.anchor_payments(uuid) TO weft_app;
`;
