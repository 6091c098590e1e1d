import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * "Have we met?" (features.md RC2): the keys under which people are filed (rules/matching, filingKeys), so that likely
 * the same ones are found while somebody types. Keys are made from records by the rules, again whenever a record
 * changes: who is not filed yet stands in unfiled_person. Both are for the hub: who is in a service is told nobody else.
 */
export class MetBefore0029 implements MigrationInterface {
  name = 'MetBefore1700000000029';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(WATCH);
    await run.query(`
      INSERT INTO unfiled_person (partnership_id, kind, record_id)
        SELECT partnership_id, 'PARTICIPANT', id FROM participant
        UNION ALL SELECT partnership_id, 'REFERRAL', id FROM referral
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER to_file_added ON participant;
      DROP TRIGGER to_file_changed ON participant;
      DROP TRIGGER to_file_added ON participant_detail;
      DROP TRIGGER to_file_changed ON participant_detail;
      DROP TRIGGER to_file_added ON referral;
      DROP FUNCTION app.note_unfiled();
      DROP TABLE unfiled_person, match_key;
    `);
  }
}

const TABLES = `
  CREATE TABLE match_key (
    partnership_id uuid NOT NULL REFERENCES partnership,
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 500),
    kind text NOT NULL CHECK (kind IN ('PARTICIPANT', 'REFERRAL')),
    record_id uuid NOT NULL,
    PRIMARY KEY (partnership_id, key, kind, record_id)
  );
  CREATE INDEX match_key_record ON match_key (partnership_id, kind, record_id);

  CREATE TABLE unfiled_person (
    partnership_id uuid NOT NULL REFERENCES partnership,
    kind text NOT NULL CHECK (kind IN ('PARTICIPANT', 'REFERRAL')),
    record_id uuid NOT NULL,
    PRIMARY KEY (partnership_id, kind, record_id)
  );

  ALTER TABLE match_key ENABLE ROW LEVEL SECURITY;
  ALTER TABLE match_key FORCE ROW LEVEL SECURITY;
  ALTER TABLE unfiled_person ENABLE ROW LEVEL SECURITY;
  ALTER TABLE unfiled_person FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON match_key FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')));
  CREATE POLICY make ON match_key FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  CREATE POLICY remove ON match_key FOR DELETE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT, DELETE ON match_key TO weft_app;
  CREATE POLICY own ON unfiled_person FOR ALL TO weft_app
    USING (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, DELETE ON unfiled_person TO weft_app;
  -- FOR UPDATE SKIP LOCKED asks for it; nothing of a row can change
  GRANT UPDATE (record_id) ON unfiled_person TO weft_app;
`;

const WATCH = `
  CREATE POLICY gate ON unfiled_person FOR ALL TO weft_gate USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT ON unfiled_person TO weft_gate;
  GRANT CREATE ON SCHEMA app TO weft_gate;
  CREATE FUNCTION app.note_unfiled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
  BEGIN
    EXECUTE format(
      'INSERT INTO public.unfiled_person (partnership_id, kind, record_id)
       SELECT DISTINCT partnership_id, %1$L, %2$I FROM changed ON CONFLICT DO NOTHING', TG_ARGV[0], TG_ARGV[1]);
    RETURN NULL;
  END $$;
  ALTER FUNCTION app.note_unfiled() OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.note_unfiled() FROM PUBLIC;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;

  CREATE TRIGGER to_file_added AFTER INSERT ON participant REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION app.note_unfiled('PARTICIPANT', 'id');
  CREATE TRIGGER to_file_changed AFTER UPDATE ON participant REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION app.note_unfiled('PARTICIPANT', 'id');
  CREATE TRIGGER to_file_added AFTER INSERT ON participant_detail REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION app.note_unfiled('PARTICIPANT', 'participant_id');
  CREATE TRIGGER to_file_changed AFTER UPDATE ON participant_detail REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION app.note_unfiled('PARTICIPANT', 'participant_id');
  -- what a referral says of the person never changes
  CREATE TRIGGER to_file_added AFTER INSERT ON referral REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION app.note_unfiled('REFERRAL', 'id');
`;
