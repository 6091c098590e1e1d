import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BY_NUMBERS, BY_PROFILE, hiddenBy } from './0073-hidden-by-profile.js';
import { noteChanges } from './note-changes.js';

/**
 * How small figures are hidden, chosen by the partnership among three profiles; and what analysts work in (docs/adr/0029):
 * who is accredited until when, which project is approved for what, the rows and the counts of a month, and what leaves.
 */
export class FiveSafes0073 implements MigrationInterface {
  name = 'FiveSafes1700000000073';

  async up(run: QueryRunner): Promise<void> {
    await run.query(SUPPRESSION);
    await run.query(PEOPLE_AND_PROJECTS);
    await run.query(SNAPSHOTS);
    await run.query(OUTPUTS);
    await run.query('GRANT CREATE ON SCHEMA app TO weft_gate');
    await run.query(FUNCTIONS);
    await run.query('REVOKE CREATE ON SCHEMA app FROM weft_gate');
    await run.query(hiddenBy(BY_PROFILE));
    await run.query(POLICIES);
    for (const table of ['suppression_choice', 'analyst_accreditation', 'analyst_project'])
      await run.query(noteChanges(table, table, 'id'));
    await run.query(noteChanges('analyst_project_member', 'analyst_project', 'project_id'));
    await run.query(noteChanges('analyst_output', 'analyst_output', 'id'));
    await run.query('SELECT app.follow_merges()');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(hiddenBy(BY_NUMBERS));
    await run.query(`
      DROP TABLE analyst_output, analyst_cube, analyst_row, analyst_snapshot, analyst_project_member, app.analyst_secret,
        analyst_project, analyst_accreditation, suppression_choice CASCADE;
      DROP FUNCTION app.analyst_pseudonym(uuid, uuid), app.analyst_project_ids(), app.is_accredited(),
        app.keep_analyst_secret(), app.shown_count(bigint), app.largest_hidden(), app.suppression_profile();
    `);
  }
}

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const ME = '(SELECT app.person_id())';
const has = (...roles: string[]): string =>
  `(SELECT app.has_role(${roles.map((role) => `'${role}'`).join(', ')}))`;
const DAYS = 'CHECK (from_day <= until_day)';
const words = (column: string, most: number): string =>
  `${column} text NOT NULL CHECK (length(btrim(${column})) BETWEEN 1 AND ${most})`;

const SUPPRESSION = `
  -- Only ever added to; of those that have begun the last that was chosen stands, and before any the usual one. A choice
  -- begins with a month, so that no figure of a month is told by two of them.
  CREATE TABLE suppression_choice (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    profile text NOT NULL CHECK (profile IN ('LOOSER', 'USUAL', 'STRICTER')),
    from_day date NOT NULL CHECK (extract(day FROM from_day) = 1),
    chosen_by uuid NOT NULL REFERENCES person,
    chosen_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id)
  );
  CREATE INDEX suppression_choice_latest ON suppression_choice (partnership_id, chosen_at DESC);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON suppression_choice
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
`;

