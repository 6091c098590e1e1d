import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The API enters a partnership with the token of a session: who that is, and whether the session still stands,
 * is looked up in the transaction itself and not one journey earlier.
 */
export class EnterBySession0007 implements MigrationInterface {
  name = 'EnterBySession1700000000007';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      GRANT CREATE ON SCHEMA app TO weft_gate;
      GRANT USAGE ON SCHEMA auth TO weft_gate;
      GRANT SELECT (token, "userId", "expiresAt") ON auth.session TO weft_gate;
      GRANT SELECT (id, demonstration) ON auth."user" TO weft_gate;

      -- No person: the session is unknown or over. No row: as with app.enter.
      CREATE FUNCTION app.enter_by_session(of_token text, of_slug text)
      RETURNS TABLE (
        person_id uuid, partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date,
        contract_to date, roles text[], organisation_ids uuid[], provider_ids uuid[], funder_ids uuid[],
        is_operator boolean)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      DECLARE who uuid;
      BEGIN
        SELECT s."userId" INTO who FROM auth.session s JOIN auth."user" u ON u.id = s."userId"
          WHERE s.token = of_token AND s."expiresAt" > now()
            -- an account whose password is published opens a demonstration and nothing else
            AND (NOT u.demonstration OR (SELECT i.demonstration FROM app.installation i));
        IF who IS NULL THEN
          PERFORM app.enter(NULL, NULL);
          RETURN QUERY SELECT NULL::uuid, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::date, NULL::date,
            '{}'::text[], '{}'::uuid[], '{}'::uuid[], '{}'::uuid[], false;
        ELSE
          RETURN QUERY SELECT who, e.* FROM app.enter(who, of_slug) e;
        END IF;
      END $$;
      ALTER FUNCTION app.enter_by_session(text, text) OWNER TO weft_gate;
      REVOKE EXECUTE ON FUNCTION app.enter_by_session(text, text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.enter_by_session(text, text) TO weft_app;
      REVOKE CREATE ON SCHEMA app FROM weft_gate;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP FUNCTION app.enter_by_session(text, text);
      REVOKE SELECT (token, "userId", "expiresAt") ON auth.session FROM weft_gate;
      REVOKE SELECT (id, demonstration) ON auth."user" FROM weft_gate;
      REVOKE USAGE ON SCHEMA auth FROM weft_gate;
    `);
  }
}
