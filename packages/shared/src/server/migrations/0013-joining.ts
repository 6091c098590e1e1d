import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People are global, and whoever adds a member learns neither their name elsewhere nor whether the address has an
 * account: a membership waits as an invitation, under the name and the address that were typed, until its person
 * comes in, and before that their row is not to be seen. The contract's maximum is for those who see money.
 */
export class Joining0013 implements MigrationInterface {
  name = 'Joining1700000000013';

  async up(run: QueryRunner): Promise<void> {
    await run.query('GRANT CREATE ON SCHEMA app TO weft_gate');
    await run.query(COLUMNS);
    await run.query(POLICIES);
    await run.query(COMING_IN);
    await run.query(MAXIMUM);
    await run.query('REVOKE CREATE ON SCHEMA app FROM weft_gate');
  }

  async down(): Promise<void> {
    throw new Error('What this closes is not opened again: restore a backup instead.');
  }
}

const COLUMNS = `
  ALTER TABLE membership
    -- as they were typed; for as long as the person has not come in
    ADD COLUMN invited_name text CHECK (length(btrim(invited_name)) BETWEEN 1 AND 200),
    ADD COLUMN invited_email text,
    -- when the person last came in by an invitation; null: never yet
    ADD COLUMN joined_at timestamptz DEFAULT now();
  UPDATE membership SET joined_at = created_at;
  UPDATE membership m SET joined_at = NULL, invited_name = p.name, invited_email = p.email
    FROM person p
    WHERE p.id = m.person_id AND (m.state = 'INVITED' OR (m.state <> 'ACTIVE' AND p.account_since IS NULL));
  ALTER TABLE membership
    ADD CHECK (joined_at IS NOT NULL OR (state <> 'ACTIVE' AND num_nulls(invited_name, invited_email) = 0));
`;

const POLICIES = `
  -- Whom I can see as a member who has come in, I can see as a person.
  ALTER POLICY read ON person USING (
    id = (SELECT app.person_id())
    OR EXISTS (SELECT FROM membership m
      WHERE m.partnership_id = (SELECT app.partnership_id()) AND m.person_id = person.id AND m.joined_at IS NOT NULL));

  -- One's invitations are in the list of one's partnerships: whoever is signed in has only to enter.
  ALTER POLICY read ON partnership USING (
    id = (SELECT app.partnership_id())
    OR (SELECT app.is_operator())
    OR EXISTS (SELECT FROM membership m WHERE m.partnership_id = partnership.id
      AND m.person_id = (SELECT app.person_id()) AND m.state IN ('ACTIVE', 'INVITED')));

  -- Nobody makes a member of somebody else but by an invitation.
  ALTER POLICY make ON membership WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE'))
    AND state = 'INVITED' AND joined_at IS NULL);
  GRANT UPDATE (invited_name, invited_email) ON membership TO weft_app;
  GRANT UPDATE (joined_at, invited_name, invited_email) ON membership TO weft_gate;
`;

const COMING_IN = `
  -- Coming in makes a membership active. Nobody changes anybody's roles by it, and what watches for those who do
  -- (UPDATE OF roles, state) does not take it for that.
  CREATE FUNCTION app.activate_member() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.state := 'ACTIVE';
    RETURN NEW;
  END $$;
  REVOKE EXECUTE ON FUNCTION app.activate_member() FROM PUBLIC;
  CREATE TRIGGER activate BEFORE UPDATE OF joined_at ON membership FOR EACH ROW
    WHEN (OLD.state = 'INVITED' AND NEW.joined_at IS NOT NULL) EXECUTE FUNCTION app.activate_member();

  -- As before; whoever has an account comes in by entering, once, whether or not they open the link.
  CREATE OR REPLACE FUNCTION app.enter(of_person uuid, of_slug text)
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
        WHERE x.partnership_id = place.id AND x.person_id = who.id
          AND (x.state = 'ACTIVE' OR (x.state = 'INVITED' AND who.account_since IS NOT NULL))) AS roles,
      bool_or(m.state = 'INVITED') AS comes_in
    INTO held
    FROM public.membership m
    WHERE m.partnership_id = place.id AND m.person_id = who.id
      AND (m.state = 'ACTIVE' OR (m.state = 'INVITED' AND who.account_since IS NOT NULL));
    IF held.organisations IS NULL THEN RETURN; END IF;
    PERFORM set_config('app.partnership_id', place.id::text, true),
      set_config('app.person_id', who.id::text, true),
      set_config('app.roles', held.roles::text, true),
      set_config('app.organisation_ids', held.organisations::text, true),
      set_config('app.provider_ids', coalesce(held.providers, '{}')::text, true),
      set_config('app.funder_ids', coalesce(held.funders, '{}')::text, true),
      set_config('app.is_operator', who.is_operator::text, true);
    IF held.comes_in THEN
      PERFORM set_config('app.action', 'join', true);
      UPDATE public.membership m SET joined_at = now(), invited_name = NULL, invited_email = NULL
        WHERE m.partnership_id = place.id AND m.person_id = who.id AND m.state = 'INVITED';
      PERFORM set_config('app.action', '', true);
    END IF;
    RETURN QUERY SELECT place.id, place.name, place.currency::text, place.time_zone, place.contract_from, place.contract_to,
      held.roles, held.organisations, coalesce(held.providers, '{}'), coalesce(held.funders, '{}'), who.is_operator;
  END $$;

  -- As before; whoever accepts has come in. Before that a link says the name under which it was sent.
  CREATE OR REPLACE FUNCTION app.use_invitation(hash text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE used record;
  BEGIN
    UPDATE public.invitation SET used_at = now()
      WHERE token_hash = hash AND used_at IS NULL AND expires_at > now()
      RETURNING partnership_id, membership_id INTO used;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE public.membership m SET joined_at = now(), invited_name = NULL, invited_email = NULL
      WHERE m.partnership_id = used.partnership_id AND m.id = used.membership_id AND m.state = 'INVITED';
    RETURN true;
  END $$;
`;

const MAXIMUM = `
  -- The contract's maximum on a day, for those who see the partnership's money: the same answer for each of them,
  -- also for those who may not read why it changed. Null: none, or not for one's eyes.
  CREATE OR REPLACE FUNCTION app.contract_maximum(of_partnership uuid, on_day date) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(
      (SELECT v.new_maximum FROM public.variation v WHERE v.partnership_id = p.id AND v.effective_on <= on_day
        ORDER BY v.effective_on DESC LIMIT 1), p.contract_cap)
    FROM public.partnership p
    WHERE p.id = of_partnership AND (app.is_operator()
      OR (p.id = app.partnership_id() AND app.has_role('SYSTEM'))
      OR EXISTS (SELECT FROM public.membership m
        WHERE m.partnership_id = p.id AND m.person_id = app.person_id() AND m.state = 'ACTIVE'
          AND m.roles && ARRAY['BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR']));
  $$;
`;