const PEOPLE_AND_PROJECTS = `
  -- Who may work with pseudonymous rows at all, by whose word and until when.
  CREATE TABLE analyst_accreditation (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person,
    -- who accredited them, and by which scheme
    ${words('accredited_by', 200)},
    from_day date NOT NULL,
    until_day date NOT NULL,
    recorded_by uuid NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    ended_by uuid REFERENCES person,
    ended_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    ${DAYS},
    CHECK (recorded_by <> person_id),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
  );
  CREATE INDEX analyst_accreditation_person ON analyst_accreditation (partnership_id, person_id);

  -- What for: whoever approved it stands in it, and its terms never change. Another purpose is another project.
  CREATE TABLE analyst_project (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    ${words('title', 120)},
    ${words('purpose', 2000)},
    ${words('lawful_basis', 500)},
    fields text[] NOT NULL CHECK (cardinality(fields) > 0 AND fields <@ ARRAY['BIRTH_BAND', 'PROVIDER', 'AREA', 'COHORT',
      'ENROLLED', 'PHASE', 'OUTCOME']),
    from_day date NOT NULL,
    until_day date NOT NULL,
    approved_by uuid NOT NULL REFERENCES person,
    approved_at timestamptz NOT NULL,
    closed_by uuid REFERENCES person,
    closed_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    ${DAYS},
    CHECK ((closed_by IS NULL) = (closed_at IS NULL))
  );
  CREATE TABLE analyst_project_member (
    partnership_id uuid NOT NULL,
    project_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    PRIMARY KEY (partnership_id, project_id, person_id),
    FOREIGN KEY (partnership_id, project_id) REFERENCES analyst_project
  );
  CREATE INDEX analyst_project_member_person ON analyst_project_member (partnership_id, person_id);

  -- By which people have another name in each project. Outside the tables that the API's role reads: nobody who works with
  -- Weft can read it, whatever their role; app.analyst_pseudonym alone uses it.
  CREATE TABLE app.analyst_secret (
    partnership_id uuid NOT NULL,
    project_id uuid NOT NULL,
    inner_key bytea NOT NULL CHECK (length(inner_key) = 32),
    outer_key bytea NOT NULL CHECK (length(outer_key) = 32),
    PRIMARY KEY (partnership_id, project_id),
    FOREIGN KEY (partnership_id, project_id) REFERENCES public.analyst_project
  );
  GRANT SELECT, INSERT ON app.analyst_secret TO weft_gate;
`;

const SNAPSHOTS = `
  -- What every project's rows and tables of a month are made of, once, whoever asks first; those of earlier months go.
  CREATE TABLE analyst_snapshot (
    partnership_id uuid NOT NULL REFERENCES partnership,
    -- the first day of the month that was over
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    profile text NOT NULL CHECK (profile IN ('LOOSER', 'USUAL', 'STRICTER')),
    made_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, month)
  );
  CREATE TABLE analyst_row (
    partnership_id uuid NOT NULL,
    month date NOT NULL,
    participant_id uuid NOT NULL,
    birth_band text NOT NULL,
    provider text NOT NULL,
    area text NOT NULL,
    cohort text NOT NULL,
    enrolled text NOT NULL CHECK (enrolled ~ '^[0-9]{4}-[0-9]{2}$'),
    phase text NOT NULL,
    -- [{"title", "month"}], one for each outcome; sensitive ones by their domain
    outcomes jsonb NOT NULL,
    PRIMARY KEY (partnership_id, month, participant_id),
    FOREIGN KEY (partnership_id, month) REFERENCES analyst_snapshot,
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant
  );
  CREATE INDEX analyst_row_participant ON analyst_row (partnership_id, participant_id);
  COMMENT ON COLUMN analyst_row.participant_id IS 'stays with the record: a snapshot is of its day, and the next one is made anew';

  -- Counts as they may be shown, one row for each set of dimensions: no exact count is kept.
  CREATE TABLE analyst_cube (
    partnership_id uuid NOT NULL,
    month date NOT NULL,
    dimensions text NOT NULL,
    cells jsonb NOT NULL,
    PRIMARY KEY (partnership_id, month, dimensions),
    FOREIGN KEY (partnership_id, month) REFERENCES analyst_snapshot
  );
`;

const OUTPUTS = `
  -- A table that somebody wants to take along, as it was shown; the data lead looks at it and lets it go, or does not.
  CREATE TABLE analyst_output (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    project_id uuid NOT NULL,
    month date NOT NULL,
    ${words('title', 120)},
    ${words('meant_for', 2000)},
    asked jsonb NOT NULL,
    shown jsonb NOT NULL,
    asked_by uuid NOT NULL REFERENCES person,
    asked_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'RELEASED', 'REFUSED')),
    decided_by uuid REFERENCES person,
    decided_at timestamptz,
    reason text CHECK (length(btrim(reason)) BETWEEN 1 AND 2000),
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, project_id) REFERENCES analyst_project,
    CHECK ((state = 'ASKED') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK ((state = 'REFUSED') = (reason IS NOT NULL)),
    -- who wants it does not check it
    CHECK (decided_by <> asked_by)
  );
  CREATE INDEX analyst_output_project ON analyst_output (partnership_id, project_id, asked_at DESC);
`;

const DEFINER = 'STABLE SECURITY DEFINER SET search_path = pg_catalog, public';
const TODAY = `(SELECT (now() AT TIME ZONE p.time_zone)::date FROM public.partnership p WHERE p.id = app.partnership_id())`;

