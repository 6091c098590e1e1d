import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DOWN, MERGE, OWNERS, UNDO } from './0033-merge-and-undo.js';
import { noteChanges } from './note-changes.js';

/**
 * Two records of one person become one, and may become two again (docs/adr/0015). The merged record stays, hidden from
 * everybody; what was recorded under it moves to the kept one, row by row noted, so that it can go back.
 *
 * Which tables follow is read off the catalogue: every table with a key (partnership_id, participant_id) to participant,
 * unless the comment on its participant_id begins with "stays with the record". One that "moves as a whole" (the versions
 * of one document) moves where the kept record has none, and goes back with all that was added to it. Whoever adds one calls
 * app.follow_merges() at the end of the migration (catalogue.test.ts asks).
 */
export class Merging0033 implements MigrationInterface {
  name = 'Merging1700000000033';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(noteChanges('participant_merge', 'participant', 'kept_id'));
    await run.query(noteChanges('different_people', 'participant', 'one_id'));
    await run.query(GUARDS);
    await run.query(READING);
    await run.query(CATALOGUE);
    await run.query(MERGE);
    await run.query(UNDO);
    await run.query(OWNERS);
    await run.query('SELECT app.follow_merges()');
    await run.query(FILING);
  }

  /** Only while nothing is merged: what is hidden would be two records again. */
  async down(run: QueryRunner): Promise<void> {
    await run.query(DOWN);
  }
}

