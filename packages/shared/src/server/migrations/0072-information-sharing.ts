import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Information-sharing agreements (features.md PN7; seeds/004 ch.11; docs/adr/0030): who shares what about whom, for what
 * purpose and under which law, who of the partnership sees it, until when; and who was told of it. Nothing is matched
 * outside one that is in force.
 */
export class InformationSharing0072 implements MigrationInterface {
  name = 'InformationSharing1700000000072';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query('GRANT CREATE ON SCHEMA app TO weft_gate');
    await run.query(DOORS);
    await run.query('REVOKE CREATE ON SCHEMA app FROM weft_gate');
    await run.query(GUARDS);
    await run.query(POLICIES);
    for (const table of ['sharing_agreement', 'sharing_party', 'sharing_person', 'sharing_evidence'])
      await run.query(noteChanges(table, 'partnership', 'partnership_id'));
    await run.query(noteChanges('sharing_notice', 'participant', 'participant_id'));
    await run.query('SELECT app.follow_merges()');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP FUNCTION app.may_be_matched(uuid, uuid), app.is_named_in(uuid), app.sharing_in_force(uuid, timestamptz);
      DROP TABLE sharing_notice, sharing_evidence, sharing_person, sharing_party, sharing_agreement;
      DROP FUNCTION app.guard_sharing_agreement(), app.guard_sharing_part();
    `);
  }
}

const TABLES = `
  CREATE TABLE sharing_agreement (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    -- counts up within the partnership: what people call it by
    number int NOT NULL CHECK (number >= 1),
    title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
    purpose text NOT NULL CHECK (length(btrim(purpose)) BETWEEN 1 AND 2000),
    lawful_basis text NOT NULL CHECK (lawful_basis IN ('CONSENT', 'CONTRACT', 'LEGAL_OBLIGATION', 'VITAL_INTERESTS',
      'PUBLIC_TASK', 'LEGITIMATE_INTERESTS')),
    -- the law or power under which the data owner may give it
    legal_gateway text NOT NULL CHECK (length(btrim(legal_gateway)) BETWEEN 1 AND 500),
    -- what the extracts are about (rules/matching/sharing)
    kind text NOT NULL CHECK (kind IN ('EMPLOYMENT', 'ENROLMENT', 'HOSPITAL', 'LIST')),
    -- ENCODED: the data owner encodes at home, and no name arrives
    form text NOT NULL CHECK (form IN ('CLEAR', 'ENCODED')),
    -- by what people are compared
    compares text[] NOT NULL CHECK (compares <> '{}' AND compares <@ ARRAY['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE',
      'POSTCODE', 'PHONE', 'EMAIL']),
    -- what else of a record may be taken in
    receives text[] NOT NULL CHECK (receives <@ ARRAY['EMPLOYER', 'PLACE', 'COURSE', 'STARTED_ON', 'ENDED_ON',
      'WEEKLY_HOURS', 'ATTENDANCE', 'ADMITTED_ON', 'VISIT_KIND']),
    starts_on date NOT NULL,
    -- the last day on which it is in force
    expires_on date NOT NULL,
    -- an extract is deleted so many days after it came, and when the agreement is over
    keep_days int NOT NULL CHECK (keep_days BETWEEN 1 AND 3650),
    drafted_by uuid NOT NULL REFERENCES person,
    drafted_at timestamptz NOT NULL,
    -- since every party has signed
    signed_at timestamptz,
    ended_by uuid REFERENCES person,
    ended_at timestamptz,
    ended_because text CHECK (length(btrim(ended_because)) BETWEEN 1 AND 1000),
    -- since what came under it is deleted
    forgotten_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, number),
    CHECK (expires_on >= starts_on),
    -- codes come alone
    CHECK (form = 'CLEAR' OR receives = '{}'),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (ended_because IS NULL))
  );

  CREATE TABLE sharing_party (
    partnership_id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    nth int NOT NULL CHECK (nth BETWEEN 1 AND 20),
    name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
    -- null: it is none of this partnership
    organisation_id uuid,
    part text NOT NULL CHECK (part IN ('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR')),
    -- it sends the extracts
    supplies boolean NOT NULL,
    signed_name text CHECK (length(btrim(signed_name)) BETWEEN 1 AND 200),
    signed_on date,
    signature_recorded_by uuid REFERENCES person,
    signature_recorded_at timestamptz,
    PRIMARY KEY (partnership_id, agreement_id, nth),
    FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement,
    FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation,
    CHECK ((signed_name IS NULL) = (signed_on IS NULL) AND (signed_on IS NULL) = (signature_recorded_by IS NULL)
      AND (signed_on IS NULL) = (signature_recorded_at IS NULL))
  );

  -- Who of the partnership sees what is matched under it.
  CREATE TABLE sharing_person (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    agreement_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    named_by uuid NOT NULL REFERENCES person,
    named_at timestamptz NOT NULL,
    ended_by uuid REFERENCES person,
    ended_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement,
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
  );
  CREATE UNIQUE INDEX sharing_person_once ON sharing_person (partnership_id, agreement_id, person_id)
    WHERE ended_at IS NULL;

  -- What a matched record is evidence of (domain.md, Evidence: DATA_MATCH).
  CREATE TABLE sharing_evidence (
    partnership_id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    outcome_code text NOT NULL CHECK (outcome_code ~ '^[A-Z0-9_]{1,64}$'),
    -- STARTED: that the record began; SUSTAINED: that it went on for the weeks that the tariff asks for
    proves text NOT NULL CHECK (proves IN ('STARTED', 'SUSTAINED')),
    PRIMARY KEY (partnership_id, agreement_id, outcome_code),
    FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement
  );

  -- That a participant was told of this sharing, or took it back: the latest of an agreement holds.
  CREATE TABLE sharing_notice (
    partnership_id uuid NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    agreement_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('TOLD', 'TAKEN_BACK')),
    said_on date NOT NULL,
    how text NOT NULL CHECK (how IN ('LETTER', 'SPOKEN', 'ONLINE', 'SIGNED')),
    recorded_by uuid NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement,
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant
  );
  CREATE INDEX sharing_notice_latest ON sharing_notice (partnership_id, participant_id, agreement_id, id DESC);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sharing_notice
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
`;

const DEFINER = 'STABLE SECURITY DEFINER SET search_path = pg_catalog, public';

const DOORS = `
  CREATE POLICY gate ON sharing_agreement FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate ON sharing_person FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate ON sharing_notice FOR SELECT TO weft_gate USING (true);
  GRANT SELECT ON sharing_agreement, sharing_person, sharing_notice TO weft_gate;

  -- Signed by all, not ended, and within its days in the partnership's time zone.
  CREATE FUNCTION app.sharing_in_force(of_agreement uuid, at timestamptz) RETURNS boolean LANGUAGE sql ${DEFINER} AS $$
    SELECT EXISTS (SELECT FROM public.sharing_agreement a JOIN public.partnership h ON h.id = a.partnership_id
      WHERE a.partnership_id = app.partnership_id() AND a.id = of_agreement AND a.signed_at IS NOT NULL
        AND a.ended_at IS NULL AND (at AT TIME ZONE h.time_zone)::date BETWEEN a.starts_on AND a.expires_on);
  $$;

  -- The system, or who is named in it and still has a role that may be.
  CREATE FUNCTION app.is_named_in(of_agreement uuid) RETURNS boolean LANGUAGE sql ${DEFINER} AS $$
    SELECT app.has_role('SYSTEM') OR (app.has_role('BACKBONE', 'DATA_LEAD') AND EXISTS (
      SELECT FROM public.sharing_person n WHERE n.partnership_id = app.partnership_id() AND n.agreement_id = of_agreement
        AND n.person_id = app.person_id() AND n.ended_at IS NULL));
  $$;

  -- Who was told of it and has not taken it back since.
  CREATE FUNCTION app.may_be_matched(of_agreement uuid, of_participant uuid) RETURNS boolean LANGUAGE sql ${DEFINER} AS $$
    SELECT coalesce((SELECT n.kind = 'TOLD' FROM public.sharing_notice n
      WHERE n.partnership_id = app.partnership_id() AND n.agreement_id = of_agreement
        AND n.participant_id = of_participant ORDER BY n.id DESC LIMIT 1), false);
  $$;

  ALTER FUNCTION app.sharing_in_force(uuid, timestamptz) OWNER TO weft_gate;
  ALTER FUNCTION app.is_named_in(uuid) OWNER TO weft_gate;
  ALTER FUNCTION app.may_be_matched(uuid, uuid) OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.sharing_in_force(uuid, timestamptz), app.is_named_in(uuid), app.may_be_matched(uuid, uuid)
    FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.sharing_in_force(uuid, timestamptz), app.is_named_in(uuid), app.may_be_matched(uuid, uuid)
    TO weft_app, weft_gate;