const FUNCTIONS = `
  CREATE FUNCTION app.suppression_profile() RETURNS text LANGUAGE sql ${DEFINER} AS $$
    SELECT coalesce((SELECT c.profile FROM public.suppression_choice c
      WHERE c.partnership_id = app.partnership_id() AND c.from_day <= ${TODAY}
      ORDER BY c.chosen_at DESC LIMIT 1), 'USUAL');
  $$;
  -- as in rules/suppression: counts of 1 to this are hidden
  CREATE FUNCTION app.largest_hidden() RETURNS int LANGUAGE sql ${DEFINER} AS $$
    SELECT CASE app.suppression_profile() WHEN 'LOOSER' THEN 4 WHEN 'STRICTER' THEN 9 ELSE 7 END;
  $$;
  -- a count that stands alone, as it may be shown; null is hidden
  CREATE FUNCTION app.shown_count(counted bigint) RETURNS bigint LANGUAGE sql ${DEFINER} AS $$
    SELECT CASE WHEN counted = 0 THEN 0 WHEN counted <= app.largest_hidden() THEN NULL
      ELSE greatest(s.step, floor(counted::numeric / s.step + 0.5)::bigint * s.step) END
    FROM (SELECT CASE app.suppression_profile() WHEN 'STRICTER' THEN 10 ELSE 5 END AS step) s;
  $$;

  CREATE FUNCTION app.is_accredited() RETURNS boolean LANGUAGE sql ${DEFINER} AS $$
    SELECT app.has_role('ANALYST') AND EXISTS (SELECT FROM public.analyst_accreditation a
      WHERE a.partnership_id = app.partnership_id() AND a.person_id = app.person_id() AND a.ended_at IS NULL
        AND ${TODAY} BETWEEN a.from_day AND a.until_day);
  $$;
  -- the projects in which whoever acts may work today: accredited, named in it, approved and not over
  CREATE FUNCTION app.analyst_project_ids() RETURNS uuid[] LANGUAGE sql ${DEFINER} AS $$
    SELECT CASE WHEN app.is_accredited() THEN ARRAY(SELECT j.id FROM public.analyst_project j
      JOIN public.analyst_project_member m ON m.partnership_id = j.partnership_id AND m.project_id = j.id
      WHERE j.partnership_id = app.partnership_id() AND m.person_id = app.person_id() AND j.closed_at IS NULL
        AND ${TODAY} BETWEEN j.from_day AND j.until_day) ELSE '{}' END;
  $$;

  CREATE FUNCTION app.keep_analyst_secret() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  BEGIN
    INSERT INTO app.analyst_secret (partnership_id, project_id, inner_key, outer_key) SELECT NEW.partnership_id, NEW.id,
      uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
      uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
    RETURN NULL;
  END $$;
  -- Somebody's name in a project, the same in every month and another in every project: a keyed hash (nested, with a key
  -- for each of its two steps) of the record's id. For the system alone: whoever could ask it of an id would know whose row
  -- is whose.
  CREATE FUNCTION app.analyst_pseudonym(of_project uuid, of_participant uuid) RETURNS text LANGUAGE sql ${DEFINER} AS $$
    SELECT CASE WHEN app.has_role('SYSTEM') THEN (SELECT left(encode(
        sha256(s.outer_key || sha256(s.inner_key || uuid_send(of_participant))), 'hex'), 16)
      FROM app.analyst_secret s WHERE s.partnership_id = app.partnership_id() AND s.project_id = of_project) END;
  $$;

  ${[
    'suppression_profile()',
    'largest_hidden()',
    'shown_count(bigint)',
    'is_accredited()',
    'analyst_project_ids()',
    'analyst_pseudonym(uuid, uuid)',
  ]
    .map(
      (name) => `ALTER FUNCTION app.${name} OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.${name} FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.${name} TO weft_app;`,
    )
    .join('\n  ')}
  ALTER FUNCTION app.keep_analyst_secret() OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.keep_analyst_secret() FROM PUBLIC;
  CREATE TRIGGER keep_secret AFTER INSERT ON analyst_project
    FOR EACH ROW EXECUTE FUNCTION app.keep_analyst_secret();
`;

