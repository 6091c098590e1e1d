import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Participants with their episodes of support, and claims with evidence, history and conversation. */
export class PeopleAndClaims0004 implements MigrationInterface {
  name = 'PeopleAndClaims1700000000004';

  async up(run: QueryRunner): Promise<void> {
    await run.query(PEOPLE);
    await run.query(CLAIMS);
    await run.query(GUARDS);
    await run.query(POLICIES);
    await run.query(DOORS);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE claim_message, claim_event, evidence_opening, evidence, upload, claim, baseline, enrolment,
        participant_detail, participant;
      DROP FUNCTION app.guard_claim(), app.enrolments_of(uuid[]), app.outcomes_of(uuid[]),
        app.count_live_claims(text[], text[], uuid[], date[], date[]);
    `);
  }
}

const PEOPLE = `
  CREATE TABLE participant (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    reference text NOT NULL,
    given_name text NOT NULL CHECK (length(btrim(given_name)) BETWEEN 1 AND 200),
    family_name text NOT NULL CHECK (length(btrim(family_name)) BETWEEN 1 AND 200),
    cohort text NOT NULL DEFAULT 'NEW' CHECK (cohort IN ('NEW', 'HISTORIC')),
    -- what the latest episode of support says
    provider_id uuid NOT NULL,
    anchor_id uuid,
    link_worker_id uuid REFERENCES person,
    enrolled_on date NOT NULL,
    phase text NOT NULL DEFAULT 'ACTIVE' CHECK (phase IN ('WAITING', 'ACTIVE', 'MONITORING', 'CLOSED')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, reference),
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation,
    FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation
  );
  CREATE INDEX participant_newest ON participant (partnership_id, created_at DESC, id DESC);
  CREATE INDEX participant_provider ON participant (partnership_id, provider_id, created_at DESC, id DESC);
  CREATE INDEX participant_family_name ON participant (partnership_id, lower(family_name) text_pattern_ops);
  CREATE INDEX participant_given_name ON participant (partnership_id, lower(given_name) text_pattern_ops);

  -- Apart from the name, because a verifier may know who it is and nothing else.
  CREATE TABLE participant_detail (
    partnership_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    birth_date date,
    postcode text CHECK (length(postcode) <= 20),
    PRIMARY KEY (partnership_id, participant_id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant
  );

  -- One episode of support: which provider, anchor and cohort held from which day.
  CREATE TABLE enrolment (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    anchor_id uuid,
    cohort text NOT NULL CHECK (cohort IN ('NEW', 'HISTORIC')),
    enrolled_on date NOT NULL,
    ended_on date,
    recorded_by uuid REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, participant_id, enrolled_on),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation,
    FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation,
    CHECK (ended_on >= enrolled_on)
  );

  -- What somebody had achieved before: dated, and nobody pays for it.
  CREATE TABLE baseline (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    outcome_code text NOT NULL CHECK (outcome_code ~ '^[A-Z0-9_]{1,64}$'),
    achieved_on date NOT NULL,
    recorded_by uuid REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, participant_id, outcome_code),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant
  );
`;

const CLAIMS = `
  CREATE TABLE claim (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    reference text NOT NULL,
    participant_id uuid NOT NULL,
    enrolment_id uuid NOT NULL,
    -- as they were on the date of achievement
    provider_id uuid NOT NULL,
    anchor_id uuid,
    cohort text NOT NULL CHECK (cohort IN ('NEW', 'HISTORIC')),
    outcome_code text NOT NULL,
    tariff_id uuid NOT NULL,
    achieved_on date NOT NULL,
    -- fixed when it was first submitted
    price bigint NOT NULL CHECK (price > 0),
    state text NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'WITHHELD', 'REJECTED',
      'VERIFIED', 'BILLED', 'PAID', 'REVERSED')),
    submitted_by uuid NOT NULL REFERENCES person,
    submitted_at timestamptz NOT NULL,
    approved_by uuid REFERENCES person,
    approved_at timestamptz,
    verified_by uuid REFERENCES person,
    verified_at timestamptz,
    -- the run that billed it
    run_id uuid,
    -- why the last run that wanted to could not bill it, and which run that was
    unfunded_reason text,
    unfunded_run_id uuid,
    -- reversed after it was billed, and the ledger does not say so yet: the outcome is not free
    reversal_pending boolean NOT NULL DEFAULT false,
    -- an earlier outcome it rests on was reversed
    rests_on_reversed boolean NOT NULL DEFAULT false,
    awaits_answer boolean NOT NULL DEFAULT false,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, reference),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, enrolment_id) REFERENCES enrolment,
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation,
    FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation,
    FOREIGN KEY (partnership_id, tariff_id) REFERENCES tariff,
    -- three different persons
    CHECK (approved_by <> submitted_by),
    CHECK (verified_by <> submitted_by),
    CHECK (verified_by <> approved_by),
    CHECK (state NOT IN ('VERIFIED', 'BILLED', 'PAID') OR (verified_by IS NOT NULL AND approved_by IS NOT NULL)),
    CHECK (NOT reversal_pending OR state = 'REVERSED')
  );
  -- Once per participant and outcome, whatever races.
  CREATE UNIQUE INDEX claim_once ON claim (partnership_id, participant_id, outcome_code)
    WHERE state NOT IN ('REJECTED', 'REVERSED') OR reversal_pending;
  CREATE INDEX claim_newest ON claim (partnership_id, submitted_at DESC, id DESC);
  CREATE INDEX claim_provider ON claim (partnership_id, provider_id, submitted_at DESC, id DESC);
  CREATE INDEX claim_participant ON claim (partnership_id, participant_id, submitted_at DESC, id DESC);
  CREATE INDEX claim_state ON claim (partnership_id, state, submitted_at DESC, id DESC);
  CREATE INDEX claim_outcome ON claim (partnership_id, outcome_code, achieved_on);
  CREATE INDEX claim_to_bill ON claim (partnership_id, achieved_on, reference) WHERE state = 'VERIFIED';

  CREATE TABLE upload (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    uploaded_by uuid NOT NULL REFERENCES person,
    storage_key text NOT NULL UNIQUE,
    file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg', 'text/plain')),
    size int NOT NULL CHECK (size BETWEEN 1 AND 20971520),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (partnership_id, id)
  );

  CREATE TABLE evidence (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    claim_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('DOCUMENT', 'SELF_CERTIFICATION', 'ASSESSMENT', 'EMPLOYER_CONFIRMATION', 'DATA_MATCH')),
    statement text CHECK (length(statement) <= 5000),
    upload_id uuid,
    attached_by uuid REFERENCES person,
    attached_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, claim_id) REFERENCES claim,
    FOREIGN KEY (partnership_id, upload_id) REFERENCES upload,
    CHECK (statement IS NOT NULL OR upload_id IS NOT NULL OR kind = 'DATA_MATCH'),
    -- only the system attaches a data match
    CHECK ((kind = 'DATA_MATCH') = (attached_by IS NULL))
  );
  CREATE INDEX evidence_claim ON evidence (partnership_id, claim_id);
  CREATE INDEX evidence_upload ON evidence (partnership_id, upload_id);

  CREATE TABLE evidence_opening (
    partnership_id uuid NOT NULL,
    evidence_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    opened_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (partnership_id, evidence_id, person_id),
    FOREIGN KEY (partnership_id, evidence_id) REFERENCES evidence
  );

  CREATE TABLE claim_event (
    partnership_id uuid NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    claim_id uuid NOT NULL,
    at timestamptz NOT NULL,
    by_person uuid REFERENCES person,
    from_state text,
    to_state text NOT NULL,
    reason text CHECK (length(reason) <= 5000),
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, claim_id) REFERENCES claim
  );
  CREATE INDEX claim_event_claim ON claim_event (partnership_id, claim_id);

  CREATE TABLE claim_message (
    partnership_id uuid NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    claim_id uuid NOT NULL,
    at timestamptz NOT NULL,
    by_person uuid NOT NULL REFERENCES person,
    text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 5000),
    is_question boolean NOT NULL,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, claim_id) REFERENCES claim
  );
  CREATE INDEX claim_message_claim ON claim_message (partnership_id, claim_id);