`;

const GUARDS = `
  -- What was signed stays what it was: a change is another agreement.
  CREATE FUNCTION app.guard_sharing_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM sharing_party y WHERE y.partnership_id = OLD.partnership_id AND y.agreement_id = OLD.id
        AND y.signed_on IS NOT NULL)
      AND (NEW.title, NEW.purpose, NEW.lawful_basis, NEW.legal_gateway, NEW.kind, NEW.form, NEW.compares, NEW.receives,
        NEW.starts_on, NEW.expires_on, NEW.keep_days) IS DISTINCT FROM
        (OLD.title, OLD.purpose, OLD.lawful_basis, OLD.legal_gateway, OLD.kind, OLD.form, OLD.compares, OLD.receives,
        OLD.starts_on, OLD.expires_on, OLD.keep_days) THEN
      RAISE EXCEPTION 'an agreement that was signed is not changed' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.signed_at IS NOT NULL AND OLD.signed_at IS NULL AND EXISTS (SELECT FROM sharing_party y
        WHERE y.partnership_id = NEW.partnership_id AND y.agreement_id = NEW.id AND y.signed_on IS NULL) THEN
      RAISE EXCEPTION 'an agreement holds when every party has signed it' USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.signed_at IS NOT NULL AND NEW.signed_at IS DISTINCT FROM OLD.signed_at)
      OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at) THEN
      RAISE EXCEPTION 'when an agreement was signed or ended is not changed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE UPDATE ON sharing_agreement FOR EACH ROW EXECUTE FUNCTION app.guard_sharing_agreement();

  -- Nor who its parties are and what it proves.
  CREATE FUNCTION app.guard_sharing_part() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    it sharing_agreement.id%TYPE := CASE TG_OP WHEN 'INSERT' THEN NEW.agreement_id ELSE OLD.agreement_id END;
    here sharing_agreement.partnership_id%TYPE := CASE TG_OP WHEN 'INSERT' THEN NEW.partnership_id ELSE OLD.partnership_id END;
  BEGIN
    IF TG_TABLE_NAME = 'sharing_party' AND TG_OP = 'UPDATE' THEN
      IF OLD.signed_on IS NULL AND (to_jsonb(NEW) - ARRAY['signed_name', 'signed_on', 'signature_recorded_by',
          'signature_recorded_at']) = (to_jsonb(OLD) - ARRAY['signed_name', 'signed_on', 'signature_recorded_by',
          'signature_recorded_at']) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'a party signs once and is not changed' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM sharing_party y WHERE y.partnership_id = here AND y.agreement_id = it
        AND y.signed_on IS NOT NULL) THEN
      RAISE EXCEPTION 'an agreement that was signed is not changed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $$;
  CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON sharing_party
    FOR EACH ROW EXECUTE FUNCTION app.guard_sharing_part();
  CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON sharing_evidence
    FOR EACH ROW EXECUTE FUNCTION app.guard_sharing_part();
  REVOKE EXECUTE ON FUNCTION app.guard_sharing_agreement(), app.guard_sharing_part() FROM PUBLIC;
