import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ownAnchorFigure } from './0053-own-anchor-figure.js';
import { SAFETY_NOTES } from './0053-safety-notes.js';
import { noteChanges } from './note-changes.js';

/**
 * Sealed records: those of a participant in danger are seen by the people named for it and by nobody else, even within
 * the backbone (domain.md, Tenancy and privacy; docs/adr/0022). One restrictive policy on every table that leads to a
 * person, so that it holds together with whatever else a policy allows. And safeguarding and lone-working notes.
 */
export class SealedRecords0053 implements MigrationInterface {
  name = 'SealedRecords1700000000053';

  async up(run: QueryRunner): Promise<void> {
    await run.query('GRANT CREATE ON SCHEMA app TO weft_gate');
    await run.query(TABLES);
    await run.query(FUNCTIONS);
    await run.query(POLICIES);
    await run.query(noteChanges('record_seal', 'participant', 'record_id'));
    await run.query(noteChanges('seal_opener', 'record_seal', 'seal_id'));
    await run.query(SAFETY_NOTES);
    await run.query(noteChanges('safety_note', 'participant', 'participant_id'));
    await run.query(noteChanges('safeguarding_lead', 'organisation', 'organisation_id'));
    await run.query(ELSEWHERE);
    await run.query(ownAnchorFigure('AND c.participant_id <> ALL ((SELECT app.sealed_ids())::uuid[])'));
    await run.query('SELECT app.follow_merges()');
    await run.query('REVOKE CREATE ON SCHEMA app FROM weft_gate');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(ownAnchorFigure(''));
    await run.query(`
      DO $$ DECLARE it record; BEGIN
        FOR it IN SELECT p.polname, p.polrelid::regclass AS of FROM pg_policy p
            WHERE p.polname IN ('not_sealed', 'not_sealed_at_the_gate', 'not_sealed_to_make') LOOP
          EXECUTE format('DROP POLICY %I ON %s', it.polname, it.of);
        END LOOP;
      END $$;
      DROP TRIGGER seal_follows ON referral;
      DROP FUNCTION app.follow_merges();
      ALTER FUNCTION app.follow_merges_only() RENAME TO follow_merges;
      DROP TABLE safety_note, safeguarding_lead, seal_opener, record_seal;
      DROP FUNCTION app.follow_seals(), app.seal_follows(), app.sealed_claim_ids(), app.sealed_ids(),
        app.opened_seal_ids(), app.has_openers(uuid), app.led_organisation_ids();
      REVOKE SELECT (claim_id) ON evidence FROM weft_gate;
    `);
  }
}

const TABLES = `
  CREATE TABLE record_seal (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL,
    -- what was sealed: a participant, or a referral before there is one
    record_id uuid NOT NULL,
    participant_id uuid,
    -- every referral of the person, so that nothing has to be looked up to know what is sealed
    referral_ids uuid[] NOT NULL DEFAULT '{}',
    reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 10 AND 2000),
    sealed_by uuid NOT NULL REFERENCES person,
    sealed_at timestamptz NOT NULL,
    ended_by uuid REFERENCES person,
    ended_at timestamptz,
    ended_because text CHECK (length(btrim(ended_because)) BETWEEN 10 AND 2000),
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    CHECK (participant_id IS NOT NULL OR cardinality(referral_ids) > 0),
    CHECK (num_nonnulls(ended_by, ended_at, ended_because) IN (0, 3))
  );
  -- few rows: those who live in danger now
  CREATE UNIQUE INDEX record_seal_standing ON record_seal (partnership_id, participant_id) WHERE ended_at IS NULL;

  -- Who may open it. To be named widens nothing: each sees what their role shows of any other record.
  CREATE TABLE seal_opener (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    seal_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    named_by uuid NOT NULL REFERENCES person,
    named_at timestamptz NOT NULL,
    ended_by uuid REFERENCES person,
    ended_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, seal_id) REFERENCES record_seal,
    CHECK (num_nonnulls(ended_by, ended_at) IN (0, 2))
  );
  CREATE UNIQUE INDEX seal_opener_standing ON seal_opener (partnership_id, seal_id, person_id) WHERE ended_at IS NULL;
`;

