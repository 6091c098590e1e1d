import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A key under which many people are looked for at once holds the other keys of who is filed there (rules/matching,
 * keysBeside): a file of referrals looks once where it looked for each key. Everybody is filed anew; until then whoever
 * has nothing beside their keys is compared all the same. Who is not filed yet comes from a row that names its partnership
 * and stands in it once: neither is asked again of each. And a hint asks first whether anybody has to be filed.
 */
export class KeysBesideKeys0068 implements MigrationInterface {
  name = 'KeysBesideKeys1700000000068';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE match_key ADD COLUMN beside int[];
      ALTER TABLE match_key DROP CONSTRAINT match_key_pkey;
      ALTER TABLE match_key ADD PRIMARY KEY (partnership_id, key, kind, record_id) INCLUDE (beside);
      INSERT INTO unfiled_person (partnership_id, kind, record_id)
        SELECT DISTINCT partnership_id, kind, record_id FROM match_key ON CONFLICT DO NOTHING;

      ALTER TABLE unfiled_person DROP CONSTRAINT unfiled_person_partnership_id_fkey;
      ${noteUnfiled('')}

      GRANT CREATE ON SCHEMA app TO weft_gate;
      CREATE FUNCTION app.everybody_is_filed() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, public AS $$
        SELECT NOT EXISTS (SELECT FROM public.unfiled_person u WHERE u.partnership_id = app.partnership_id())
      $$;
      ALTER FUNCTION app.everybody_is_filed() OWNER TO weft_gate;
      REVOKE EXECUTE ON FUNCTION app.everybody_is_filed() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.everybody_is_filed() TO weft_app;
      REVOKE CREATE ON SCHEMA app FROM weft_gate;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE match_key DROP CONSTRAINT match_key_pkey;
      ALTER TABLE match_key DROP COLUMN beside;
      ALTER TABLE match_key ADD PRIMARY KEY (partnership_id, key, kind, record_id);
      ALTER TABLE unfiled_person ADD FOREIGN KEY (partnership_id) REFERENCES partnership;
      ${noteUnfiled('DISTINCT')}
      DROP FUNCTION app.everybody_is_filed();
    `);
  }
}

const noteUnfiled = (each: '' | 'DISTINCT'): string => `
  CREATE OR REPLACE FUNCTION app.note_unfiled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
  BEGIN
    EXECUTE format(
      'INSERT INTO public.unfiled_person (partnership_id, kind, record_id)
       SELECT ${each} partnership_id, %1$L, %2$I FROM changed ON CONFLICT DO NOTHING', TG_ARGV[0], TG_ARGV[1]);
    RETURN NULL;
  END $$;`;