`;

const GUARDS = `
  -- The second lock on the table in rules/claims: a test compares the two. What a claim is about,
  -- and what it costs, never changes.
  CREATE FUNCTION app.guard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (NEW.participant_id, NEW.enrolment_id, NEW.provider_id, NEW.anchor_id, NEW.cohort, NEW.outcome_code,
        NEW.tariff_id, NEW.achieved_on, NEW.price, NEW.reference)
      IS DISTINCT FROM (OLD.participant_id, OLD.enrolment_id, OLD.provider_id, OLD.anchor_id, OLD.cohort,
        OLD.outcome_code, OLD.tariff_id, OLD.achieved_on, OLD.price, OLD.reference) THEN
      RAISE EXCEPTION 'what a claim is about never changes' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY[
        'DRAFT>SUBMITTED', 'SUBMITTED>APPROVED', 'SUBMITTED>RETURNED', 'RETURNED>SUBMITTED', 'WITHHELD>SUBMITTED',
        'APPROVED>VERIFIED', 'APPROVED>WITHHELD', 'APPROVED>REJECTED', 'WITHHELD>VERIFIED', 'WITHHELD>REJECTED',
        'VERIFIED>BILLED', 'VERIFIED>REVERSED', 'BILLED>PAID', 'BILLED>REVERSED', 'PAID>REVERSED']) THEN
      RAISE EXCEPTION 'a claim does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE UPDATE ON claim FOR EACH ROW EXECUTE FUNCTION app.guard_claim();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_event
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_message
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
`;

const POLICIES = `
  ALTER TABLE participant ENABLE ROW LEVEL SECURITY;
  ALTER TABLE participant FORCE ROW LEVEL SECURITY;
  ALTER TABLE participant_detail ENABLE ROW LEVEL SECURITY;
  ALTER TABLE participant_detail FORCE ROW LEVEL SECURITY;
  ALTER TABLE enrolment ENABLE ROW LEVEL SECURITY;
  ALTER TABLE enrolment FORCE ROW LEVEL SECURITY;
  ALTER TABLE baseline ENABLE ROW LEVEL SECURITY;
  ALTER TABLE baseline FORCE ROW LEVEL SECURITY;
  ALTER TABLE claim ENABLE ROW LEVEL SECURITY;
  ALTER TABLE claim FORCE ROW LEVEL SECURITY;
  ALTER TABLE upload ENABLE ROW LEVEL SECURITY;
  ALTER TABLE upload FORCE ROW LEVEL SECURITY;
  ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;
  ALTER TABLE evidence FORCE ROW LEVEL SECURITY;
  ALTER TABLE evidence_opening ENABLE ROW LEVEL SECURITY;
  ALTER TABLE evidence_opening FORCE ROW LEVEL SECURITY;
  ALTER TABLE claim_event ENABLE ROW LEVEL SECURITY;
  ALTER TABLE claim_event FORCE ROW LEVEL SECURITY;
  ALTER TABLE claim_message ENABLE ROW LEVEL SECURITY;
  ALTER TABLE claim_message FORCE ROW LEVEL SECURITY;

  -- Claims. A provider sees its own, a verifier what was put forward, an auditor what was verified,
  -- a commissioner all of them (but nobody's name: that is participant's policy). A funder reads the
  -- view funder_claim and nothing here.
  CREATE POLICY read ON claim FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'SYSTEM'))
      OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])
      OR ((SELECT app.has_role('VERIFIER', 'COMMISSIONER')) AND state <> 'DRAFT')
      OR ((SELECT app.has_role('AUDITOR')) AND state IN ('VERIFIED', 'BILLED', 'PAID', 'REVERSED'))));
  CREATE POLICY make ON claim FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND submitted_by = (SELECT app.person_id())
    AND provider_id = ANY ((SELECT app.provider_ids())::uuid[]));
  CREATE POLICY change ON claim FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'VERIFIER', 'AUDITOR', 'SYSTEM'))
      OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
  GRANT SELECT, INSERT, UPDATE (state, submitted_by, submitted_at, approved_by, approved_at, verified_by, verified_at,
    run_id, unfunded_reason, unfunded_run_id, reversal_pending, rests_on_reversed, awaits_answer) ON claim TO weft_app;

  -- Participants: who may know who it is.
  CREATE POLICY read ON participant FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'SYSTEM'))
      OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])
      OR ((SELECT app.has_role('VERIFIER')) AND EXISTS (
        SELECT FROM claim c WHERE c.partnership_id = participant.partnership_id
          AND c.participant_id = participant.id AND c.state <> 'DRAFT'))
      OR ((SELECT app.has_role('AUDITOR')) AND EXISTS (
        SELECT FROM claim c WHERE c.partnership_id = participant.partnership_id
          AND c.participant_id = participant.id AND c.state IN ('VERIFIED', 'BILLED', 'PAID', 'REVERSED')))));
  CREATE POLICY make ON participant FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR')) OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
  CREATE POLICY change ON participant FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR')) OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
  GRANT SELECT, INSERT, UPDATE (given_name, family_name, provider_id, anchor_id, link_worker_id, cohort, enrolled_on, phase)
    ON participant TO weft_app;

  CREATE POLICY read ON participant_detail FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM participant p WHERE p.partnership_id = participant_detail.partnership_id
        AND p.id = participant_detail.participant_id
        AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD'))
          OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
  CREATE POLICY make ON participant_detail FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM participant p WHERE p.partnership_id = participant_detail.partnership_id
        AND p.id = participant_detail.participant_id
        AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR')) OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
  GRANT SELECT, INSERT ON participant_detail TO weft_app;

  CREATE POLICY read ON enrolment FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'SYSTEM'))
      OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
  CREATE POLICY make ON enrolment FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR')) OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
  GRANT SELECT, INSERT ON enrolment TO weft_app;

  CREATE POLICY read ON baseline FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM participant p WHERE p.partnership_id = baseline.partnership_id AND p.id = baseline.participant_id));
  CREATE POLICY make ON baseline FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR')));
  GRANT SELECT, INSERT ON baseline TO weft_app;

  -- What proves a claim: its provider, and those who check it. A commissioner reads states and money.
  CREATE POLICY read ON evidence FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM claim c WHERE c.partnership_id = evidence.partnership_id AND c.id = evidence.claim_id
        AND ((SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'VERIFIER', 'SYSTEM'))
          OR c.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
          OR ((SELECT app.has_role('AUDITOR')) AND c.state IN ('VERIFIED', 'BILLED', 'PAID', 'REVERSED')))));
  CREATE POLICY make ON evidence FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id())
    AND (attached_by = (SELECT app.person_id()) OR (SELECT app.has_role('SYSTEM')))
    AND EXISTS (SELECT FROM claim c WHERE c.partnership_id = evidence.partnership_id AND c.id = evidence.claim_id
      AND (c.provider_id = ANY ((SELECT app.provider_ids())::uuid[]) OR (SELECT app.has_role('SYSTEM')))));
  GRANT SELECT, INSERT ON evidence TO weft_app;

  CREATE POLICY read ON upload FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      uploaded_by = (SELECT app.person_id())
      OR EXISTS (SELECT FROM evidence e WHERE e.partnership_id = upload.partnership_id AND e.upload_id = upload.id)));
  CREATE POLICY make ON upload FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND uploaded_by = (SELECT app.person_id())
    AND (SELECT app.has_role('PROVIDER_MANAGER', 'LINK_WORKER')));
  GRANT SELECT, INSERT ON upload TO weft_app;

  CREATE POLICY read ON evidence_opening FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id())
    AND (person_id = (SELECT app.person_id()) OR (SELECT app.has_role('BACKBONE', 'DATA_LEAD'))));
  CREATE POLICY make ON evidence_opening FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND person_id = (SELECT app.person_id())
    AND EXISTS (SELECT FROM evidence e WHERE e.partnership_id = evidence_opening.partnership_id
      AND e.id = evidence_opening.evidence_id));
  GRANT SELECT, INSERT ON evidence_opening TO weft_app;

  CREATE POLICY read ON claim_event FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM claim c WHERE c.partnership_id = claim_event.partnership_id AND c.id = claim_event.claim_id));
  CREATE POLICY make ON claim_event FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id())
    -- the system sees every claim: for it, the foreign key says enough, row by row for thousands
    AND ((SELECT app.has_role('SYSTEM')) OR (by_person = (SELECT app.person_id())
      AND EXISTS (SELECT FROM claim c WHERE c.partnership_id = claim_event.partnership_id AND c.id = claim_event.claim_id))));
  GRANT SELECT, INSERT ON claim_event TO weft_app;

  CREATE POLICY read ON claim_message FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM claim c WHERE c.partnership_id = claim_message.partnership_id AND c.id = claim_message.claim_id
        AND ((SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'VERIFIER'))
          OR c.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
          OR ((SELECT app.has_role('AUDITOR')) AND c.state IN ('VERIFIED', 'BILLED', 'PAID', 'REVERSED')))));
  CREATE POLICY make ON claim_message FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND by_person = (SELECT app.person_id())
    AND EXISTS (SELECT FROM claim c WHERE c.partnership_id = claim_message.partnership_id AND c.id = claim_message.claim_id));
  GRANT SELECT, INSERT ON claim_message TO weft_app;

  -- What the view funder_claim is made from.
  CREATE POLICY gate ON claim FOR SELECT TO weft_gate USING (true);
  GRANT SELECT ON claim TO weft_gate;