const GATE = 'SECURITY DEFINER SET search_path = pg_catalog, public';

const FUNCTIONS = `
  -- Participants and referrals that are sealed and not open to whoever acts. The system sees everybody: milestones and
  -- payments go on. Where it counts for people to read, app.seals says for whom: 'PERSON', on whose behalf it acts, or
  -- 'NOBODY', which is the same answer for all.
  CREATE FUNCTION app.sealed_ids() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE ${GATE} AS $$
  DECLARE
    kept text := app.setting('seals');
    who uuid := CASE WHEN kept = 'NOBODY' THEN NULL
      ELSE coalesce(app.person_id(), app.setting('on_behalf_of')::uuid) END;
  BEGIN
    IF kept IS NULL AND app.has_role('SYSTEM') THEN RETURN '{}'; END IF;
    RETURN coalesce((SELECT array_agg(x.id)
      FROM public.record_seal s CROSS JOIN LATERAL unnest(s.referral_ids || s.participant_id) AS x(id)
      WHERE s.partnership_id = app.partnership_id() AND s.ended_at IS NULL AND x.id IS NOT NULL
        AND NOT EXISTS (SELECT FROM public.seal_opener o WHERE o.partnership_id = s.partnership_id AND o.seal_id = s.id
          AND o.person_id = who AND o.ended_at IS NULL)), '{}');
  END $$;

  -- Their claims, and the files that are evidence of them.
  CREATE FUNCTION app.sealed_claim_ids() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE ${GATE} AS $$
  DECLARE sealed uuid[] := app.sealed_ids();
  BEGIN
    IF sealed = '{}' THEN RETURN sealed; END IF;
    RETURN coalesce((SELECT array_agg(x.id) FROM public.claim c
      CROSS JOIN LATERAL (SELECT c.id UNION ALL SELECT e.upload_id FROM public.evidence e
        WHERE e.partnership_id = c.partnership_id AND e.claim_id = c.id AND e.upload_id IS NOT NULL) x
      WHERE c.partnership_id = app.partnership_id() AND c.participant_id = ANY (sealed)), '{}');
  END $$;

  -- Seals, standing or ended, that name whoever acts.
  CREATE FUNCTION app.opened_seal_ids() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE ${GATE} AS $$
  BEGIN
    RETURN coalesce((SELECT array_agg(o.seal_id) FROM public.seal_opener o WHERE o.partnership_id = app.partnership_id()
      AND o.person_id = app.person_id() AND o.ended_at IS NULL), '{}');
  END $$;

  CREATE FUNCTION app.has_openers(of_seal uuid) RETURNS boolean LANGUAGE sql STABLE ${GATE} AS $$
    SELECT EXISTS (SELECT FROM public.seal_opener o WHERE o.partnership_id = app.partnership_id() AND o.seal_id = of_seal);
  $$;

  -- A referral of somebody who is sealed is sealed; and whoever becomes a participant stays sealed.
  CREATE FUNCTION app.seal_follows() RETURNS trigger LANGUAGE plpgsql ${GATE} AS $$
  BEGIN
    UPDATE public.record_seal s SET referral_ids = s.referral_ids || NEW.id
    WHERE s.partnership_id = NEW.partnership_id AND s.participant_id = NEW.participant_id AND s.ended_at IS NULL
      AND NOT NEW.id = ANY (s.referral_ids);
    UPDATE public.record_seal s SET participant_id = NEW.participant_id
    WHERE s.partnership_id = NEW.partnership_id AND s.participant_id IS NULL AND s.ended_at IS NULL
      AND NEW.id = ANY (s.referral_ids) AND NOT EXISTS (SELECT FROM public.record_seal other
        WHERE other.partnership_id = NEW.partnership_id AND other.participant_id = NEW.participant_id
          AND other.ended_at IS NULL);
    RETURN NULL;
  END $$;

  -- Keeps what is sealed out of every table about a participant or a referral. A claim stays in sight without its person,
  -- since it is counted and paid. Run by whoever owns the tables, at the end of a migration that adds one.
  CREATE FUNCTION app.follow_seals() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  DECLARE it record;
  BEGIN
    FOR it IN SELECT c.relname, string_agg(format(CASE WHEN a.attnotnull
          THEN '%I <> ALL ((SELECT app.sealed_ids())::uuid[])'
          ELSE '(%I = ANY ((SELECT app.sealed_ids())::uuid[])) IS NOT TRUE'
        END, a.attname), ' AND ' ORDER BY a.attname) AS kept_out
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('participant_id', 'referral_id') AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
          AND c.relname NOT IN ('claim', 'referral', 'record_seal')
          AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'not_sealed')
        GROUP BY c.relname LOOP
      EXECUTE format('CREATE POLICY not_sealed ON public.%I AS RESTRICTIVE TO weft_app USING (%s)', it.relname, it.kept_out);
    END LOOP;
  END $$;

  ALTER FUNCTION app.follow_merges() RENAME TO follow_merges_only;
  CREATE FUNCTION app.follow_merges() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  BEGIN
    PERFORM app.follow_merges_only();
    PERFORM app.follow_seals();
  END $$;
`;

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const SYSTEM = `(SELECT app.has_role('SYSTEM'))`;
const OPENS = (seal: string): string => `${seal} = ANY ((SELECT app.opened_seal_ids())::uuid[])`;

