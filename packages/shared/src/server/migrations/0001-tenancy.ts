import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Partnerships, organisations, people and their memberships, and the settings every policy reads.
 *
 * `app.enter` is the door of a transaction: it looks the membership up and leaves who acts, where and
 * in which roles in settings that end with the transaction. Policies compare rows with these settings
 * through the small functions below, always as `(SELECT app.…())`, so that they are worked out once a
 * statement and not once a row.
 *
 * The roles weft_app (API and worker), weft_gate (owns the few functions and views that see more than
 * their caller) and weft_auth, weft_queue exist before: `installation/ensure-roles.ts` makes them.
 */
export class Tenancy0001 implements MigrationInterface {
  name = 'Tenancy1700000000001';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      CREATE SCHEMA app;
      GRANT USAGE ON SCHEMA public, app TO weft_app, weft_gate;
      -- whoever migrates must be able to hand functions and views over to the gate
      DO $$ BEGIN EXECUTE format('GRANT weft_gate TO %I', current_user); END $$;
      GRANT CREATE ON SCHEMA public, app TO weft_gate;

      CREATE TABLE app.installation (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        demonstration boolean NOT NULL DEFAULT false
      );
      INSERT INTO app.installation DEFAULT VALUES;
      GRANT SELECT ON app.installation TO weft_app, weft_gate;
    `);
    await run.query(SETTINGS);
    await run.query(TABLES);
    await run.query(POLICIES);
    await run.query(DOORS);
  }

  async down(): Promise<void> {
    throw new Error('The first migration has no way back: drop the database instead.');
  }
}

const SETTINGS = `
  CREATE FUNCTION app.setting(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.' || name, true), '');
  CREATE FUNCTION app.partnership_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN app.setting('partnership_id')::uuid;
  CREATE FUNCTION app.person_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN app.setting('person_id')::uuid;
  CREATE FUNCTION app.roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(app.setting('roles')::text[], '{}');
  CREATE FUNCTION app.has_role(VARIADIC wanted text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN app.roles() && wanted;
  CREATE FUNCTION app.organisation_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(app.setting('organisation_ids')::uuid[], '{}');
  CREATE FUNCTION app.provider_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(app.setting('provider_ids')::uuid[], '{}');
  CREATE FUNCTION app.funder_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(app.setting('funder_ids')::uuid[], '{}');
  CREATE FUNCTION app.is_operator() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(app.setting('is_operator')::boolean, false);
`;

const TABLES = `
  CREATE TABLE person (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
    email text NOT NULL UNIQUE CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%'),
    is_operator boolean NOT NULL DEFAULT false,
    demonstration boolean NOT NULL DEFAULT false,
    -- since when the person can sign in; null: invited only
    account_since timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE partnership (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
    name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
    template text NOT NULL CHECK (template IN ('HOUSING_SUPPORT', 'SCHOOL_ZONE', 'SOCIAL_PRESCRIBING', 'BLANK')),
    currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    time_zone text NOT NULL,
    contract_from date NOT NULL,
    contract_to date NOT NULL,
    contract_cap bigint CHECK (contract_cap > 0),
    sensitive_domains text[] NOT NULL DEFAULT '{}',
    payment_schedule text NOT NULL DEFAULT 'BY_HAND' CHECK (payment_schedule IN ('BY_HAND', 'MONTHLY', 'QUARTERLY')),
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (contract_from <= contract_to)
  );

  CREATE TABLE organisation (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
    kinds text[] NOT NULL CHECK (
      cardinality(kinds) > 0
      AND kinds <@ ARRAY['BACKBONE', 'PROVIDER', 'ANCHOR', 'REFERRER', 'FUNDER', 'INVESTOR', 'VERIFIER']),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (partnership_id, id)
  );
  CREATE UNIQUE INDEX organisation_name ON organisation (partnership_id, lower(name));

  CREATE TABLE membership (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person,
    organisation_id uuid NOT NULL,
    roles text[] NOT NULL CHECK (
      cardinality(roles) > 0
      AND roles <@ ARRAY['BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER',
        'COMMISSIONER', 'AUDITOR', 'FUNDER', 'INVESTOR', 'REFERRER', 'ANCHOR', 'ANALYST']),
    state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('INVITED', 'ACTIVE', 'SUSPENDED', 'ENDED')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, person_id, organisation_id),
    FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation
  );
  CREATE INDEX membership_person ON membership (person_id);

  CREATE TABLE invitation (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    membership_id uuid NOT NULL,
    -- the link itself is never kept
    token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    sent_by uuid REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, membership_id) REFERENCES membership
  );
  CREATE INDEX invitation_membership ON invitation (partnership_id, membership_id);

  -- The contract's maximum changes by dated records with a reason, never by editing.
  CREATE TABLE variation (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    effective_on date NOT NULL,
    new_maximum bigint NOT NULL CHECK (new_maximum > 0),
    reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 2000),
    recorded_by uuid REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, effective_on)
  );

  -- The last number given to a record of each kind ('P-000042').
  CREATE TABLE reference_counter (
    partnership_id uuid NOT NULL REFERENCES partnership,
    kind text NOT NULL,
    last bigint NOT NULL,
    PRIMARY KEY (partnership_id, kind)
  );