const TABLES = `
  ALTER TABLE participant ADD COLUMN merged_into uuid CHECK (merged_into <> id);
  ALTER TABLE participant ADD FOREIGN KEY (partnership_id, merged_into) REFERENCES participant;
  CREATE INDEX participant_merged ON participant (partnership_id, merged_into) WHERE merged_into IS NOT NULL;
  -- a merged record is there for nobody until the merge is undone, whatever else a policy of participant says
  CREATE POLICY not_merged ON participant AS RESTRICTIVE FOR SELECT TO weft_app USING (merged_into IS NULL);
  -- and neither for views and functions of the gate, but for those that ask for it by app.see_merged()
  CREATE POLICY not_merged_at_the_gate ON participant AS RESTRICTIVE FOR SELECT TO weft_gate USING (
    merged_into IS NULL OR (SELECT app.setting('sees_merged')) = 'yes');

  CREATE TABLE participant_merge (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    -- of merges of one record the latest is undone first
    nth bigint GENERATED ALWAYS AS IDENTITY,
    kept_id uuid NOT NULL,
    merged_id uuid NOT NULL,
    -- what the merged record is called, which nobody sees while it is merged
    merged_reference text NOT NULL,
    merged_name text NOT NULL,
    -- of the kept record, what was chosen: as it was, and as it became
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    -- the episode of support that begins with the merge
    enrolment_id uuid,
    decided_by uuid NOT NULL REFERENCES person,
    decided_at timestamptz NOT NULL,
    undone_by uuid REFERENCES person,
    undone_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, kept_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, merged_id) REFERENCES participant,
    CHECK (kept_id <> merged_id),
    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
  );
  -- a record goes into one other at a time, whoever races
  CREATE UNIQUE INDEX participant_merge_once ON participant_merge (partnership_id, merged_id) WHERE undone_at IS NULL;
  CREATE INDEX participant_merge_kept ON participant_merge (partnership_id, kept_id);

  -- Which rows moved, by table and key: how a merge is undone.
  CREATE TABLE merge_move (
    partnership_id uuid NOT NULL,
    merge_id uuid NOT NULL,
    table_name text NOT NULL,
    key jsonb NOT NULL,
    PRIMARY KEY (partnership_id, merge_id, table_name, key),
    FOREIGN KEY (partnership_id, merge_id) REFERENCES participant_merge
  );

  -- Pairs of records that are of two people: never proposed again.
  CREATE TABLE different_people (
    partnership_id uuid NOT NULL REFERENCES partnership,
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    said_by uuid REFERENCES person,
    said_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, one_id, other_id),
    FOREIGN KEY (partnership_id, one_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, other_id) REFERENCES participant,
    CHECK (one_id < other_id)
  );
  CREATE INDEX different_people_other ON different_people (partnership_id, other_id);

  ALTER TABLE participant_merge ENABLE ROW LEVEL SECURITY;
  ALTER TABLE participant_merge FORCE ROW LEVEL SECURITY;
  ALTER TABLE merge_move ENABLE ROW LEVEL SECURITY;
  ALTER TABLE merge_move FORCE ROW LEVEL SECURITY;
  ALTER TABLE different_people ENABLE ROW LEVEL SECURITY;
  ALTER TABLE different_people FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON participant_merge FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
    AND EXISTS (SELECT FROM participant p
      WHERE p.partnership_id = participant_merge.partnership_id AND p.id = participant_merge.kept_id));
  GRANT SELECT ON participant_merge TO weft_app;
  CREATE POLICY read ON different_people FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')));
  CREATE POLICY make ON different_people FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR'))
    AND said_by = (SELECT app.person_id()));
  GRANT SELECT, INSERT ON different_people TO weft_app;
  -- no policy lets anybody read a row
  GRANT SELECT ON merge_move TO weft_app;

  CREATE POLICY gate ON participant_merge FOR ALL TO weft_gate USING (true) WITH CHECK (true);
  CREATE POLICY gate ON merge_move FOR ALL TO weft_gate USING (true) WITH CHECK (true);
  CREATE POLICY gate ON different_people FOR ALL TO weft_gate USING (true) WITH CHECK (true);
  CREATE POLICY merge_values ON participant FOR UPDATE TO weft_gate USING (partnership_id = (SELECT app.partnership_id()));
  CREATE POLICY merge_values ON participant_detail FOR ALL TO weft_gate
    USING (partnership_id = (SELECT app.partnership_id()));
  CREATE POLICY merge_adds ON enrolment FOR INSERT TO weft_gate WITH CHECK (partnership_id = (SELECT app.partnership_id()));
  CREATE POLICY merge_takes_back ON enrolment FOR DELETE TO weft_gate USING (partnership_id = (SELECT app.partnership_id()));
  GRANT SELECT, INSERT, UPDATE (undone_by, undone_at) ON participant_merge TO weft_gate;
  GRANT SELECT, INSERT ON merge_move, different_people TO weft_gate;
  GRANT SELECT, UPDATE (merged_into, given_name, family_name, cohort, provider_id, anchor_id, link_worker_id, enrolled_on,
    phase) ON participant TO weft_gate;
  GRANT SELECT, INSERT, UPDATE (birth_date, postcode) ON participant_detail TO weft_gate;
  GRANT INSERT, DELETE ON enrolment TO weft_gate;
  GRANT UPDATE (achieved_on) ON baseline TO weft_gate;

  COMMENT ON COLUMN participant_detail.participant_id IS 'stays with the record: which of both counts is chosen';
  COMMENT ON COLUMN participant_correction.participant_id IS 'stays with the record: it is what that record said before';
  COMMENT ON COLUMN milestone.participant_id IS 'stays with the record: milestones are judged anew';
  COMMENT ON COLUMN opened_record.participant_id IS 'stays with the record: it was opened, and no other';
`;

const FILING = `
  -- The system files people under their keys (0029), and saw neither birth date nor postcode: everybody is filed anew.
  CREATE POLICY read_to_file ON participant_detail FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  INSERT INTO unfiled_person (partnership_id, kind, record_id)
    SELECT partnership_id, 'PARTICIPANT', id FROM participant ON CONFLICT DO NOTHING;
`;

