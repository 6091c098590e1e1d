import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * The referral hub: one front door, one waiting list (domain.md, Referral hub; features.md RC1, RC3). A referral is not
 * yet a participant: it is somebody about whom the hub decides. Whoever refers sees the state of their own referrals
 * through a view and nothing more; a provider sees who is offered to it.
 */
export class ReferralHub0027 implements MigrationInterface {
  name = 'ReferralHub1700000000027';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(GUARDS);
    await run.query(POLICIES);
    await run.query(DOORS);
    await run.query(noteChanges('referral', 'referral', 'id'));
    await run.query(noteChanges('referral_agreement', 'referral', 'referral_id'));
    await run.query(noteChanges('decline_reason', 'partnership', 'partnership_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP VIEW referrer_referral;
      DROP TABLE referral_agreement, referral_event, referral, decline_reason;
      DROP FUNCTION app.guard_referral();
      ALTER POLICY make ON participant WITH CHECK (partnership_id = (SELECT app.partnership_id()) AND (
        (SELECT app.has_role('BACKBONE', 'ASSESSOR')) OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
      ALTER POLICY make ON participant_detail WITH CHECK (partnership_id = (SELECT app.partnership_id()) AND EXISTS (
        SELECT FROM participant p WHERE p.partnership_id = participant_detail.partnership_id
          AND p.id = participant_detail.participant_id AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR'))
            OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
      ALTER POLICY make ON enrolment WITH CHECK (partnership_id = (SELECT app.partnership_id()) AND (
        (SELECT app.has_role('BACKBONE', 'ASSESSOR')) OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
    `);
  }
}

const STATES = `('RECEIVED', 'IN_TRIAGE', 'ACCEPTED', 'WAITING', 'OFFERED', 'STARTED', 'DECLINED', 'WITHDRAWN',
  'SUPPORTED_ONCE')`;

const TABLES = `
  -- Why the hub declines a referral, or a provider an offer: the partnership's own list. A reason that was given is
  -- never removed, only no longer offered.
  CREATE TABLE decline_reason (
    partnership_id uuid NOT NULL REFERENCES partnership,
    code text NOT NULL CHECK (code ~ '^[A-Z0-9_]{1,64}$'),
    position int NOT NULL CHECK (position > 0),
    title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 120),
    given_by text[] NOT NULL CHECK (cardinality(given_by) > 0 AND given_by <@ ARRAY['HUB', 'PROVIDER']),
    is_offered boolean NOT NULL DEFAULT true,
    PRIMARY KEY (partnership_id, code)
  );

  CREATE TABLE referral (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    reference text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('FORM', 'SELF', 'FILE', 'SYSTEM')),
    -- the organisation that refers, and its person; neither where somebody refers themself
    source_id uuid,
    referred_by uuid REFERENCES person,
    -- by what a repeated sending is known: a row of a file, or the key of another system's request
    sender_key text CHECK (length(sender_key) BETWEEN 1 AND 1000),
    their_reference text CHECK (length(their_reference) <= 64),
    safe_way text NOT NULL CHECK (safe_way IN ('CALL', 'TEXT', 'EMAIL', 'THROUGH_SOMEONE', 'IN_PERSON')),
    safe_note text CHECK (length(safe_note) <= 5000),
    given_name text NOT NULL CHECK (length(btrim(given_name)) BETWEEN 1 AND 200),
    family_name text NOT NULL CHECK (length(btrim(family_name)) BETWEEN 1 AND 200),
    folded_name text NOT NULL GENERATED ALWAYS AS (app.fold(family_name || ' ' || given_name)) STORED,
    birth_date date,
    phone text CHECK (length(phone) <= 20),
    email text CHECK (length(email) <= 254),
    postcode text CHECK (length(postcode) <= 20),
    hopes text CHECK (length(hopes) <= 5000),
    strengths text CHECK (length(strengths) <= 5000),
    prefers text CHECK (length(prefers) <= 5000),
    avoids text CHECK (length(avoids) <= 5000),
    lawful_basis text NOT NULL CHECK (lawful_basis IN ('CONSENT', 'CONTRACT', 'LEGAL_OBLIGATION', 'VITAL_INTERESTS',
      'PUBLIC_TASK', 'LEGITIMATE_INTERESTS')),
    told text CHECK (length(told) <= 5000),
    told_on date,
    not_told_because text CHECK (length(not_told_because) <= 5000),
    referred_on date NOT NULL,
    received_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'RECEIVED' CHECK (state IN ${STATES}),
    -- since when it stands there
    moved_at timestamptz NOT NULL,
    -- to whom the hub offers the person, and who has taken them on
    provider_id uuid,
    participant_id uuid,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, reference),
    FOREIGN KEY (partnership_id, source_id) REFERENCES organisation,
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation,
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    CHECK ((channel = 'SELF') = (source_id IS NULL)),
    CHECK (sender_key IS NULL OR source_id IS NOT NULL),
    CHECK (told IS NOT NULL OR not_told_because IS NOT NULL),
    CHECK (state NOT IN ('OFFERED', 'STARTED') OR provider_id IS NOT NULL),
    CHECK ((state = 'STARTED') = (participant_id IS NOT NULL))
  );
  -- what was sent once is one referral, however often it is sent
  CREATE UNIQUE INDEX referral_sender_key ON referral (partnership_id, source_id, sender_key)
    WHERE sender_key IS NOT NULL;
  CREATE INDEX referral_newest ON referral (partnership_id, received_at DESC, id DESC);
  CREATE INDEX referral_state ON referral (partnership_id, state, received_at, id);
  CREATE INDEX referral_source ON referral (partnership_id, source_id, received_at DESC, id DESC);
  CREATE INDEX referral_provider ON referral (partnership_id, provider_id, state) WHERE provider_id IS NOT NULL;
  CREATE INDEX referral_participant ON referral (partnership_id, participant_id) WHERE participant_id IS NOT NULL;

  -- What happened to it, in order: never changed.
  CREATE TABLE referral_event (
    partnership_id uuid NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    referral_id uuid NOT NULL,
    at timestamptz NOT NULL,
    -- null: the person themself, on the public page
    by_person uuid REFERENCES person,
    from_state text CHECK (from_state IN ${STATES}),
    to_state text NOT NULL CHECK (to_state IN ${STATES}),
    -- the day on which it happened, where that is another than the day it was recorded
    happened_on date,
    reason text,
    words text CHECK (length(words) <= 5000),
    -- to whom it was offered, who declined it, who started
    provider_id uuid,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, referral_id) REFERENCES referral,
    FOREIGN KEY (partnership_id, reason) REFERENCES decline_reason,
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation
  );
  CREATE INDEX referral_event_referral ON referral_event (partnership_id, referral_id, id);
  CREATE INDEX referral_event_declined ON referral_event (partnership_id, provider_id, at) WHERE reason IS NOT NULL;

  -- That the person agreed to take part, or took it back: apart from the lawful basis, and nothing is removed.
  CREATE TABLE referral_agreement (
    partnership_id uuid NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    referral_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('AGREED', 'TAKEN_BACK')),
    said_on date NOT NULL,
    how text NOT NULL CHECK (how IN ('SIGNED', 'SPOKEN', 'ONLINE', 'BY_A_PARENT', 'BY_AN_ATTORNEY')),
    -- null: the person themself, on the public page
    recorded_by uuid REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, referral_id) REFERENCES referral
  );
  CREATE INDEX referral_agreement_referral ON referral_agreement (partnership_id, referral_id, id);
`;

const GUARDS = `
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON referral_event
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON referral_agreement
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

  -- The moves of rules/referrals/moves.ts, whoever asks and however they come.
  CREATE FUNCTION app.guard_referral() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
      ('RECEIVED', 'IN_TRIAGE'), ('RECEIVED', 'WITHDRAWN'), ('RECEIVED', 'SUPPORTED_ONCE'),
      ('IN_TRIAGE', 'ACCEPTED'), ('IN_TRIAGE', 'DECLINED'), ('IN_TRIAGE', 'WITHDRAWN'), ('IN_TRIAGE', 'SUPPORTED_ONCE'),
      ('ACCEPTED', 'WAITING'), ('ACCEPTED', 'OFFERED'), ('ACCEPTED', 'DECLINED'), ('ACCEPTED', 'WITHDRAWN'),
      ('ACCEPTED', 'SUPPORTED_ONCE'),
      ('WAITING', 'OFFERED'), ('WAITING', 'DECLINED'), ('WAITING', 'WITHDRAWN'), ('WAITING', 'SUPPORTED_ONCE'),
      ('OFFERED', 'WAITING'), ('OFFERED', 'STARTED'), ('OFFERED', 'WITHDRAWN'),
      ('DECLINED', 'IN_TRIAGE'), ('WITHDRAWN', 'IN_TRIAGE')) THEN
      RAISE EXCEPTION 'a referral does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION app.guard_referral();
  REVOKE EXECUTE ON FUNCTION app.guard_referral() FROM PUBLIC;
`;

const POLICIES = `
  ALTER TABLE decline_reason ENABLE ROW LEVEL SECURITY;
  ALTER TABLE decline_reason FORCE ROW LEVEL SECURITY;
  ALTER TABLE referral ENABLE ROW LEVEL SECURITY;
  ALTER TABLE referral FORCE ROW LEVEL SECURITY;
  ALTER TABLE referral_event ENABLE ROW LEVEL SECURITY;
  ALTER TABLE referral_event FORCE ROW LEVEL SECURITY;
  ALTER TABLE referral_agreement ENABLE ROW LEVEL SECURITY;
  ALTER TABLE referral_agreement FORCE ROW LEVEL SECURITY;

  CREATE POLICY read ON decline_reason FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD',
      'COMMISSIONER', 'PROVIDER_MANAGER', 'LINK_WORKER', 'SYSTEM')));
  CREATE POLICY make ON decline_reason FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'SYSTEM')));
  CREATE POLICY change ON decline_reason FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
  GRANT SELECT, INSERT, UPDATE (position, title, given_by, is_offered) ON decline_reason TO weft_app;

  -- The hub sees all, a provider whom it is offered and whom it took on; who refers reads referrer_referral.
  CREATE POLICY read ON referral FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
      OR (state IN ('OFFERED', 'STARTED') AND provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
  -- whoever refers may not read what was sent before, so the system writes it, once the use case has judged in whose
  -- name somebody refers
  CREATE POLICY make ON referral FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND state = 'RECEIVED' AND provider_id IS NULL
    AND (SELECT app.has_role('SYSTEM')));
  -- a provider answers an offer and an agency withdraws, and the system writes it: neither sees the row afterwards
  CREATE POLICY change ON referral FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')));
  GRANT SELECT, INSERT, UPDATE (state, moved_at, provider_id, participant_id) ON referral TO weft_app;

  -- Its history, for whoever sees it; the words of a provider that declined are for the hub and for that provider.
  CREATE POLICY read ON referral_event FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
      OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
  CREATE POLICY make ON referral_event FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('SYSTEM'))
      OR (by_person = (SELECT app.person_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR')))));
  GRANT SELECT, INSERT ON referral_event TO weft_app;

  CREATE POLICY read ON referral_agreement FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (SELECT FROM referral r
      WHERE r.partnership_id = referral_agreement.partnership_id AND r.id = referral_agreement.referral_id));
  CREATE POLICY make ON referral_agreement FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('SYSTEM'))
      OR (recorded_by = (SELECT app.person_id()) AND EXISTS (SELECT FROM referral r
        WHERE r.partnership_id = referral_agreement.partnership_id AND r.id = referral_agreement.referral_id))));
  GRANT SELECT, INSERT ON referral_agreement TO weft_app;

  -- a referral that leads to support makes a participant: the system, for the provider that takes them on
  ALTER POLICY make ON participant WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')) OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
  ALTER POLICY make ON participant_detail WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM participant p WHERE p.partnership_id = participant_detail.partnership_id
        AND p.id = participant_detail.participant_id
        AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
          OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
  ALTER POLICY make ON enrolment WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')) OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
`;

const DOORS = `
  CREATE POLICY gate ON referral FOR SELECT TO weft_gate USING (true);
  GRANT SELECT ON referral TO weft_gate;
  -- Whoever refers sees whom they named, and where it stands: not who decides, nor why, nor with whom.
  CREATE VIEW referrer_referral WITH (security_barrier) AS
    SELECT r.partnership_id, r.id, r.reference, r.source_id, r.given_name, r.family_name, r.their_reference,
      r.referred_on, r.received_at, r.state, r.moved_at
    FROM referral r
    WHERE r.partnership_id = (SELECT app.partnership_id())
      AND (SELECT app.has_role('REFERRER', 'ANCHOR', 'PROVIDER_MANAGER', 'LINK_WORKER'))
      AND r.source_id = ANY ((SELECT app.organisation_ids())::uuid[]);
  GRANT CREATE ON SCHEMA public TO weft_gate;
  ALTER VIEW referrer_referral OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA public FROM weft_gate;
  GRANT SELECT ON referrer_referral TO weft_app;
`;