const POLICIES = `
  ALTER TABLE record_seal ENABLE ROW LEVEL SECURITY;
  ALTER TABLE record_seal FORCE ROW LEVEL SECURITY;
  ALTER TABLE seal_opener ENABLE ROW LEVEL SECURITY;
  ALTER TABLE seal_opener FORCE ROW LEVEL SECURITY;

  CREATE POLICY gate ON record_seal FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate ON seal_opener FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate_follows ON record_seal FOR UPDATE TO weft_gate USING (${HERE});
  GRANT SELECT, UPDATE (participant_id, referral_ids) ON record_seal TO weft_gate;
  GRANT SELECT ON seal_opener TO weft_gate;
  GRANT SELECT (claim_id) ON evidence TO weft_gate;

  -- that a record is sealed at all is for those whom it names
  CREATE POLICY read ON record_seal FOR SELECT TO weft_app USING (${HERE} AND (${SYSTEM} OR ${OPENS('id')}));
  CREATE POLICY make ON record_seal FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND sealed_by = (SELECT app.person_id()) AND ended_at IS NULL AND (
      EXISTS (SELECT FROM participant p WHERE p.partnership_id = record_seal.partnership_id
        AND p.id = record_seal.participant_id AND p.id = record_seal.record_id
        AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR'))
          OR ((SELECT app.has_role('PROVIDER_MANAGER')) AND p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))))
      OR (participant_id IS NULL AND referral_ids = ARRAY[record_id] AND (SELECT app.has_role('BACKBONE', 'ASSESSOR'))
        AND EXISTS (SELECT FROM referral r WHERE r.partnership_id = record_seal.partnership_id
          AND r.id = record_seal.record_id))));
  CREATE POLICY change ON record_seal FOR UPDATE TO weft_app USING (
    ${HERE} AND ${OPENS('id')} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER')));
  GRANT SELECT, INSERT, UPDATE (ended_by, ended_at, ended_because) ON record_seal TO weft_app;

  CREATE POLICY read ON seal_opener FOR SELECT TO weft_app USING (${HERE} AND (${SYSTEM} OR ${OPENS('seal_id')}));
  -- whoever seals names the first; then those who are named
  CREATE POLICY make ON seal_opener FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND named_by = (SELECT app.person_id()) AND ended_at IS NULL
    AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER'))
    AND (${OPENS('seal_id')} OR NOT app.has_openers(seal_id)));
  CREATE POLICY change ON seal_opener FOR UPDATE TO weft_app USING (
    ${HERE} AND ${OPENS('seal_id')} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER')));
  GRANT SELECT, INSERT, UPDATE (ended_by, ended_at) ON seal_opener TO weft_app;

  ALTER FUNCTION app.sealed_ids() OWNER TO weft_gate;
  ALTER FUNCTION app.sealed_claim_ids() OWNER TO weft_gate;
  ALTER FUNCTION app.opened_seal_ids() OWNER TO weft_gate;
  ALTER FUNCTION app.has_openers(uuid) OWNER TO weft_gate;
  ALTER FUNCTION app.seal_follows() OWNER TO weft_gate;
  REVOKE ALL ON FUNCTION app.sealed_ids(), app.sealed_claim_ids(), app.opened_seal_ids(), app.has_openers(uuid),
    app.seal_follows(), app.follow_seals(), app.follow_merges() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.sealed_ids(), app.sealed_claim_ids(), app.opened_seal_ids(), app.has_openers(uuid)
    TO weft_app, weft_gate;

  CREATE TRIGGER seal_follows AFTER INSERT OR UPDATE OF participant_id ON referral FOR EACH ROW
    WHEN (NEW.participant_id IS NOT NULL) EXECUTE FUNCTION app.seal_follows();
`;