const GUARDS = `
  -- What is only added to may still be found to be another record's of the same person: weft_gate, which has that one
  -- column, moves it, and nobody else.
  CREATE OR REPLACE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND current_user = 'weft_gate' AND NOT has_table_privilege(current_user, TG_RELID, 'UPDATE') THEN
      RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is never changed or deleted: a correction is a new record', TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END $$;

  -- As in 0008, but for whose the claim is.
  CREATE OR REPLACE FUNCTION app.guard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    part text;
    me uuid;
    is_system boolean;
  BEGIN
    IF (NEW.enrolment_id, NEW.provider_id, NEW.anchor_id, NEW.cohort, NEW.outcome_code, NEW.tariff_id,
        NEW.achieved_on, NEW.price, NEW.reference)
      IS DISTINCT FROM (OLD.enrolment_id, OLD.provider_id, OLD.anchor_id, OLD.cohort, OLD.outcome_code, OLD.tariff_id,
        OLD.achieved_on, OLD.price, OLD.reference)
      -- it stays the same person's when two records of theirs become one
      OR (NEW.participant_id <> OLD.participant_id AND current_user <> 'weft_gate') THEN
      RAISE EXCEPTION 'what a claim is about never changes' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> OLD.state THEN
      part := CASE
        WHEN OLD.state || '>' || NEW.state IN ('VERIFIED>BILLED', 'BILLED>PAID') THEN 'SYSTEM'
        WHEN OLD.state || '>' || NEW.state IN ('DRAFT>SUBMITTED', 'RETURNED>SUBMITTED', 'WITHHELD>SUBMITTED')
          THEN 'PROVIDER'
        WHEN OLD.state || '>' || NEW.state IN ('SUBMITTED>APPROVED', 'SUBMITTED>RETURNED') THEN 'BACKBONE'
        WHEN OLD.state || '>' || NEW.state IN ('APPROVED>VERIFIED', 'APPROVED>WITHHELD', 'APPROVED>REJECTED',
          'WITHHELD>VERIFIED', 'WITHHELD>REJECTED') THEN 'VERIFIER'
        WHEN OLD.state || '>' || NEW.state IN ('VERIFIED>REVERSED', 'BILLED>REVERSED', 'PAID>REVERSED') THEN 'REVERSER'
      END;
      IF part IS NULL THEN
        RAISE EXCEPTION 'a claim does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
      END IF;
    END IF;
    -- whom no policy holds (the owner who restores a backup) is not held here
    IF NOT row_security_active(TG_RELID) THEN RETURN NEW; END IF;

    is_system := app.has_role('SYSTEM');
    IF part IS NOT NULL AND NOT (CASE part
        WHEN 'SYSTEM' THEN is_system
        WHEN 'PROVIDER' THEN NEW.provider_id = ANY (app.provider_ids())
        WHEN 'REVERSER' THEN app.has_role('AUDITOR', 'BACKBONE')
        ELSE app.has_role(part) END) THEN
      RAISE EXCEPTION 'this step of a claim is not for these roles' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF (NEW.submitted_by, NEW.submitted_at, NEW.approved_by, NEW.approved_at, NEW.verified_by, NEW.verified_at)
        IS DISTINCT FROM
        (OLD.submitted_by, OLD.submitted_at, OLD.approved_by, OLD.approved_at, OLD.verified_by, OLD.verified_at)
        OR (part IS NOT NULL AND NEW.state IN ('SUBMITTED', 'APPROVED', 'VERIFIED')) THEN
      me := app.person_id();
      IF part IS NULL OR me IS NULL OR NOT (CASE NEW.state
          WHEN 'SUBMITTED' THEN NEW.submitted_by IS NOT DISTINCT FROM me
            AND num_nonnulls(NEW.approved_by, NEW.approved_at, NEW.verified_by, NEW.verified_at) = 0
          WHEN 'APPROVED' THEN NEW.approved_by IS NOT DISTINCT FROM me
            AND (NEW.submitted_by, NEW.submitted_at, NEW.verified_by, NEW.verified_at)
              IS NOT DISTINCT FROM (OLD.submitted_by, OLD.submitted_at, OLD.verified_by, OLD.verified_at)
          WHEN 'VERIFIED' THEN NEW.verified_by IS NOT DISTINCT FROM me
            AND (NEW.submitted_by, NEW.submitted_at, NEW.approved_by, NEW.approved_at)
              IS NOT DISTINCT FROM (OLD.submitted_by, OLD.submitted_at, OLD.approved_by, OLD.approved_at)
          ELSE false END) THEN
        RAISE EXCEPTION 'a step of a claim names whoever makes it' USING ERRCODE = 'insufficient_privilege';
      END IF;
    END IF;
    IF NOT is_system AND (
        (NEW.run_id, NEW.unfunded_reason, NEW.unfunded_run_id, NEW.rests_on_reversed)
          IS DISTINCT FROM (OLD.run_id, OLD.unfunded_reason, OLD.unfunded_run_id, OLD.rests_on_reversed)
        OR (NEW.reversal_pending <> OLD.reversal_pending
          AND NOT (NEW.reversal_pending AND app.has_role('AUDITOR', 'BACKBONE')))) THEN
      RAISE EXCEPTION 'only a payment run says this of a claim' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;

  -- Whether what follows sees merged records, and whether it did before; an error takes it back with all else. Not a SET
  -- of the function's own: an owner without a superuser may not write that.
  CREATE FUNCTION app.see_merged(now text) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  DECLARE before text := coalesce(current_setting('app.sees_merged', true), '');
  BEGIN
    PERFORM set_config('app.sees_merged', now, true);
    RETURN before;
  END $$;
  REVOKE EXECUTE ON FUNCTION app.see_merged(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.see_merged(text) TO weft_gate;

  -- Nothing is written under a record that was merged meanwhile: whoever did so does it anew, and finds it gone.
  CREATE FUNCTION app.refuse_merged() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
  DECLARE saw text := app.see_merged('yes');
  BEGIN
    IF EXISTS (SELECT FROM added a JOIN public.participant p ON p.partnership_id = a.partnership_id AND p.id = a.participant_id
        WHERE p.merged_into IS NOT NULL) THEN
      RAISE EXCEPTION 'this record was merged with another one' USING ERRCODE = 'serialization_failure';
    END IF;
    PERFORM app.see_merged(saw);
    RETURN NULL;
  END $$;
`;