const TABLES = [
  'suppression_choice',
  'analyst_accreditation',
  'analyst_project',
  'analyst_project_member',
  'analyst_snapshot',
  'analyst_row',
  'analyst_cube',
  'analyst_output',
];

const POLICIES = `
  ${TABLES.map(
    (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`,
  ).join('\n  ')}

  CREATE POLICY read ON suppression_choice FOR SELECT TO weft_app USING (${HERE}
    AND ${has('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'SYSTEM')});
  CREATE POLICY make ON suppression_choice FOR INSERT TO weft_app WITH CHECK (${HERE} AND chosen_by = ${ME}
    AND ${has('BACKBONE', 'DATA_LEAD')});
  GRANT SELECT, INSERT ON suppression_choice TO weft_app;

  CREATE POLICY read ON analyst_accreditation FOR SELECT TO weft_app USING (${HERE}
    AND (${has('BACKBONE', 'DATA_LEAD', 'SYSTEM')} OR person_id = ${ME}));
  CREATE POLICY make ON analyst_accreditation FOR INSERT TO weft_app WITH CHECK (${HERE} AND recorded_by = ${ME}
    AND ended_at IS NULL AND ${has('DATA_LEAD')});
  CREATE POLICY change ON analyst_accreditation FOR UPDATE TO weft_app USING (${HERE} AND ${has('DATA_LEAD')});
  GRANT SELECT, INSERT, UPDATE (ended_by, ended_at) ON analyst_accreditation TO weft_app;

  CREATE POLICY read ON analyst_project FOR SELECT TO weft_app USING (${HERE}
    AND (${has('BACKBONE', 'DATA_LEAD', 'SYSTEM')} OR id = ANY ((SELECT app.analyst_project_ids())::uuid[])));
  CREATE POLICY make ON analyst_project FOR INSERT TO weft_app WITH CHECK (${HERE} AND approved_by = ${ME}
    AND closed_at IS NULL AND ${has('DATA_LEAD')});
  CREATE POLICY change ON analyst_project FOR UPDATE TO weft_app USING (${HERE} AND ${has('DATA_LEAD')});
  GRANT SELECT, INSERT, UPDATE (closed_by, closed_at) ON analyst_project TO weft_app;

  CREATE POLICY read ON analyst_project_member FOR SELECT TO weft_app USING (${HERE}
    AND (${has('BACKBONE', 'DATA_LEAD', 'SYSTEM')} OR project_id = ANY ((SELECT app.analyst_project_ids())::uuid[])));
  -- nobody approves a project for themself
  CREATE POLICY make ON analyst_project_member FOR INSERT TO weft_app WITH CHECK (${HERE} AND person_id <> ${ME}
    AND ${has('DATA_LEAD')});
  GRANT SELECT, INSERT ON analyst_project_member TO weft_app;

  ${['analyst_snapshot', 'analyst_row', 'analyst_cube']
    .map(
      (table) => `CREATE POLICY all_of_it ON ${table} TO weft_app USING (${HERE} AND ${has('SYSTEM')});
  GRANT SELECT, INSERT, DELETE ON ${table} TO weft_app;`,
    )
    .join('\n  ')}

  CREATE POLICY read ON analyst_output FOR SELECT TO weft_app USING (${HERE}
    AND (${has('DATA_LEAD', 'SYSTEM')} OR project_id = ANY ((SELECT app.analyst_project_ids())::uuid[])));
  -- what is shown is put there by the system, so that nobody asks for another table than they saw
  CREATE POLICY make ON analyst_output FOR INSERT TO weft_app WITH CHECK (${HERE} AND state = 'ASKED' AND ${has('SYSTEM')});
  CREATE POLICY change ON analyst_output FOR UPDATE TO weft_app USING (${HERE} AND state = 'ASKED' AND ${has('DATA_LEAD')})
    WITH CHECK (${HERE} AND decided_by = ${ME});
  GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, reason) ON analyst_output TO weft_app;

  ${['suppression_choice', 'analyst_accreditation', 'analyst_project', 'analyst_project_member']
    .map(
      (table) => `CREATE POLICY gate ON ${table} FOR SELECT TO weft_gate USING (${HERE});
  GRANT SELECT ON ${table} TO weft_gate;`,
    )
    .join('\n  ')}
`;