const S = '((SELECT app.sealed_ids())::uuid[])';
const CLAIMS = '((SELECT app.sealed_claim_ids())::uuid[])';

/** Tables that name a person otherwise than by participant_id or referral_id, and what the gate shows. */
const ELSEWHERE = `
  CREATE POLICY not_sealed ON participant AS RESTRICTIVE TO weft_app USING (id <> ALL ${S});
  CREATE POLICY not_sealed ON referral AS RESTRICTIVE TO weft_app USING (id <> ALL ${S});
  CREATE POLICY not_sealed ON match_key AS RESTRICTIVE TO weft_app USING (record_id <> ALL ${S});
  CREATE POLICY not_sealed ON referral_file_match AS RESTRICTIVE TO weft_app USING (record_id <> ALL ${S});
  CREATE POLICY not_sealed ON different_people AS RESTRICTIVE TO weft_app
    USING (one_id <> ALL ${S} AND other_id <> ALL ${S});

  -- a claim of theirs is seen as a funder sees it, and decided on by those who are named
  CREATE POLICY not_sealed ON claim AS RESTRICTIVE FOR UPDATE TO weft_app USING (participant_id <> ALL ${S});
  CREATE POLICY not_sealed_to_make ON claim AS RESTRICTIVE FOR INSERT TO weft_app
    WITH CHECK (participant_id <> ALL ${S});
  CREATE POLICY not_sealed ON claim_event AS RESTRICTIVE TO weft_app USING (claim_id <> ALL ${CLAIMS});
  CREATE POLICY not_sealed ON claim_message AS RESTRICTIVE TO weft_app USING (claim_id <> ALL ${CLAIMS});
  CREATE POLICY not_sealed ON evidence AS RESTRICTIVE TO weft_app USING (claim_id <> ALL ${CLAIMS});
  CREATE POLICY not_sealed ON evidence_measure AS RESTRICTIVE TO weft_app USING (claim_id <> ALL ${CLAIMS});
  CREATE POLICY not_sealed ON audit_sample_claim AS RESTRICTIVE FOR UPDATE TO weft_app USING (claim_id <> ALL ${CLAIMS});
  CREATE POLICY not_sealed ON upload AS RESTRICTIVE TO weft_app USING (id <> ALL ${CLAIMS});

  -- functions and views that see more than their reader leave them out as well
  CREATE POLICY not_sealed_at_the_gate ON participant AS RESTRICTIVE FOR SELECT TO weft_gate USING (id <> ALL ${S});
  CREATE POLICY not_sealed_at_the_gate ON referral AS RESTRICTIVE FOR SELECT TO weft_gate USING (id <> ALL ${S});
  CREATE POLICY not_sealed_at_the_gate ON enrolment AS RESTRICTIVE FOR SELECT TO weft_gate
    USING (participant_id <> ALL ${S});
`;
