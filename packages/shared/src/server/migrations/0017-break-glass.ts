import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * The data lead works with figures and sees no person's record, unless they open one: with a reason, for hours and
 * not for ever, on record, and others are told (features.md PL1, break-glass).
 */
export class BreakGlass0017 implements MigrationInterface {
  name = 'BreakGlass1700000000017';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLE);
    await run.query(POLICIES);
    await run.query(LOOKS);
  }

  async down(): Promise<void> {
    throw new Error('What was opened stays on record.');
  }
}

const TABLE = `
  CREATE TABLE opened_record (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person,
    participant_id uuid NOT NULL,
    reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 10 AND 2000),
    opened_at timestamptz NOT NULL DEFAULT now(),
    ends_at timestamptz NOT NULL CHECK (ends_at > opened_at AND ends_at <= opened_at + interval '8 hours'),
    -- given back before its time
    closed_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant
  );
  CREATE INDEX opened_record_person ON opened_record (partnership_id, person_id, ends_at);
  CREATE INDEX opened_record_newest ON opened_record (partnership_id, opened_at DESC);

  ALTER TABLE opened_record ENABLE ROW LEVEL SECURITY;
  ALTER TABLE opened_record FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON opened_record FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id())
    AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'SYSTEM')));
  CREATE POLICY make ON opened_record FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('DATA_LEAD'))
    AND person_id = (SELECT app.person_id()) AND closed_at IS NULL);
  CREATE POLICY change ON opened_record FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id())
    AND ((SELECT app.has_role('BACKBONE')) OR person_id = (SELECT app.person_id())));
  CREATE POLICY gate ON opened_record FOR SELECT TO weft_gate USING (true);
  GRANT SELECT, INSERT (partnership_id, id, person_id, participant_id, reason, opened_at, ends_at), UPDATE (closed_at)
    ON opened_record TO weft_app;
  GRANT SELECT ON opened_record TO weft_gate;
  GRANT SELECT (reference) ON participant TO weft_gate;

  -- An opened record closes once and stays closed.
  CREATE FUNCTION app.guard_opened_record() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL THEN
      RAISE EXCEPTION 'an opened record closes once' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE UPDATE ON opened_record FOR EACH ROW EXECUTE FUNCTION app.guard_opened_record();
  REVOKE EXECUTE ON FUNCTION app.guard_opened_record() FROM PUBLIC;

  ${noteChanges('opened_record', 'participant', 'participant_id')}
`;

const POLICIES = `
  GRANT CREATE ON SCHEMA app TO weft_gate;

  -- Whose records the acting person has open now.
  CREATE FUNCTION app.opened_participant_ids() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(o.participant_id), '{}') FROM public.opened_record o
    WHERE app.has_role('DATA_LEAD') AND o.partnership_id = app.partnership_id() AND o.person_id = app.person_id()
      AND o.closed_at IS NULL AND o.ends_at > clock_timestamp();
  $$;

  -- The participant of a reference, for who may open a record; nothing more than the id.
  CREATE FUNCTION app.participant_to_open(of_reference text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT p.id FROM public.participant p
    WHERE app.has_role('DATA_LEAD') AND p.partnership_id = app.partnership_id() AND p.reference = of_reference;
  $$;
  ALTER FUNCTION app.opened_participant_ids() OWNER TO weft_gate;
  ALTER FUNCTION app.participant_to_open(text) OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.opened_participant_ids(), app.participant_to_open(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.opened_participant_ids(), app.participant_to_open(text) TO weft_app;

  ALTER POLICY read ON participant USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
      OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])
      OR id = ANY ((SELECT app.opened_participant_ids())::uuid[])
      OR ((SELECT app.has_role('VERIFIER')) AND EXISTS (
        SELECT FROM claim c WHERE c.partnership_id = participant.partnership_id
          AND c.participant_id = participant.id AND c.state <> 'DRAFT'))
      OR ((SELECT app.has_role('AUDITOR')) AND EXISTS (
        SELECT FROM claim c WHERE c.partnership_id = participant.partnership_id
          AND c.participant_id = participant.id AND c.state IN ('VERIFIED', 'BILLED', 'PAID', 'REVERSED')))));
  ALTER POLICY read ON participant_detail USING (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM participant p WHERE p.partnership_id = participant_detail.partnership_id
        AND p.id = participant_detail.participant_id
        AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR'))
          OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[])
          OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
  ALTER POLICY read ON enrolment USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
      OR participant_id = ANY ((SELECT app.opened_participant_ids())::uuid[])
      OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
  ALTER POLICY read ON evidence USING (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM claim c WHERE c.partnership_id = evidence.partnership_id AND c.id = evidence.claim_id
        AND ((SELECT app.has_role('BACKBONE', 'VERIFIER', 'SYSTEM'))
          OR c.participant_id = ANY ((SELECT app.opened_participant_ids())::uuid[])
          OR c.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
          OR ((SELECT app.has_role('AUDITOR')) AND c.state IN ('VERIFIED', 'BILLED', 'PAID', 'REVERSED')))));
  ALTER POLICY read ON claim_message USING (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM claim c WHERE c.partnership_id = claim_message.partnership_id AND c.id = claim_message.claim_id
        AND ((SELECT app.has_role('BACKBONE', 'VERIFIER'))
          OR c.participant_id = ANY ((SELECT app.opened_participant_ids())::uuid[])
          OR c.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
          OR ((SELECT app.has_role('AUDITOR')) AND c.state IN ('VERIFIED', 'BILLED', 'PAID', 'REVERSED')))));
`;

const LOOKS = `
  -- Who has looked at a participant's record or claims, by person and day; the newest days first. Nothing for
  -- who may not know. Reads that are not sealed yet count.
  CREATE FUNCTION app.looks_at(of_participant uuid, most int)
  RETURNS TABLE (person_id uuid, day date, times int, last_at timestamptz, actions text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH subject AS (
      SELECT p.id, ARRAY[p.id] || ARRAY(SELECT c.id FROM public.claim c
        WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id) AS ids
      FROM public.participant p
      WHERE p.partnership_id = app.partnership_id() AND p.id = of_participant AND (app.has_role('BACKBONE')
        OR (app.has_role('PROVIDER_MANAGER') AND p.provider_id = ANY (app.provider_ids()))
        OR p.id = ANY (app.opened_participant_ids()))
    ), looks AS (
      SELECT e.person_id, e.at, e.action FROM public.audit_entry e, subject s
        WHERE e.partnership_id = app.partnership_id() AND e.operation = 'READ' AND e.record_ids && s.ids
      UNION ALL
      SELECT n.person_id, n.at, n.action FROM public.audit_note n, subject s
        WHERE n.partnership_id = app.partnership_id() AND n.operation = 'READ' AND n.record_ids && s.ids
    )
    SELECT l.person_id, (l.at AT TIME ZONE t.time_zone)::date, count(*)::int, max(l.at),
      array_agg(DISTINCT l.action ORDER BY l.action)
    FROM looks l, public.partnership t WHERE t.id = app.partnership_id()
    GROUP BY 1, 2 ORDER BY max(l.at) DESC LIMIT most;
  $$;
  ALTER FUNCTION app.looks_at(uuid, int) OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.looks_at(uuid, int) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.looks_at(uuid, int) TO weft_app;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
`;
