import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A second factor beside the password, and sessions that end: when they idle, when they grow old, and when what
 * their person may do has changed. All of it is looked at by the one door through which every request enters.
 */
export class SecondFactor0019 implements MigrationInterface {
  name = 'SecondFactor1700000000019';

  async up(run: QueryRunner): Promise<void> {
    await run.query('GRANT CREATE ON SCHEMA app TO weft_gate');
    await run.query(TABLES);
    await run.query(SETTING);
    await run.query(ENDINGS);
    await run.query(DOOR);
    await run.query('REVOKE CREATE ON SCHEMA app FROM weft_gate');
  }

  async down(): Promise<void> {
    throw new Error('What this closes is not opened again: restore a backup instead.');
  }
}

const TABLES = `
  -- The times are the database's own: the sign-in library writes neither of these columns.
  ALTER TABLE auth.session
    ADD COLUMN "lastSeenAt" timestamptz NOT NULL DEFAULT now(),
    -- when a code of this person's second factor was right in this session
    ADD COLUMN "secondFactorAt" timestamptz,
    ADD COLUMN "endedBecause" text CHECK ("endedBecause" IN ('ROLES_CHANGED', 'SECOND_FACTOR_CHANGED'));

  -- Secrets are encrypted with a key that the database does not have.
  CREATE TABLE auth.second_factor (
    "userId" uuid PRIMARY KEY REFERENCES auth."user" ON DELETE CASCADE,
    secret text,
    "confirmedAt" timestamptz,
    -- the last time step whose code was used: no code counts twice
    "lastStep" bigint NOT NULL DEFAULT 0,
    -- being set up: it counts for nothing until a code of it was right
    pending text,
    "pendingAt" timestamptz,
    CHECK ((secret IS NULL) = ("confirmedAt" IS NULL)),
    CHECK ((pending IS NULL) = ("pendingAt" IS NULL))
  );
  CREATE TABLE auth.recovery_code (
    "userId" uuid NOT NULL REFERENCES auth."user" ON DELETE CASCADE,
    hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    "usedAt" timestamptz,
    PRIMARY KEY ("userId", hash)
  );
  GRANT SELECT, INSERT, UPDATE, DELETE ON auth.second_factor, auth.recovery_code TO weft_auth;
`;

const SETTING = `
  -- The roles that a partnership lets in with a second factor only.
  ALTER TABLE partnership ADD COLUMN second_factor_roles text[] NOT NULL DEFAULT '{}' CHECK (
    second_factor_roles <@ ARRAY['BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER',
      'COMMISSIONER', 'AUDITOR', 'FUNDER', 'INVESTOR', 'REFERRER', 'ANCHOR', 'ANALYST']);
  -- those that are here already begin as their templates do; a change of type passes by policies and triggers
  ALTER TABLE partnership ALTER COLUMN second_factor_roles TYPE text[] USING
    CASE WHEN template = 'BLANK' THEN '{}'::text[]
      ELSE ARRAY['BACKBONE', 'DATA_LEAD', 'VERIFIER', 'COMMISSIONER', 'AUDITOR'] END;
  GRANT UPDATE (second_factor_roles) ON partnership TO weft_app;

  -- Whether one of a person's partnerships lets them in with a second factor only.
  CREATE FUNCTION app.second_factor_needed(of_person uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT FROM public.membership m JOIN public.partnership p ON p.id = m.partnership_id
      WHERE m.person_id = of_person AND m.state = 'ACTIVE' AND m.roles && p.second_factor_roles);
  $$;
  ALTER FUNCTION app.second_factor_needed(uuid) OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.second_factor_needed(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.second_factor_needed(uuid) TO weft_auth;
`;

