import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A role is held at an organisation (domain.md: a membership has its roles), so what a role allows with an organisation's
 * records it allows with those of the organisations at which it is held: who manages one provider and is a link worker of
 * another manages nothing there. `app.organisations_as` says at which organisations whoever acts holds one of some roles;
 * every policy that asks for one role alone beside one's own organisations asks it.
 *
 * Besides, a record that was merged while somebody sealed it is not sealed in the place of the one that is kept, and what
 * is told of a claim of somebody sealed is told to those alone who can open the record (docs/adr/0022).
 */
export class RolesHeldAt0066 implements MigrationInterface {
  name = 'RolesHeldAt1700000000066';

  async up(run: QueryRunner): Promise<void> {
    await run.query(HELD_ROLES);
    await run.query(enter(true));
    await run.query(enterAsSystem(true));
    await run.query(`CREATE OR REPLACE FUNCTION app.managed_provider_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
      RETURN app.organisations_as('PROVIDER_MANAGER')`);
    await run.query(policies(managed, `source_id = ANY ((SELECT app.organisations_as('REFERRER'))::uuid[])`));
    await run.query(SEALS);
    await run.query(referrerReferral(`source_id = ANY ((SELECT app.organisations_as(${REFER}))::uuid[])`));
    await run.query(looksAt('p.provider_id = ANY (app.managed_provider_ids())'));
    await run.query(NOTICES);
    await run.query(MERGED_MEANWHILE);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TRIGGER takes_no_merged ON record_seal; DROP FUNCTION app.seal_takes_no_merged()');
    await run.query('DROP POLICY not_of_a_sealed_claim ON notification');
    await run.query(
      looksAt(`(app.has_role('PROVIDER_MANAGER') AND p.provider_id = ANY (app.provider_ids()))`),
    );
    await run.query(
      referrerReferral(
        `(SELECT app.has_role(${REFER})) AND source_id = ANY ((SELECT app.organisation_ids())::uuid[])`,
      ),
    );
    await run.query(SEALS_BEFORE);
    await run.query(
      policies(
        (column) =>
          `(SELECT app.has_role('PROVIDER_MANAGER')) AND ${column} = ANY ((SELECT app.provider_ids())::uuid[])`,
        `source_id = ANY ((SELECT app.organisation_ids())::uuid[]) AND (SELECT app.has_role('REFERRER'))`,
      ),
    );
    await run.query(MANAGED_BEFORE);
    await run.query(enterAsSystem(false));
    await run.query(enter(false));
    await run.query('DROP FUNCTION app.organisations_as(text[]); DROP FUNCTION app.held_roles()');
  }
}

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const REFER = `'REFERRER', 'ANCHOR', 'PROVIDER_MANAGER', 'LINK_WORKER'`;
const managed = (column: string): string => `${column} = ANY ((SELECT app.managed_provider_ids())::uuid[])`;

const HELD_ROLES = `
  -- the roles of whoever acts, each with the organisation at which it is held: 'LINK_WORKER:<id>'
  CREATE FUNCTION app.held_roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(app.setting('held_roles')::text[], '{}');
  CREATE FUNCTION app.organisations_as(VARIADIC wanted text[]) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT split_part(h.held, ':', 2)::uuid FROM unnest(app.held_roles()) AS h(held)
      WHERE split_part(h.held, ':', 1) = ANY (wanted));
  REVOKE EXECUTE ON FUNCTION app.held_roles(), app.organisations_as(text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.held_roles(), app.organisations_as(text[]) TO weft_app, weft_gate;
`;

/** @param held whether the roles are kept with the organisations at which they are held */
const enter = (held: boolean): string => `
  CREATE OR REPLACE FUNCTION app.enter(of_person uuid, of_slug text)
 RETURNS TABLE(partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date, roles text[], organisation_ids uuid[], provider_ids uuid[], funder_ids uuid[], is_operator boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $$
  #variable_conflict use_column
  DECLARE
    who public.person;
    place public.partnership;
    held record;
  BEGIN
    PERFORM set_config('app.partnership_id', '', true), set_config('app.person_id', '', true),
      set_config('app.roles', '', true), set_config('app.organisation_ids', '', true),
      set_config('app.provider_ids', '', true), set_config('app.funder_ids', '', true),
      set_config('app.is_operator', '', true)${held ? `, set_config('app.held_roles', '', true)` : ''};
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
      ${held ? `array_agg(DISTINCT h.role || ':' || m.organisation_id) AS held_roles,` : ''}
      bool_or(m.state = 'INVITED') AS comes_in
    INTO held
    FROM public.membership m ${held ? 'CROSS JOIN LATERAL unnest(m.roles) AS h(role)' : ''}
    WHERE m.partnership_id = place.id AND m.person_id = who.id
      AND (m.state = 'ACTIVE' OR (m.state = 'INVITED' AND who.account_since IS NOT NULL));
    IF held.organisations IS NULL THEN RETURN; END IF;
    PERFORM set_config('app.partnership_id', place.id::text, true),
      set_config('app.person_id', who.id::text, true),
      set_config('app.roles', held.roles::text, true),
      set_config('app.organisation_ids', held.organisations::text, true),
      set_config('app.provider_ids', coalesce(held.providers, '{}')::text, true),
      set_config('app.funder_ids', coalesce(held.funders, '{}')::text, true),
      set_config('app.is_operator', who.is_operator::text, true)${
        held
          ? `,
      set_config('app.held_roles', held.held_roles::text, true)`
          : ''
      };
    IF held.comes_in THEN
      PERFORM set_config('app.action', 'join', true);
      UPDATE public.membership m SET joined_at = now(), invited_name = NULL, invited_email = NULL
        WHERE m.partnership_id = place.id AND m.person_id = who.id AND m.state = 'INVITED';
      PERFORM set_config('app.action', '', true);
    END IF;
    RETURN QUERY SELECT place.id, place.name, place.currency::text, place.time_zone, place.contract_from, place.contract_to,
      held.roles, held.organisations, coalesce(held.providers, '{}'), coalesce(held.funders, '{}'), who.is_operator;
  END $$
`;

