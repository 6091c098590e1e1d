import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Anchor organisations: schools, practices and centres in which people are supported, and with whom nothing is
 * contractual (domain.md, Anchor organisations; issue 4 part 8, ADR 19). Who looks after one, whom one knows there,
 * what was agreed and promised, whom it thinks of, and what it may know of its own people, field by field.
 */
export class Anchors0038 implements MigrationInterface {
  name = 'Anchors1700000000038';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(DOORS);
    await run.query(
      `GRANT CREATE ON SCHEMA app TO weft_gate; ${functionsOfGate} REVOKE CREATE ON SCHEMA app FROM weft_gate;`,
    );
    for (const table of OF_ANCHOR) await run.query(secured(table));
    await run.query(POLICIES);
    await run.query(OWN_VIEWS);
    for (const table of OF_ANCHOR) await run.query(noteChanges(table, 'organisation', 'anchor_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP VIEW own_anchor_payment, own_anchor_figure, own_anchor_participant;
      DROP TABLE ${OF_ANCHOR.join(', ')};
      DROP FUNCTION app.places_used(uuid, date, date), app.looked_after_ids(), app.anchor_ids();
      DROP INDEX participant_anchor, enrolment_anchor, claim_anchor;
      DROP POLICY gate ON payment_run;
      DROP POLICY gate ON last_seen;
    `);
  }
}

/** Every one of them names its anchor by `anchor_id`. */
const OF_ANCHOR = [
  'anchor_record',
  'anchor_worker',
  'anchor_contact',
  'anchor_places',
  'anchor_promise',
  'anchor_agreement',
  'anchor_candidate',
  'anchor_refusal',
];

const ANCHOR = `partnership_id uuid NOT NULL REFERENCES partnership,
    anchor_id uuid NOT NULL,
    FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation`;

const TABLES = `
  -- What a register says of it: NHS England's list of practices, by its ODS code.
  CREATE TABLE anchor_record (
    ${ANCHOR},
    ods_code text NOT NULL CHECK (ods_code ~ '^[A-Z][0-9]{5}$'),
    address text NOT NULL CHECK (length(address) <= 500),
    postcode text CHECK (length(postcode) <= 20),
    opened_on date,
    commissioner text CHECK (length(commissioner) <= 20),
    imported_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, anchor_id),
    UNIQUE (partnership_id, ods_code)
  );

  -- Which worker looks after which anchor, since when; of which provider, so that its people see the anchor.
  CREATE TABLE anchor_worker (
    ${ANCHOR},
    person_id uuid NOT NULL REFERENCES person,
    provider_id uuid NOT NULL,
    from_on date NOT NULL,
    ended_on date,
    PRIMARY KEY (partnership_id, anchor_id, person_id),
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation,
    CHECK (ended_on >= from_on)
  );
  CREATE INDEX anchor_worker_provider ON anchor_worker (partnership_id, provider_id) WHERE ended_on IS NULL;
  CREATE INDEX anchor_worker_person ON anchor_worker (partnership_id, person_id) WHERE ended_on IS NULL;

  -- Whom one rings there: people at work, by the ways they gave for it.
  CREATE TABLE anchor_contact (
    ${ANCHOR},
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
    job text NOT NULL CHECK (length(btrim(job)) BETWEEN 1 AND 200),
    phone text CHECK (length(phone) <= 20),
    email text CHECK (length(email) <= 254),
    -- when to ring, and what to be careful of
    note text CHECK (length(note) <= 2000),
    recorded_at timestamptz NOT NULL,
    left_at timestamptz,
    PRIMARY KEY (partnership_id, id)
  );
  CREATE INDEX anchor_contact_anchor ON anchor_contact (partnership_id, anchor_id, name) WHERE left_at IS NULL;

  -- How many of its people may be supported in a year; the year is the partnership's and the anchor's own.
  CREATE TABLE anchor_places (
    ${ANCHOR},
    from_on date NOT NULL,
    to_on date NOT NULL CHECK (to_on > from_on),
    places int NOT NULL CHECK (places BETWEEN 1 AND 100000),
    agreed_by uuid REFERENCES person,
    agreed_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, anchor_id, from_on)
  );

  -- What was promised at a review, by whom and for when, and whether it was kept.
  CREATE TABLE anchor_promise (
    ${ANCHOR},
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    review_on date NOT NULL,
    words text NOT NULL CHECK (length(btrim(words)) BETWEEN 1 AND 2000),
    promised_by text NOT NULL CHECK (promised_by IN ('ANCHOR', 'PROVIDER')),
    who text NOT NULL CHECK (length(btrim(who)) BETWEEN 1 AND 200),
    due_on date NOT NULL CHECK (due_on >= review_on),
    recorded_by uuid NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    kept boolean,
    settled_on date,
    settled_by uuid REFERENCES person,
    PRIMARY KEY (partnership_id, id),
    CHECK ((kept IS NULL) = (settled_on IS NULL) AND (kept IS NULL) = (settled_by IS NULL))
  );
  CREATE INDEX anchor_promise_anchor ON anchor_promise (partnership_id, anchor_id, review_on DESC);