const READING = `
  -- The record that a record was merged into, over however many merges; itself when it was not; null when there is none.
  CREATE FUNCTION app.survivor(of_participant uuid) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE
    saw text := app.see_merged('yes');
    found uuid;
  BEGIN
    WITH RECURSIVE line AS (
      SELECT p.id, p.merged_into FROM public.participant p
      WHERE p.partnership_id = (SELECT app.partnership_id()) AND p.id = of_participant
      UNION ALL
      SELECT p.id, p.merged_into FROM line JOIN public.participant p
        ON p.partnership_id = (SELECT app.partnership_id()) AND p.id = line.merged_into)
    SELECT line.id INTO found FROM line WHERE line.merged_into IS NULL;
    PERFORM app.see_merged(saw);
    RETURN found;
  END $$;

  -- As before; who asks for a merged record by its reference gets the kept one.
  CREATE OR REPLACE FUNCTION app.participant_to_open(of_reference text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE
    saw text := app.see_merged('yes');
    found uuid;
  BEGIN
    SELECT app.survivor(p.id) INTO found FROM public.participant p
    WHERE app.has_role('DATA_LEAD') AND p.partnership_id = app.partnership_id() AND p.reference = of_reference;
    PERFORM app.see_merged(saw);
    RETURN found;
  END $$;
`;