const enterAsSystem = (held: boolean): string => `
  CREATE OR REPLACE FUNCTION app.enter_as_system(of_partnership uuid)
 RETURNS TABLE(partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $$
  #variable_conflict use_column
  BEGIN
    PERFORM set_config('app.on_behalf_of', coalesce(app.setting('person_id'), app.setting('on_behalf_of'), ''), true);
    PERFORM set_config('app.partnership_id', '', true), set_config('app.person_id', '', true),
      set_config('app.roles', '{SYSTEM}', true), set_config('app.organisation_ids', '', true),
      set_config('app.provider_ids', '', true), set_config('app.funder_ids', '', true),
      set_config('app.is_operator', '', true)${held ? `, set_config('app.held_roles', '', true)` : ''};
    RETURN QUERY SELECT p.id, p.name, p.currency::text, p.time_zone, p.contract_from, p.contract_to
      FROM public.partnership p WHERE p.id = of_partnership;
    IF FOUND THEN PERFORM set_config('app.partnership_id', of_partnership::text, true); END IF;
  END $$
`;

const MANAGED_BEFORE = `
  CREATE OR REPLACE FUNCTION app.managed_provider_ids()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $$
  BEGIN
    IF NOT app.has_role('PROVIDER_MANAGER') THEN RETURN '{}'; END IF;
    RETURN (SELECT coalesce(array_agg(m.organisation_id), '{}') FROM public.membership m
      WHERE m.partnership_id = app.partnership_id() AND m.person_id = app.person_id() AND m.state = 'ACTIVE'
        AND 'PROVIDER_MANAGER' = ANY (m.roles) AND m.organisation_id = ANY (app.provider_ids()));
  END $$
`;

/** What a provider's manager writes of the own provider, and files of referrals of one's own agency. */
const policies = (manages: (column: string) => string, ofOwnAgency: string): string => {
  const theirs = `((SELECT app.has_role('BACKBONE')) OR (${manages('provider_id')}))`;
  return `
    ${['anchor_worker', 'service', 'support_worker'].map((table) => `ALTER POLICY change ON ${table} USING (${HERE} AND ${theirs});`).join('\n    ')}
    ${['anchor_worker', 'support_worker'].map((table) => `ALTER POLICY make ON ${table} WITH CHECK (${HERE} AND ${theirs});`).join('\n    ')}
    ALTER POLICY make ON service WITH CHECK (${HERE} AND told_by = (SELECT app.person_id()) AND ${theirs});
    ALTER POLICY read ON referral_file USING (${HERE} AND ((SELECT app.has_role('SYSTEM'))
      OR ((sent_at_hub OR confirmed_at IS NOT NULL) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR')))
      OR (${ofOwnAgency})));
  `;
};

const referrerReferral = (own: string): string => `
  CREATE OR REPLACE VIEW referrer_referral WITH (security_barrier = true) AS
    SELECT partnership_id, id, reference, source_id, given_name, family_name, their_reference, referred_on, received_at,
      state, moved_at
    FROM referral r WHERE ${HERE} AND ${own};
`;

const looksAt = (manages: string): string => `
  CREATE OR REPLACE FUNCTION app.looks_at(of_participant uuid, most integer)
 RETURNS TABLE(person_id uuid, day date, times integer, last_at timestamp with time zone, actions text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $$
    WITH subject AS (
      SELECT p.id, ARRAY[p.id] || ARRAY(SELECT c.id FROM public.claim c
        WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id) AS ids
      FROM public.participant p
      WHERE p.partnership_id = app.partnership_id() AND p.id = of_participant AND (app.has_role('BACKBONE')
        OR ${manages}
        OR p.id = ANY (app.opened_participant_ids()))
    ), looks AS (
      SELECT e.person_id, e.at, e.action FROM public.audit_entry e, subject s
        WHERE e.partnership_id = app.partnership_id() AND e.operation = 'READ' AND e.record_ids && s.ids
      UNION ALL
      SELECT n.person_id, n.at, n.action FROM public.audit_note n, subject s
        WHERE n.partnership_id = app.partnership_id() AND n.operation = 'READ' AND n.record_ids && s.ids
    )
    SELECT l.person_id, (l.at AT TIME ZONE t.time_zone)::date, count(*)::int, max(l.at),
      array_agg(DISTINCT l.action ORDER BY l.action)
    FROM looks l, public.partnership t WHERE t.id = app.partnership_id()
    GROUP BY 1, 2 ORDER BY max(l.at) DESC LIMIT most;
  $$
`;