  -- What an anchor may know of its own people: the newest row stands, the earlier ones stay. Without one: a count.
  CREATE TABLE anchor_agreement (
    ${ANCHOR},
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    fields text[] NOT NULL CHECK (fields <@ ARRAY['NAME', 'STARTED', 'PHASE', 'LINK_WORKER', 'LAST_SEEN', 'ATTENDANCE',
      'OUTCOMES', 'PAYS']),
    note text CHECK (length(note) <= 2000),
    agreed_by uuid NOT NULL REFERENCES person,
    agreed_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id)
  );
  CREATE INDEX anchor_agreement_newest ON anchor_agreement (partnership_id, anchor_id, id DESC);

  -- Whom the anchor thinks of: its own code and its own words, and nobody's name. A name is asked for once a parent
  -- has consented, and then it is a referral. What is refused is deleted.
  CREATE TABLE anchor_candidate (
    ${ANCHOR},
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    code text NOT NULL CHECK (length(btrim(code)) BETWEEN 1 AND 40),
    reasons text NOT NULL CHECK (length(btrim(reasons)) BETWEEN 1 AND 2000),
    suggested_by uuid NOT NULL REFERENCES person,
    suggested_at timestamptz NOT NULL,
    -- the day on which a parent was asked
    asked_on date,
    consented_on date,
    referral_id uuid,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, anchor_id, code),
    FOREIGN KEY (partnership_id, referral_id) REFERENCES referral,
    CHECK ((consented_on IS NULL) = (referral_id IS NULL) AND (consented_on IS NULL OR consented_on >= asked_on))
  );

  -- How many were refused: all that is kept of them.
  CREATE TABLE anchor_refusal (
    ${ANCHOR},
    count int NOT NULL CHECK (count > 0),
    PRIMARY KEY (partnership_id, anchor_id)
  );

  CREATE INDEX participant_anchor ON participant (partnership_id, anchor_id) WHERE anchor_id IS NOT NULL;
  CREATE INDEX enrolment_anchor ON enrolment (partnership_id, anchor_id) WHERE anchor_id IS NOT NULL;
  CREATE INDEX claim_anchor ON claim (partnership_id, anchor_id) WHERE anchor_id IS NOT NULL;
