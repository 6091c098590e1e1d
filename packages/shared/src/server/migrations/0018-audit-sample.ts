import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * The commissioner's internal audit: ten per cent of each month's verified claims, drawn by a seed that anyone can
 * repeat (features.md OM8; rules/audit-sample). What was drawn never changes, and a finding is made once.
 */
export class AuditSample0018 implements MigrationInterface {
  name = 'AuditSample1700000000018';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE audit_sample (
        partnership_id uuid NOT NULL REFERENCES partnership,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        -- the first day of the month in which the claims were verified, in the partnership's time zone
        month date NOT NULL CHECK (extract(day FROM month) = 1),
        seed text NOT NULL CHECK (seed ~ '^[0-9a-f]{64}$'),
        -- how many claims it was drawn from
        frame_size int NOT NULL CHECK (frame_size > 0),
        drawn_at timestamptz NOT NULL,
        -- null: by the schedule
        drawn_by uuid REFERENCES person,
        PRIMARY KEY (partnership_id, id),
        UNIQUE (partnership_id, month)
      );
      -- the frame, so that anyone can repeat the draw, and what was found of those that were drawn
      CREATE TABLE audit_sample_claim (
        partnership_id uuid NOT NULL,
        sample_id uuid NOT NULL,
        claim_id uuid NOT NULL,
        -- place in the sample, from 1; null: not drawn
        position int CHECK (position > 0),
        verdict text CHECK (verdict IN ('CONFIRMED', 'FAILED')),
        note text CHECK (length(btrim(note)) BETWEEN 1 AND 2000),
        found_by uuid REFERENCES person,
        found_at timestamptz,
        PRIMARY KEY (partnership_id, sample_id, claim_id),
        FOREIGN KEY (partnership_id, sample_id) REFERENCES audit_sample,
        FOREIGN KEY (partnership_id, claim_id) REFERENCES claim,
        CHECK ((verdict IS NULL) = (found_by IS NULL) AND (verdict IS NULL) = (found_at IS NULL)),
        CHECK (verdict IS NULL OR position IS NOT NULL),
        CHECK (verdict IS DISTINCT FROM 'FAILED' OR note IS NOT NULL)
      );
      CREATE UNIQUE INDEX audit_sample_position ON audit_sample_claim (partnership_id, sample_id, position)
        WHERE position IS NOT NULL;
      CREATE INDEX audit_sample_claim_claim ON audit_sample_claim (partnership_id, claim_id);

      ALTER TABLE audit_sample ENABLE ROW LEVEL SECURITY;
      ALTER TABLE audit_sample FORCE ROW LEVEL SECURITY;
      ALTER TABLE audit_sample_claim ENABLE ROW LEVEL SECURITY;
      ALTER TABLE audit_sample_claim FORCE ROW LEVEL SECURITY;
      CREATE POLICY read ON audit_sample FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id())
        AND (SELECT app.has_role('AUDITOR', 'COMMISSIONER', 'BACKBONE', 'DATA_LEAD', 'SYSTEM')));
      CREATE POLICY make ON audit_sample FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('AUDITOR', 'SYSTEM'))
        AND drawn_by IS NOT DISTINCT FROM (SELECT app.person_id()));
      CREATE POLICY read ON audit_sample_claim FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id())
        AND (SELECT app.has_role('AUDITOR', 'COMMISSIONER', 'BACKBONE', 'DATA_LEAD', 'SYSTEM')));
      CREATE POLICY make ON audit_sample_claim FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('AUDITOR', 'SYSTEM'))
        AND verdict IS NULL);
      CREATE POLICY change ON audit_sample_claim FOR UPDATE TO weft_app
        USING (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('AUDITOR')))
        WITH CHECK (found_by = (SELECT app.person_id()));
      GRANT SELECT, INSERT ON audit_sample, audit_sample_claim TO weft_app;
      GRANT UPDATE (verdict, note, found_by, found_at) ON audit_sample_claim TO weft_app;

      CREATE FUNCTION app.guard_finding() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.verdict IS NOT NULL THEN
          RAISE EXCEPTION 'a finding is made once' USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (SELECT FROM claim c WHERE c.partnership_id = NEW.partnership_id AND c.id = NEW.claim_id
            AND c.verified_by = NEW.found_by) THEN
          RAISE EXCEPTION 'nobody audits what they verified' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER guard BEFORE UPDATE ON audit_sample_claim FOR EACH ROW EXECUTE FUNCTION app.guard_finding();
      REVOKE EXECUTE ON FUNCTION app.guard_finding() FROM PUBLIC;

      -- For the schedule: every partnership, by its id alone.
      GRANT CREATE ON SCHEMA app TO weft_gate;
      CREATE FUNCTION app.partnership_ids() RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        SELECT p.id FROM public.partnership p ORDER BY p.created_at, p.id;
      $$;
      ALTER FUNCTION app.partnership_ids() OWNER TO weft_gate;
      REVOKE EXECUTE ON FUNCTION app.partnership_ids() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.partnership_ids() TO weft_app;
      REVOKE CREATE ON SCHEMA app FROM weft_gate;
    `);
    await run.query(noteChanges('audit_sample', 'audit_sample', 'id'));
    await run.query(noteChanges('audit_sample_claim', 'claim', 'claim_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(
      'DROP TABLE audit_sample_claim, audit_sample; DROP FUNCTION app.guard_finding(), app.partnership_ids()',
    );
  }
}