const HUB = `(SELECT app.has_role('BACKBONE', 'ASSESSOR'))`;
const SEALERS = `(SELECT app.has_role('BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER'))`;
const NAMED = (column: string): string => `${column} = ANY ((SELECT app.opened_seal_ids())::uuid[])`;

/** Whose seal a manager changes: of their provider's participant, or of somebody who is offered to it. */
const manages = (seal: string): string => `(
  EXISTS (SELECT FROM participant p WHERE p.partnership_id = ${seal}.partnership_id AND p.id = ${seal}.participant_id
    AND ${managed('p.provider_id')})
  OR EXISTS (SELECT FROM referral r WHERE r.partnership_id = ${seal}.partnership_id AND ${seal}.participant_id IS NULL
    AND r.id = ${seal}.record_id AND ${managed('r.provider_id')}))`;

const seals = (ofParticipant: string, ofSeal: string, ofOpener: string): string => `
  ALTER POLICY make ON record_seal WITH CHECK (${HERE} AND sealed_by = (SELECT app.person_id()) AND ended_at IS NULL AND (
    EXISTS (SELECT FROM participant p WHERE p.partnership_id = record_seal.partnership_id
      AND p.id = record_seal.participant_id AND p.id = record_seal.record_id AND (${HUB} OR (${ofParticipant})))
    OR (participant_id IS NULL AND referral_ids = ARRAY[record_id] AND ${HUB}
      AND EXISTS (SELECT FROM referral r WHERE r.partnership_id = record_seal.partnership_id
        AND r.id = record_seal.record_id))));
  ALTER POLICY change ON record_seal USING (${HERE} AND ${NAMED('id')} AND ${ofSeal});
  ALTER POLICY change ON seal_opener USING (${HERE} AND ${NAMED('seal_id')} AND ${ofOpener});
  -- the first are named by whoever has just sealed it
  ALTER POLICY make ON seal_opener WITH CHECK (${HERE} AND named_by = (SELECT app.person_id()) AND ended_at IS NULL
    AND ${SEALERS} AND ((${NAMED('seal_id')} AND ${ofOpener}) OR NOT app.has_openers(seal_id)));
`;

const SEALS = seals(
  managed('p.provider_id'),
  `(${HUB} OR ${manages('record_seal')})`,
  `(${HUB} OR EXISTS (SELECT FROM record_seal s WHERE s.partnership_id = seal_opener.partnership_id
    AND s.id = seal_opener.seal_id AND ${manages('s')}))`,
);
const SEALS_BEFORE = seals(
  `(SELECT app.has_role('PROVIDER_MANAGER')) AND p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])`,
  SEALERS,
  SEALERS,
);

/** Of a claim of somebody sealed its conversation is not told; what names the claim alone would tell of it. */
const NOTICES = `
  CREATE POLICY not_of_a_sealed_claim ON notification AS RESTRICTIVE TO weft_app USING (
    claim_id IS NULL OR NOT EXISTS (SELECT FROM claim c WHERE c.partnership_id = notification.partnership_id
      AND c.id = notification.claim_id AND c.participant_id = ANY ((SELECT app.sealed_ids())::uuid[])));
`;

/**
 * `refuse_merged` looks when the seal stands, and then the record is there for nobody who is not named. So it is asked
 * before, once `takes_in` holds the participant's row (triggers fire in the order of their names).
 */
const MERGED_MEANWHILE = `
  CREATE FUNCTION app.seal_takes_no_merged() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE saw text := app.see_merged('yes');
  BEGIN
    IF EXISTS (SELECT FROM public.participant p WHERE p.partnership_id = NEW.partnership_id
        AND p.id = NEW.participant_id AND p.merged_into IS NOT NULL) THEN
      RAISE EXCEPTION 'this record was merged with another one' USING ERRCODE = 'serialization_failure';
    END IF;
    PERFORM app.see_merged(saw);
    RETURN NEW;
  END $$;
  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.seal_takes_no_merged() OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  REVOKE EXECUTE ON FUNCTION app.seal_takes_no_merged() FROM PUBLIC;
  CREATE TRIGGER takes_no_merged BEFORE INSERT ON record_seal
    FOR EACH ROW EXECUTE FUNCTION app.seal_takes_no_merged();
`;