const CATALOGUE = `
  -- Of each table that follows a merge: its name, SQL for the key of a row t of it, and SQL for whether the row t of
  -- participant $3 stays behind because participant $2 has the one that there can be ($1: the partnership).
  CREATE FUNCTION app.merge_tables() RETURNS TABLE (name text, key_of text, stays_behind text, is_whole boolean)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT c.relname::text,
      'jsonb_build_object(' || coalesce((SELECT string_agg(format('%L, t.%I', a.attname, a.attname), ', ' ORDER BY a.attnum)
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname NOT IN ('partnership_id', 'participant_id')), '') || ')',
      -- two live claims for one outcome are for a person to decide on: claim_once says so
      CASE WHEN c.relname = 'claim' THEN 'false'
        WHEN col_description(c.oid, of.attnum) LIKE 'moves as a whole%' THEN format(
          'EXISTS (SELECT FROM public.%I s WHERE s.partnership_id = $1 AND s.participant_id = $2)', c.relname)
        ELSE coalesce((SELECT string_agg(format(
          '(EXISTS (SELECT FROM (SELECT * FROM public.%I WHERE partnership_id = $1 AND participant_id = $2 AND (%s)) s WHERE %s) AND (%s))',
          c.relname, coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'),
          coalesce((SELECT string_agg(format('s.%I = t.%I', a.attname, a.attname), ' AND ') FROM pg_attribute a
            WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
              AND a.attname NOT IN ('partnership_id', 'participant_id')), 'true'),
          coalesce(pg_get_expr(i.indpred, i.indrelid), 'true')), ' OR ')
        FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique
          AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'participant_id'
            AND a.attnum = ANY (i.indkey))), 'false') END,
      coalesce(col_description(c.oid, of.attnum) LIKE 'moves as a whole%', false)
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_attribute of ON of.attrelid = c.oid AND of.attname = 'participant_id' AND of.attnum = ANY (k.conkey)
    WHERE k.contype = 'f' AND k.confrelid = 'public.participant'::regclass
      AND coalesce(col_description(c.oid, of.attnum), '') NOT LIKE 'stays with the record%'
    ORDER BY 1;
  $$;

  -- Lets the tables follow that do not yet: run by whoever owns them, at the end of a migration that adds one.
  CREATE FUNCTION app.follow_merges() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  DECLARE
    it record;
  BEGIN
    FOR it IN SELECT m.name, ('public.' || quote_ident(m.name))::regclass AS oid FROM app.merge_tables() m LOOP
      IF NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = it.oid AND i.indisprimary) OR EXISTS (
          SELECT FROM pg_index i WHERE i.indrelid = it.oid AND i.indisunique AND i.indexprs IS NOT NULL) THEN
        RAISE EXCEPTION '% has no primary key, or a unique key over an expression: its rows cannot be told apart', it.name;
      END IF;
      EXECUTE format('GRANT SELECT, UPDATE (participant_id) ON public.%I TO weft_gate', it.name);
      IF NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = it.oid AND p.polname = 'merge_move') THEN
        EXECUTE format('CREATE POLICY merge_read ON public.%I FOR SELECT TO weft_gate
          USING (partnership_id = (SELECT app.partnership_id()))', it.name);
        EXECUTE format('CREATE POLICY merge_move ON public.%I FOR UPDATE TO weft_gate
          USING (partnership_id = (SELECT app.partnership_id()))', it.name);
        EXECUTE format('CREATE TRIGGER refuse_merged AFTER INSERT ON public.%I REFERENCING NEW TABLE AS added
          FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_merged()', it.name);
      END IF;
    END LOOP;
  END $$;

  -- How many rows of a record would move to another one, and how many would stay behind, by table.
  CREATE FUNCTION app.merge_carries(kept uuid, merged uuid) RETURNS TABLE (name text, moves bigint, stays bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE
    it record;
  BEGIN
    IF NOT app.has_role('BACKBONE', 'ASSESSOR') THEN
      RAISE EXCEPTION 'only the hub merges records' USING ERRCODE = 'insufficient_privilege';
    END IF;
    FOR it IN SELECT * FROM app.merge_tables() LOOP
      RETURN QUERY EXECUTE format('SELECT %L::text, count(*) FILTER (WHERE NOT x.stays), count(*) FILTER (WHERE x.stays)
        FROM (SELECT (%s) AS stays FROM public.%I t WHERE t.partnership_id = $1 AND t.participant_id = $3) x
        HAVING count(*) > 0', it.name, it.stays_behind, it.name) USING app.partnership_id(), kept, merged;
    END LOOP;
  END $$;

  -- Moves the rows that are noted for a merge, all tables by one statement, so that keys between them hold at its end.
  CREATE FUNCTION app.move_merged(of_merge uuid, source uuid, target uuid) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  BEGIN
    EXECUTE (SELECT 'WITH ' || string_agg(format('m%s AS (
        UPDATE public.%I t SET participant_id = $4 FROM public.merge_move m
        WHERE m.partnership_id = $1 AND m.merge_id = $2 AND m.table_name = %L AND t.partnership_id = $1
          AND t.participant_id = $3 AND m.key = %s)', x.nth, x.name, x.name, x.key_of), ', ') || ' SELECT'
      FROM app.merge_tables() WITH ORDINALITY AS x(name, key_of, stays_behind, is_whole, nth))
    USING app.partnership_id(), of_merge, source, target;
  END $$;
`;