`;

const DOORS = `
  CREATE POLICY gate ON participant FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate ON enrolment FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate ON baseline FOR SELECT TO weft_gate USING (true);
  GRANT SELECT (partnership_id, id, provider_id) ON participant TO weft_gate;
  GRANT SELECT ON enrolment, baseline TO weft_gate;

  -- A new claim is judged by all that a participant has achieved, also with an earlier provider, whose
  -- records the present one does not see: codes, dates and states, and nothing else of them.
  CREATE FUNCTION app.enrolments_of(of_participants uuid[])
  RETURNS TABLE (participant_id uuid, id uuid, provider_id uuid, anchor_id uuid, cohort text, enrolled_on date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT e.participant_id, e.id, e.provider_id, e.anchor_id, e.cohort, e.enrolled_on
    FROM public.participant p
    JOIN public.enrolment e ON e.partnership_id = p.partnership_id AND e.participant_id = p.id
    WHERE p.partnership_id = (SELECT app.partnership_id()) AND p.id = ANY (of_participants)
      AND (p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'VERIFIER', 'SYSTEM')));
  $$;
  CREATE FUNCTION app.outcomes_of(of_participants uuid[])
  RETURNS TABLE (participant_id uuid, claim_id uuid, outcome_code text, achieved_on date, state text, reversal_pending boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT o.* FROM public.participant p
    CROSS JOIN LATERAL (
      SELECT c.participant_id, c.id, c.outcome_code, c.achieved_on, c.state, c.reversal_pending
      FROM public.claim c WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id
      UNION ALL
      SELECT b.participant_id, NULL, b.outcome_code, b.achieved_on, 'BASELINE', false
      FROM public.baseline b WHERE b.partnership_id = p.partnership_id AND b.participant_id = p.id
    ) o
    WHERE p.partnership_id = (SELECT app.partnership_id()) AND p.id = ANY (of_participants)
      AND (p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'VERIFIER', 'SYSTEM')));
  $$;

  -- How often an outcome stands claimed, whoever claimed it: the maxima of a tariff count every provider
  -- that the card is for. A card of a provider's own counts apart from the general one.
  CREATE FUNCTION app.count_live_claims(codes text[], cohorts text[], card_providers uuid[], year_froms date[], year_tos date[])
  RETURNS TABLE (nth int, total int, in_year int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT w.nth::int, count(c.id)::int,
      (count(c.id) FILTER (WHERE c.achieved_on BETWEEN w.year_from AND w.year_to))::int
    FROM unnest(codes, cohorts, card_providers, year_froms, year_tos)
      WITH ORDINALITY AS w(code, cohort, card_provider, year_from, year_to, nth)
    LEFT JOIN (public.claim c
      JOIN public.tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
      JOIN public.rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id)
      ON c.partnership_id = (SELECT app.partnership_id()) AND c.outcome_code = w.code AND c.cohort = w.cohort
      AND c.state NOT IN ('REJECTED', 'REVERSED') AND k.provider_id IS NOT DISTINCT FROM w.card_provider
    GROUP BY w.nth;
  $$;

  ALTER FUNCTION app.enrolments_of(uuid[]) OWNER TO weft_gate;
  ALTER FUNCTION app.outcomes_of(uuid[]) OWNER TO weft_gate;
  ALTER FUNCTION app.count_live_claims(text[], text[], uuid[], date[], date[]) OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.enrolments_of(uuid[]), app.outcomes_of(uuid[]),
    app.count_live_claims(text[], text[], uuid[], date[], date[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.enrolments_of(uuid[]), app.outcomes_of(uuid[]),
    app.count_live_claims(text[], text[], uuid[], date[], date[]) TO weft_app;
`;