`;

const POLICIES = `
  ALTER TABLE person ENABLE ROW LEVEL SECURITY;
  ALTER TABLE person FORCE ROW LEVEL SECURITY;
  ALTER TABLE partnership ENABLE ROW LEVEL SECURITY;
  ALTER TABLE partnership FORCE ROW LEVEL SECURITY;
  ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
  ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
  ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
  ALTER TABLE membership FORCE ROW LEVEL SECURITY;
  ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
  ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
  ALTER TABLE variation ENABLE ROW LEVEL SECURITY;
  ALTER TABLE variation FORCE ROW LEVEL SECURITY;
  ALTER TABLE reference_counter ENABLE ROW LEVEL SECURITY;
  ALTER TABLE reference_counter FORCE ROW LEVEL SECURITY;

  -- Whom I can see as a member, I can see as a person.
  CREATE POLICY read ON person FOR SELECT TO weft_app USING (
    id = (SELECT app.person_id())
    OR EXISTS (SELECT FROM membership m
      WHERE m.partnership_id = (SELECT app.partnership_id()) AND m.person_id = person.id));
  CREATE POLICY gate ON person TO weft_gate USING (true) WITH CHECK (true);
  GRANT SELECT ON person TO weft_app;
  GRANT SELECT, INSERT, UPDATE (account_since) ON person TO weft_gate;

  CREATE POLICY read ON partnership FOR SELECT TO weft_app USING (
    id = (SELECT app.partnership_id())
    OR (SELECT app.is_operator())
    OR EXISTS (SELECT FROM membership m
      WHERE m.partnership_id = partnership.id AND m.person_id = (SELECT app.person_id()) AND m.state = 'ACTIVE'));
  CREATE POLICY make ON partnership FOR INSERT TO weft_app WITH CHECK ((SELECT app.is_operator()));
  CREATE POLICY change ON partnership FOR UPDATE TO weft_app
    USING (id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')))
    WITH CHECK (id = (SELECT app.partnership_id()));
  CREATE POLICY gate ON partnership FOR SELECT TO weft_gate USING (true);
  GRANT SELECT, INSERT, UPDATE (payment_schedule) ON partnership TO weft_app;
  GRANT SELECT ON partnership TO weft_gate;

  CREATE POLICY read ON organisation FOR SELECT TO weft_app
    USING (partnership_id = (SELECT app.partnership_id()) OR (
      -- one's own organisations in every partnership, for the list of one's memberships
      EXISTS (SELECT FROM membership m WHERE m.partnership_id = organisation.partnership_id
        AND m.organisation_id = organisation.id AND m.person_id = (SELECT app.person_id()))));
  CREATE POLICY make ON organisation FOR INSERT TO weft_app
    WITH CHECK (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
  CREATE POLICY change ON organisation FOR UPDATE TO weft_app
    USING (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
  CREATE POLICY gate ON organisation FOR SELECT TO weft_gate USING (true);
  GRANT SELECT, INSERT, UPDATE (name, kinds) ON organisation TO weft_app;
  GRANT SELECT ON organisation TO weft_gate;

  CREATE POLICY read ON membership FOR SELECT TO weft_app USING (
    person_id = (SELECT app.person_id())
    OR (partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER',
        'COMMISSIONER', 'AUDITOR', 'SYSTEM'))
      OR organisation_id = ANY ((SELECT app.organisation_ids())::uuid[]))));
  CREATE POLICY make ON membership FOR INSERT TO weft_app
    WITH CHECK (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
  CREATE POLICY change ON membership FOR UPDATE TO weft_app
    USING (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
  CREATE POLICY gate ON membership TO weft_gate USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (roles, state) ON membership TO weft_app;
  GRANT SELECT, UPDATE (state) ON membership TO weft_gate;

  CREATE POLICY read ON invitation FOR SELECT TO weft_app
    USING (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'SYSTEM')));
  CREATE POLICY make ON invitation FOR INSERT TO weft_app
    WITH CHECK (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'SYSTEM')));
  CREATE POLICY change ON invitation FOR UPDATE TO weft_app
    USING (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'SYSTEM')));
  CREATE POLICY gate ON invitation TO weft_gate USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (expires_at) ON invitation TO weft_app;
  GRANT SELECT, UPDATE (used_at) ON invitation TO weft_gate;

  CREATE POLICY read ON variation FOR SELECT TO weft_app
    USING (partnership_id = (SELECT app.partnership_id())
      AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR', 'SYSTEM')));
  CREATE POLICY make ON variation FOR INSERT TO weft_app
    WITH CHECK (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'COMMISSIONER')));
  GRANT SELECT, INSERT ON variation TO weft_app;
  CREATE POLICY gate ON variation FOR SELECT TO weft_gate USING (true);
  GRANT SELECT ON variation TO weft_gate;

  CREATE POLICY own ON reference_counter TO weft_app
    USING (partnership_id = (SELECT app.partnership_id())
      AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER', 'SYSTEM')))
    WITH CHECK (partnership_id = (SELECT app.partnership_id()));
  GRANT SELECT, INSERT, UPDATE ON reference_counter TO weft_app;
`;

const DOORS = `
  -- Enters a transaction as a person, in one partnership or in none (slug null: only what is theirs).
  -- No row: there is no such partnership, or the person has no active membership in it; the caller
  -- cannot tell which.
  CREATE FUNCTION app.enter(of_person uuid, of_slug text)
  RETURNS TABLE (
    partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date,
    roles text[], organisation_ids uuid[], provider_ids uuid[], funder_ids uuid[], is_operator boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  #variable_conflict use_column
  DECLARE
    who public.person;
    place public.partnership;
    held record;
  BEGIN
    PERFORM set_config('app.partnership_id', '', true), set_config('app.person_id', '', true),
      set_config('app.roles', '', true), set_config('app.organisation_ids', '', true),
      set_config('app.provider_ids', '', true), set_config('app.funder_ids', '', true),
      set_config('app.is_operator', '', true);
    SELECT * INTO who FROM public.person p WHERE p.id = of_person;
    IF NOT FOUND THEN RETURN; END IF;
    IF of_slug IS NULL THEN
      PERFORM set_config('app.person_id', who.id::text, true),
        set_config('app.is_operator', who.is_operator::text, true);
      RETURN QUERY SELECT NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::date, NULL::date,
        '{}'::text[], '{}'::uuid[], '{}'::uuid[], '{}'::uuid[], who.is_operator;
      RETURN;
    END IF;
    SELECT * INTO place FROM public.partnership p WHERE p.slug = of_slug;
    SELECT array_agg(DISTINCT m.organisation_id) AS organisations,
      array_agg(DISTINCT m.organisation_id) FILTER (WHERE m.roles && ARRAY['PROVIDER_MANAGER', 'LINK_WORKER']) AS providers,
      array_agg(DISTINCT m.organisation_id) FILTER (WHERE m.roles && ARRAY['FUNDER']) AS funders,
      (SELECT array_agg(DISTINCT r.role) FROM public.membership x, unnest(x.roles) AS r(role)
        WHERE x.partnership_id = place.id AND x.person_id = who.id AND x.state = 'ACTIVE') AS roles
    INTO held
    FROM public.membership m
    WHERE m.partnership_id = place.id AND m.person_id = who.id AND m.state = 'ACTIVE';
    IF held.organisations IS NULL THEN RETURN; END IF;
    PERFORM set_config('app.partnership_id', place.id::text, true),
      set_config('app.person_id', who.id::text, true),
      set_config('app.roles', held.roles::text, true),
      set_config('app.organisation_ids', held.organisations::text, true),
      set_config('app.provider_ids', coalesce(held.providers, '{}')::text, true),
      set_config('app.funder_ids', coalesce(held.funders, '{}')::text, true),
      set_config('app.is_operator', who.is_operator::text, true);
    RETURN QUERY SELECT place.id, place.name, place.currency::text, place.time_zone, place.contract_from, place.contract_to,
      held.roles, held.organisations, coalesce(held.providers, '{}'), coalesce(held.funders, '{}'), who.is_operator;
  END $$;

  -- Enters as the worker does: one partnership, no person, and what the jobs need.
  CREATE FUNCTION app.enter_as_system(of_partnership uuid)
  RETURNS TABLE (
    partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  #variable_conflict use_column
  BEGIN
    PERFORM set_config('app.partnership_id', '', true), set_config('app.person_id', '', true),
      set_config('app.roles', '{SYSTEM}', true), set_config('app.organisation_ids', '', true),
      set_config('app.provider_ids', '', true), set_config('app.funder_ids', '', true),
      set_config('app.is_operator', '', true);
    RETURN QUERY SELECT p.id, p.name, p.currency::text, p.time_zone, p.contract_from, p.contract_to
      FROM public.partnership p WHERE p.id = of_partnership;
    IF FOUND THEN PERFORM set_config('app.partnership_id', of_partnership::text, true); END IF;
  END $$;

  -- People are global: whoever adds a member may not learn whether the address was known before.
  CREATE FUNCTION app.person_for_email(address text, full_name text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE found uuid;
  BEGIN
    IF NOT (SELECT app.has_role('BACKBONE')) THEN RAISE insufficient_privilege; END IF;
    INSERT INTO public.person (name, email) VALUES (btrim(full_name), lower(btrim(address)))
      ON CONFLICT (email) DO NOTHING RETURNING id INTO found;
    IF found IS NULL THEN SELECT id INTO found FROM public.person WHERE email = lower(btrim(address)); END IF;
    RETURN found;
  END $$;

  -- What an invitation's link opens. Nothing for a link that is unknown, used or out of date.
  CREATE FUNCTION app.invitation_of(hash text)
  RETURNS TABLE (person_id uuid, name text, email text, partnership_name text, partnership_slug text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT p.id, p.name, p.email, t.name, t.slug
    FROM public.invitation i
    JOIN public.membership m ON m.partnership_id = i.partnership_id AND m.id = i.membership_id
    JOIN public.person p ON p.id = m.person_id
    JOIN public.partnership t ON t.id = i.partnership_id
    WHERE i.token_hash = hash AND i.used_at IS NULL AND i.expires_at > now() AND m.state IN ('INVITED', 'ACTIVE');
  $$;

  -- Uses the link up; true for the one caller that came first.
  CREATE FUNCTION app.use_invitation(hash text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE used record;
  BEGIN
    UPDATE public.invitation SET used_at = now()
      WHERE token_hash = hash AND used_at IS NULL AND expires_at > now()
      RETURNING partnership_id, membership_id INTO used;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE public.membership m SET state = 'ACTIVE'
      WHERE m.partnership_id = used.partnership_id AND m.id = used.membership_id AND m.state = 'INVITED';
    RETURN true;
  END $$;

  -- Said by the sign-in side when it has made somebody's account.
  CREATE FUNCTION app.account_made(of_person uuid) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    UPDATE public.person SET account_since = coalesce(account_since, now()) WHERE id = of_person;
  $$;

  -- The contract's maximum on a day: the same answer for every member, also for those who may not read why
  -- it changed. Null: none, or not one's partnership.
  CREATE FUNCTION app.contract_maximum(of_partnership uuid, on_day date) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(
      (SELECT v.new_maximum FROM public.variation v WHERE v.partnership_id = p.id AND v.effective_on <= on_day
        ORDER BY v.effective_on DESC LIMIT 1), p.contract_cap)
    FROM public.partnership p
    WHERE p.id = of_partnership AND (p.id = app.partnership_id() OR app.is_operator()
      OR EXISTS (SELECT FROM public.membership m
        WHERE m.partnership_id = p.id AND m.person_id = app.person_id() AND m.state = 'ACTIVE'));
  $$;

  -- The next number of a kind, or of the last of so many at once.
  CREATE FUNCTION app.next_reference(of_kind text, how_many int DEFAULT 1) RETURNS bigint
  LANGUAGE sql VOLATILE AS $$
    INSERT INTO public.reference_counter AS c (partnership_id, kind, last)
    VALUES (app.partnership_id(), of_kind, how_many)
    ON CONFLICT (partnership_id, kind) DO UPDATE SET last = c.last + how_many
    RETURNING last;
  $$;

  ALTER FUNCTION app.enter(uuid, text) OWNER TO weft_gate;
  ALTER FUNCTION app.enter_as_system(uuid) OWNER TO weft_gate;
  ALTER FUNCTION app.person_for_email(text, text) OWNER TO weft_gate;
  ALTER FUNCTION app.invitation_of(text) OWNER TO weft_gate;
  ALTER FUNCTION app.use_invitation(text) OWNER TO weft_gate;
  ALTER FUNCTION app.account_made(uuid) OWNER TO weft_gate;
  ALTER FUNCTION app.contract_maximum(uuid, date) OWNER TO weft_gate;
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO weft_app, weft_gate;
  REVOKE EXECUTE ON FUNCTION app.account_made(uuid) FROM weft_app;
  GRANT USAGE ON SCHEMA app TO weft_auth;
  GRANT EXECUTE ON FUNCTION app.account_made(uuid) TO weft_auth;
`;
