import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What setting a partnership up needs: its operator invites the first person, the backbone corrects its terms, and
 * a mistyped enrolment is put right with a record of what it was.
 */
export class SetUp0014 implements MigrationInterface {
  name = 'SetUp1700000000014';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      GRANT CREATE ON SCHEMA app TO weft_gate;

      -- How far a partnership is: NOBODY invited, somebody of the backbone INVITED, or JOINED. All that an operator
      -- learns of what is inside.
      CREATE FUNCTION app.set_up_stage(of_partnership uuid) RETURNS text
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        SELECT CASE
          WHEN NOT (SELECT app.is_operator()) THEN NULL
          WHEN bool_or(m.state IN ('ACTIVE', 'SUSPENDED')) THEN 'JOINED'
          WHEN bool_or(m.state = 'INVITED') THEN 'INVITED'
          ELSE 'NOBODY' END
        FROM public.membership m WHERE m.partnership_id = of_partnership AND 'BACKBONE' = ANY (m.roles);
      $$;

      -- Lets the operator act as the backbone for the rest of a transaction, in a partnership of which nobody of
      -- the backbone has joined: there is nothing in it to see. No row: there is none, somebody has joined, or the
      -- caller is no operator.
      CREATE FUNCTION app.enter_to_set_up(of_slug text)
      RETURNS TABLE (
        partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE place public.partnership;
      BEGIN
        IF NOT (SELECT app.is_operator()) THEN RETURN; END IF;
        -- two operators at once take turns
        PERFORM pg_advisory_xact_lock(7114, hashtext(of_slug));
        SELECT * INTO place FROM public.partnership p WHERE p.slug = of_slug;
        IF place.id IS NULL OR app.set_up_stage(place.id) = 'JOINED' THEN RETURN; END IF;
        PERFORM set_config('app.partnership_id', place.id::text, true), set_config('app.roles', '{BACKBONE}', true);
        RETURN QUERY SELECT place.id, place.name, place.currency::text, place.time_zone, place.contract_from,
          place.contract_to;
      END $$;

      ALTER FUNCTION app.set_up_stage(uuid) OWNER TO weft_gate;
      ALTER FUNCTION app.enter_to_set_up(text) OWNER TO weft_gate;
      REVOKE EXECUTE ON FUNCTION app.set_up_stage(uuid), app.enter_to_set_up(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.set_up_stage(uuid), app.enter_to_set_up(text) TO weft_app;
      GRANT EXECUTE ON FUNCTION app.set_up_stage(uuid), app.is_operator() TO weft_gate;
      REVOKE CREATE ON SCHEMA app FROM weft_gate;

      CREATE INDEX partnership_newest ON partnership (created_at DESC, id DESC);
      GRANT UPDATE (name, currency, contract_from, contract_to) ON partnership TO weft_app;

      -- What a record said before it was put right, field by field: never changed, never removed.
      CREATE TABLE participant_correction (
        partnership_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        participant_id uuid NOT NULL,
        field text NOT NULL CHECK (field IN
          ('givenName', 'familyName', 'birthDate', 'postcode', 'enrolledOn', 'linkWorkerId', 'anchorId')),
        old_value text CHECK (length(old_value) <= 400),
        new_value text CHECK (length(new_value) <= 400),
        corrected_by uuid NOT NULL REFERENCES person,
        corrected_at timestamptz NOT NULL,
        PRIMARY KEY (partnership_id, id),
        FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
        CHECK (old_value IS DISTINCT FROM new_value)
      );
      CREATE INDEX participant_correction_newest
        ON participant_correction (partnership_id, participant_id, corrected_at DESC, id);
      ALTER TABLE participant_correction ENABLE ROW LEVEL SECURITY;
      ALTER TABLE participant_correction FORCE ROW LEVEL SECURITY;
      CREATE POLICY read ON participant_correction FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND EXISTS (
          SELECT FROM participant p WHERE p.partnership_id = participant_correction.partnership_id
            AND p.id = participant_correction.participant_id
            AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD'))
              OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
      CREATE POLICY make ON participant_correction FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND corrected_by = (SELECT app.person_id()) AND EXISTS (
          SELECT FROM participant p WHERE p.partnership_id = participant_correction.partnership_id
            AND p.id = participant_correction.participant_id
            AND ((SELECT app.has_role('BACKBONE')) OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
      GRANT SELECT, INSERT ON participant_correction TO weft_app;

      CREATE POLICY change ON participant_detail FOR UPDATE TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND EXISTS (
          SELECT FROM participant p WHERE p.partnership_id = participant_detail.partnership_id
            AND p.id = participant_detail.participant_id
            AND ((SELECT app.has_role('BACKBONE')) OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
      GRANT UPDATE (birth_date, postcode) ON participant_detail TO weft_app;

      CREATE POLICY change ON enrolment FOR UPDATE TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (
          (SELECT app.has_role('BACKBONE')) OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
      GRANT UPDATE (enrolled_on, anchor_id) ON enrolment TO weft_app;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      REVOKE UPDATE (enrolled_on, anchor_id) ON enrolment FROM weft_app;
      DROP POLICY change ON enrolment;
      REVOKE UPDATE (birth_date, postcode) ON participant_detail FROM weft_app;
      DROP POLICY change ON participant_detail;
      DROP TABLE participant_correction;
      REVOKE UPDATE (name, currency, contract_from, contract_to) ON partnership FROM weft_app;
      DROP INDEX partnership_newest;
      DROP FUNCTION app.enter_to_set_up(text), app.set_up_stage(uuid);
    `);
  }
}