const ENDINGS = `
  -- Why a session is over; null while it stands. The two limits stand here and nowhere else.
  CREATE FUNCTION app.session_over(because text, expires timestamptz, created timestamptz, seen timestamptz)
  RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN CASE
    WHEN because IS NOT NULL THEN because
    WHEN seen <= now() - interval '60 minutes' THEN 'IDLE'
    WHEN expires <= now() OR created <= now() - interval '12 hours' THEN 'OLD' END;
  REVOKE EXECUTE ON FUNCTION app.session_over(text, timestamptz, timestamptz, timestamptz) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.session_over(text, timestamptz, timestamptz, timestamptz) TO weft_auth, weft_gate;

  GRANT SELECT ("createdAt", "lastSeenAt", "secondFactorAt", "endedBecause") ON auth.session TO weft_gate;
  GRANT UPDATE ("lastSeenAt", "endedBecause") ON auth.session TO weft_gate;
  GRANT SELECT ("userId", "confirmedAt") ON auth.second_factor TO weft_gate;

  -- Whoever changes what a person may do in a partnership, and by whatever way: that person signs in again. Whoever
  -- joins a partnership in which they were nobody loses nothing, and stays signed in.
  CREATE FUNCTION app.end_sessions() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  BEGIN
    IF (TG_OP = 'INSERT' OR OLD.state = 'INVITED') AND NOT EXISTS (SELECT FROM public.membership m
        WHERE m.partnership_id = NEW.partnership_id AND m.person_id = NEW.person_id AND m.id <> NEW.id
          AND m.state = 'ACTIVE') THEN
      RETURN NULL;
    END IF;
    UPDATE auth.session SET "endedBecause" = 'ROLES_CHANGED'
      WHERE "userId" = NEW.person_id AND "endedBecause" IS NULL;
    RETURN NULL;
  END $$;
  ALTER FUNCTION app.end_sessions() OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.end_sessions() FROM PUBLIC;
  CREATE TRIGGER end_sessions_of_new AFTER INSERT ON membership FOR EACH ROW
    WHEN (NEW.state = 'ACTIVE') EXECUTE FUNCTION app.end_sessions();
  -- of any column: another trigger may change the state
  CREATE TRIGGER end_sessions AFTER UPDATE ON membership FOR EACH ROW
    WHEN ('ACTIVE' IN (OLD.state, NEW.state) AND (OLD.state <> NEW.state
      OR NOT (OLD.roles @> NEW.roles AND NEW.roles @> OLD.roles)))
    EXECUTE FUNCTION app.end_sessions();
`;

const DOOR = `
  DROP FUNCTION app.enter_by_session(text, text);
  -- No person: the session is unknown or over. No row: as with app.enter. A person and needs_second_factor: their
  -- second factor, or one to be set up, opens this; nothing is entered.
  CREATE FUNCTION app.enter_by_session(of_token text, of_slug text)
  RETURNS TABLE (
    person_id uuid, needs_second_factor boolean, partnership_id uuid, partnership_name text, currency text,
    time_zone text, contract_from date, contract_to date, roles text[], organisation_ids uuid[], provider_ids uuid[],
    funder_ids uuid[], is_operator boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE
    who uuid;
    seen timestamptz;
    is_open boolean;
    entered record;
  BEGIN
    SELECT s."userId", s."lastSeenAt", u.demonstration OR s."secondFactorAt" IS NOT NULL INTO who, seen, is_open
      FROM auth.session s JOIN auth."user" u ON u.id = s."userId"
      WHERE s.token = of_token
        AND app.session_over(s."endedBecause", s."expiresAt", s."createdAt", s."lastSeenAt") IS NULL
        -- an account whose password is published opens a demonstration and nothing else
        AND (NOT u.demonstration OR (SELECT i.demonstration FROM app.installation i));
    IF who IS NULL THEN
      PERFORM app.enter(NULL, NULL);
      RETURN QUERY SELECT NULL::uuid, false, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::date, NULL::date,
        '{}'::text[], '{}'::uuid[], '{}'::uuid[], '{}'::uuid[], false;
      RETURN;
    END IF;
    IF seen < now() - interval '1 minute' THEN
      -- of several requests at once one writes, and none waits for it
      UPDATE auth.session SET "lastSeenAt" = now() WHERE token = (
        SELECT s.token FROM auth.session s WHERE s.token = of_token AND s."lastSeenAt" = seen FOR UPDATE SKIP LOCKED);
    END IF;
    IF is_open THEN
      RETURN QUERY SELECT who, false, e.* FROM app.enter(who, of_slug) e;
      RETURN;
    END IF;

    IF NOT EXISTS (SELECT FROM auth.second_factor f WHERE f."userId" = who AND f."confirmedAt" IS NOT NULL) THEN
      SELECT * INTO entered FROM app.enter(who, of_slug);
      IF NOT FOUND THEN RETURN; END IF;
      IF of_slug IS NULL OR NOT EXISTS (SELECT FROM public.partnership p
          WHERE p.id = entered.partnership_id AND p.second_factor_roles && entered.roles) THEN
        RETURN QUERY SELECT who, false, entered.partnership_id, entered.partnership_name, entered.currency,
          entered.time_zone, entered.contract_from, entered.contract_to, entered.roles, entered.organisation_ids,
          entered.provider_ids, entered.funder_ids, entered.is_operator;
        RETURN;
      END IF;
    END IF;
    PERFORM app.enter(NULL, NULL);
    RETURN QUERY SELECT who, true, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::date, NULL::date,
      '{}'::text[], '{}'::uuid[], '{}'::uuid[], '{}'::uuid[], false;
  END $$;
  ALTER FUNCTION app.enter_by_session(text, text) OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.enter_by_session(text, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.enter_by_session(text, text) TO weft_app;
`;