`;

const HERE = 'partnership_id = (SELECT app.partnership_id())';
/** Those who share, agree, check and rest on it: an agreement names no participant. */
const READ_IT = `(SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR',
  'PROVIDER_MANAGER', 'LINK_WORKER', 'SYSTEM'))`;
const DRAFT_IT = `(SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'SYSTEM'))`;
const SIGN_IT = `(SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'SYSTEM'))`;

const POLICIES = `
  ${['sharing_agreement', 'sharing_party', 'sharing_person', 'sharing_evidence', 'sharing_notice']
    .map(
      (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  `,
    )
    .join('')}
  CREATE POLICY read ON sharing_agreement FOR SELECT TO weft_app USING (${HERE} AND ${READ_IT});
  CREATE POLICY make ON sharing_agreement FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND ${DRAFT_IT} AND drafted_by = (SELECT app.person_id()) AND signed_at IS NULL AND ended_at IS NULL);
  CREATE POLICY change ON sharing_agreement FOR UPDATE TO weft_app USING (${HERE} AND ${SIGN_IT});
  GRANT SELECT, INSERT, UPDATE (title, purpose, lawful_basis, legal_gateway, kind, form, compares, receives, starts_on,
    expires_on, keep_days, signed_at, ended_by, ended_at, ended_because, forgotten_at) ON sharing_agreement TO weft_app;

  CREATE POLICY read ON sharing_party FOR SELECT TO weft_app USING (${HERE} AND ${READ_IT});
  CREATE POLICY make ON sharing_party FOR INSERT TO weft_app WITH CHECK (${HERE} AND ${DRAFT_IT} AND signed_on IS NULL);
  CREATE POLICY sign ON sharing_party FOR UPDATE TO weft_app USING (${HERE} AND ${SIGN_IT})
    WITH CHECK (signature_recorded_by = (SELECT app.person_id()));
  CREATE POLICY take_out ON sharing_party FOR DELETE TO weft_app USING (${HERE} AND ${DRAFT_IT});
  GRANT SELECT, INSERT, DELETE, UPDATE (signed_name, signed_on, signature_recorded_by, signature_recorded_at)
    ON sharing_party TO weft_app;

  CREATE POLICY read ON sharing_person FOR SELECT TO weft_app USING (${HERE} AND ${READ_IT});
  -- once the parties have signed, nobody names themself
  CREATE POLICY make ON sharing_person FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND ${DRAFT_IT} AND named_by = (SELECT app.person_id()) AND ended_at IS NULL
    AND (person_id <> named_by OR NOT EXISTS (SELECT FROM sharing_party y
      WHERE y.partnership_id = sharing_person.partnership_id AND y.agreement_id = sharing_person.agreement_id
        AND y.signed_on IS NOT NULL)));
  CREATE POLICY change ON sharing_person FOR UPDATE TO weft_app USING (${HERE} AND ${DRAFT_IT} AND ended_at IS NULL)
    WITH CHECK (ended_by = (SELECT app.person_id()));
  GRANT SELECT, INSERT, UPDATE (ended_by, ended_at) ON sharing_person TO weft_app;

  CREATE POLICY read ON sharing_evidence FOR SELECT TO weft_app USING (${HERE} AND ${READ_IT});
  CREATE POLICY make ON sharing_evidence FOR INSERT TO weft_app WITH CHECK (${HERE} AND ${DRAFT_IT});
  CREATE POLICY take_out ON sharing_evidence FOR DELETE TO weft_app USING (${HERE} AND ${DRAFT_IT});
  GRANT SELECT, INSERT, DELETE ON sharing_evidence TO weft_app;

  -- of a participant just to who sees the participant
  CREATE POLICY read ON sharing_notice FOR SELECT TO weft_app USING (${HERE} AND EXISTS (SELECT FROM participant p
    WHERE p.partnership_id = sharing_notice.partnership_id AND p.id = sharing_notice.participant_id
      AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
        OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
  CREATE POLICY make ON sharing_notice FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND recorded_by = (SELECT app.person_id()) AND EXISTS (SELECT FROM participant p
      WHERE p.partnership_id = sharing_notice.partnership_id AND p.id = sharing_notice.participant_id
        AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
          OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
  GRANT SELECT, INSERT ON sharing_notice TO weft_app;
`;