`;

const DOORS = `
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON anchor_agreement
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
  CREATE POLICY gate ON anchor_worker FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate ON anchor_agreement FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate ON payment_run FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate ON last_seen FOR SELECT TO weft_gate USING (true);
  GRANT SELECT ON anchor_worker, anchor_agreement, last_seen TO weft_gate;
  GRANT SELECT (partnership_id, id, period_end) ON payment_run TO weft_gate;
  GRANT SELECT (id, partnership_id, anchor_id, provider_id, given_name, family_name, folded_name, enrolled_on, phase,
    link_worker_id) ON participant TO weft_gate;

  -- The anchors at which somebody acts for the anchor itself.
  CREATE FUNCTION app.anchor_ids() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT coalesce(array_agg(m.organisation_id), '{}') FROM public.membership m
    WHERE m.partnership_id = (SELECT app.partnership_id()) AND m.person_id = (SELECT app.person_id())
      AND m.state = 'ACTIVE' AND 'ANCHOR' = ANY (m.roles);
  $$;
  -- Those that somebody of one's own provider looks after.
  CREATE FUNCTION app.looked_after_ids() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public
  AS $$
    SELECT coalesce(array_agg(DISTINCT w.anchor_id), '{}') FROM public.anchor_worker w
    WHERE w.partnership_id = (SELECT app.partnership_id()) AND w.ended_on IS NULL
      AND w.provider_id = ANY ((SELECT app.provider_ids())::uuid[]);
  $$;
  -- How many people of an anchor were supported between two days, by whichever provider: for who sees the places.
  CREATE FUNCTION app.places_used(of_anchor uuid, since date, until date) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public
  AS $$
    SELECT count(DISTINCT e.participant_id)::int FROM public.enrolment e
    WHERE e.partnership_id = (SELECT app.partnership_id()) AND e.anchor_id = of_anchor
      AND e.enrolled_on <= until AND coalesce(e.ended_on, 'infinity') >= since
      AND ((SELECT app.has_role('BACKBONE', 'SYSTEM')) OR of_anchor = ANY (app.looked_after_ids() || app.anchor_ids()));
  $$;
  REVOKE EXECUTE ON FUNCTION app.anchor_ids(), app.looked_after_ids(), app.places_used(uuid, date, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.anchor_ids(), app.looked_after_ids(), app.places_used(uuid, date, date)
    TO weft_app, weft_gate;
`;

const functionsOfGate = ['anchor_ids()', 'looked_after_ids()', 'places_used(uuid, date, date)']
  .map((name) => `ALTER FUNCTION app.${name} OWNER TO weft_gate;`)
  .join(' ');

const HERE = 'partnership_id = (SELECT app.partnership_id())';
/** Who works with the anchor: the backbone, and the provider whose people look after it. */
const LOOKS_AFTER = `((SELECT app.has_role('BACKBONE', 'SYSTEM'))
  OR anchor_id = ANY ((SELECT app.looked_after_ids())::uuid[]))`;
const IS_OWN = 'anchor_id = ANY ((SELECT app.anchor_ids())::uuid[])';

const secured = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON ${table} FOR SELECT TO weft_app USING (${HERE} AND (${LOOKS_AFTER} OR ${IS_OWN}${
    // whoever says that somebody of theirs looks after an anchor sees what they say
    table === 'anchor_worker' ? ' OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])' : ''
  }));
`;

const policy = (name: string, table: string, who: string): string => {
  const [command, judged] = {
    make: ['INSERT', 'WITH CHECK'],
    change: ['UPDATE', 'USING'],
    remove: ['DELETE', 'USING'],
  }[name] as [string, string];
  return `CREATE POLICY ${name} ON ${table} FOR ${command} TO weft_app ${judged} (${HERE} AND ${who});\n`;
};
const BACKBONE = `(SELECT app.has_role('BACKBONE'))`;
/** A manager says which of their own provider's people look after an anchor. */
const ASSIGNS = `(${BACKBONE}
  OR ((SELECT app.has_role('PROVIDER_MANAGER')) AND provider_id = ANY ((SELECT app.provider_ids())::uuid[])))`;
const EITHER = `(${LOOKS_AFTER} OR ${IS_OWN})`;

const POLICIES = [
  policy('make', 'anchor_record', BACKBONE),
  policy('change', 'anchor_record', BACKBONE),
  'GRANT SELECT, INSERT, UPDATE (address, postcode, opened_on, commissioner, imported_at) ON anchor_record TO weft_app;',
  policy('make', 'anchor_worker', ASSIGNS),
  policy('change', 'anchor_worker', ASSIGNS),
  'GRANT SELECT, INSERT, UPDATE (from_on, ended_on) ON anchor_worker TO weft_app;',
  policy('make', 'anchor_contact', LOOKS_AFTER),
  policy('change', 'anchor_contact', LOOKS_AFTER),
  'GRANT SELECT, INSERT, UPDATE (name, job, phone, email, note, left_at) ON anchor_contact TO weft_app;',
  policy('make', 'anchor_places', `agreed_by = (SELECT app.person_id()) AND ${LOOKS_AFTER}`),
  policy('change', 'anchor_places', LOOKS_AFTER),
  'GRANT SELECT, INSERT, UPDATE (to_on, places, agreed_by, agreed_at) ON anchor_places TO weft_app;',
  policy(
    'make',
    'anchor_promise',
    `recorded_by = (SELECT app.person_id()) AND kept IS NULL AND ${LOOKS_AFTER}`,
  ),
  policy('change', 'anchor_promise', LOOKS_AFTER),
  'GRANT SELECT, INSERT, UPDATE (kept, settled_on, settled_by) ON anchor_promise TO weft_app;',
  policy('make', 'anchor_agreement', `agreed_by = (SELECT app.person_id()) AND ${BACKBONE}`),
  'GRANT SELECT, INSERT ON anchor_agreement TO weft_app;',
  // the list is the anchor's own: its people write it, and those who look after it ask the parents
  policy(
    'make',
    'anchor_candidate',
    `suggested_by = (SELECT app.person_id()) AND referral_id IS NULL AND ${IS_OWN}`,
  ),
  policy('change', 'anchor_candidate', EITHER),
  // once it is a referral it stays
  policy('remove', 'anchor_candidate', `referral_id IS NULL AND ${EITHER}`),
  'GRANT SELECT, INSERT, UPDATE (asked_on, consented_on, referral_id), DELETE ON anchor_candidate TO weft_app;',
  policy('make', 'anchor_refusal', EITHER),
  policy('change', 'anchor_refusal', EITHER),
  'GRANT SELECT, INSERT, UPDATE (count) ON anchor_refusal TO weft_app;',
].join('\n');

/** The newest agreement of each of one's own anchors; nothing where there is none. */
const AGREED = `organisation o CROSS JOIN LATERAL (SELECT coalesce((SELECT a.fields FROM anchor_agreement a
      WHERE a.partnership_id = o.partnership_id AND a.anchor_id = o.id ORDER BY a.id DESC LIMIT 1), '{}') AS fields) d`;
const OWN = `o.partnership_id = (SELECT app.partnership_id()) AND o.id = ANY ((SELECT app.anchor_ids())::uuid[])`;
/** An outcome by its name; one of a sensitive domain by its domain. */
const REACHED = `SELECT coalesce(app.sensitive_domain(t.domain, h.sensitive_domains), t.title) AS title, c.achieved_on
      FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
      JOIN partnership h ON h.id = c.partnership_id
      WHERE c.partnership_id = o.partnership_id AND c.anchor_id = o.id AND c.state IN ('VERIFIED', 'BILLED', 'PAID')`;

const OWN_VIEWS = `
  -- An anchor's own people, of whom it sees what its agreement says and null otherwise; nobody without the name, since a
  -- row without one is still somebody.
  CREATE VIEW own_anchor_participant WITH (security_barrier) AS
    SELECT p.partnership_id, p.id, p.anchor_id, p.folded_name AS sorted_by, p.given_name, p.family_name,
      CASE WHEN 'STARTED' = ANY (d.fields) THEN p.enrolled_on END AS started_on,
      CASE WHEN 'PHASE' = ANY (d.fields) THEN p.phase END AS phase,
      CASE WHEN 'LINK_WORKER' = ANY (d.fields) THEN (SELECT w.name FROM person w WHERE w.id = p.link_worker_id) END
        AS link_worker,
      CASE WHEN 'LAST_SEEN' = ANY (d.fields) THEN (SELECT s.seen_on FROM last_seen s
        WHERE s.partnership_id = p.partnership_id AND s.participant_id = p.id) END AS last_seen_on,
      CASE WHEN 'OUTCOMES' = ANY (d.fields) THEN (SELECT coalesce(json_agg(json_build_object('title', r.title, 'achievedOn',
        r.achieved_on) ORDER BY r.achieved_on, r.title), '[]') FROM (${REACHED} AND c.participant_id = p.id) r) END AS outcomes
    FROM ${AGREED}
    JOIN participant p ON p.partnership_id = o.partnership_id AND p.anchor_id = o.id
    WHERE ${OWN} AND 'NAME' = ANY (d.fields);

  -- How many there are: small ones hidden and others rounded to 5 (domain.md, Tenancy and privacy) for an anchor that is
  -- not to know who they are.
  CREATE VIEW own_anchor_figure WITH (security_barrier) AS
    SELECT o.partnership_id, o.id AS anchor_id, f.kind, f.label,
      CASE WHEN 'NAME' = ANY (d.fields) THEN f.count WHEN f.count BETWEEN 1 AND 7 THEN NULL
        ELSE floor(f.count / 5.0 + 0.5)::bigint * 5 END AS count
    FROM ${AGREED}
    CROSS JOIN LATERAL (
      SELECT 'SUPPORTED' AS kind, NULL AS label, count(*) FROM participant p
      WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND p.phase IN ('ACTIVE', 'MONITORING')
      UNION ALL
      SELECT 'PHASE', p.phase, count(*) FROM participant p
      WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND 'PHASE' = ANY (d.fields) GROUP BY p.phase
      UNION ALL
      SELECT 'OUTCOME', r.title, count(*) FROM (${REACHED}) r WHERE 'OUTCOMES' = ANY (d.fields) GROUP BY r.title
    ) f
    WHERE ${OWN};

  -- What it pays for its own people as an anchor, run by run.
  CREATE VIEW own_anchor_payment WITH (security_barrier) AS
    SELECT o.partnership_id, o.id AS anchor_id, r.period_end, sum(e.amount)::bigint AS amount
    FROM ${AGREED}
    JOIN payment_run r ON r.partnership_id = o.partnership_id
    JOIN ledger_entry e ON e.partnership_id = r.partnership_id AND e.run_id = r.id AND e.funder_id = o.id
      AND e.account = 'DUE'
    WHERE ${OWN} AND 'PAYS' = ANY (d.fields) AND EXISTS (SELECT FROM contribution c
      WHERE c.partnership_id = e.partnership_id AND c.label = e.contribution_label AND c.anchor_pays)
    GROUP BY 1, 2, 3;

  GRANT CREATE ON SCHEMA public TO weft_gate;
  ALTER VIEW own_anchor_participant OWNER TO weft_gate;
  ALTER VIEW own_anchor_figure OWNER TO weft_gate;
  ALTER VIEW own_anchor_payment OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA public FROM weft_gate;
  GRANT SELECT ON own_anchor_participant, own_anchor_figure, own_anchor_payment TO weft_app;
`;
