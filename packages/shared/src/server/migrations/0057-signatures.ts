import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * What participants sign (domain.md, Evidence: SELF_CERTIFICATION): the partnership's words in their versions, each
 * signature with the words it stands under, and which evidence rests on which (docs/adr/0025).
 */
export class Signatures0057 implements MigrationInterface {
  name = 'Signatures1700000000057';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(GUARD);
    await run.query(POLICIES);
    await run.query(noteChanges('signature_wording', 'partnership', 'partnership_id'));
    await run.query(noteChanges('signed_statement', 'participant', 'participant_id'));
    await run.query(noteChanges('evidence_signature', 'claim', 'claim_id'));
    await run.query('SELECT app.follow_merges()');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE evidence_signature, signed_statement, signature_wording;
      DROP FUNCTION app.guard_evidence_signature();
    `);
  }
}

const TABLES = `
  -- Only ever added to: what somebody has signed stays what it was. The usual words (rules/signatures) are written here
  -- when they are first signed, or first changed.
  CREATE TABLE signature_wording (
    partnership_id uuid NOT NULL REFERENCES partnership,
    -- '': for every outcome that has no words of its own
    outcome_code text NOT NULL CHECK (outcome_code ~ '^[A-Z0-9_]{0,64}$'),
    version int NOT NULL CHECK (version >= 1),
    -- null: from here on the outcome has no words of its own
    words text CHECK (length(btrim(words)) BETWEEN 1 AND 3000),
    made_by uuid REFERENCES person,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, outcome_code, version),
    CHECK (words IS NOT NULL OR outcome_code <> '')
  );
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signature_wording
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

  CREATE TABLE signed_statement (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    outcome_code text NOT NULL CHECK (outcome_code ~ '^[A-Z0-9_]{1,64}$'),
    -- as the words call it
    outcome_title text NOT NULL,
    achieved_on date NOT NULL,
    -- as they stood before the person, with the facts filled in
    words text NOT NULL CHECK (length(btrim(words)) BETWEEN 1 AND 5000),
    wording_outcome text NOT NULL,
    wording_version int NOT NULL,
    way text NOT NULL CHECK (way IN ('DRAWN', 'TYPED', 'WITNESSED')),
    -- strokes in a box of 600 by 300: whole numbers and straight lines, nothing that runs
    drawing text CHECK (length(drawing) <= 60000 AND drawing ~ '^(M[0-9]{1,3} [0-9]{1,3}(L[0-9]{1,3} [0-9]{1,3})*)+$'),
    signed_name text CHECK (length(btrim(signed_name)) BETWEEN 1 AND 120),
    witness_name text CHECK (length(btrim(witness_name)) BETWEEN 1 AND 120),
    -- by the device's clock; by the database's when it came in
    signed_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    taken_by uuid NOT NULL REFERENCES person,
    -- made on the device that took it: what is sent twice is there once
    client_key uuid NOT NULL,
    -- of all that was signed (rules/signatures/sealed-text)
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, taken_by, client_key),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, wording_outcome, wording_version) REFERENCES signature_wording,
    CHECK (wording_outcome IN ('', outcome_code)),
    CHECK ((way = 'TYPED') = (signed_name IS NOT NULL)),
    CHECK ((way = 'WITNESSED') = (witness_name IS NOT NULL)),
    CHECK (way <> 'DRAWN' OR drawing IS NOT NULL),
    CHECK (way <> 'TYPED' OR drawing IS NULL)
  );
  CREATE INDEX signed_statement_participant
    ON signed_statement (partnership_id, participant_id, outcome_code, received_at DESC, id DESC);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signed_statement
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

  -- Which signature a piece of evidence is: one may serve several claims of a ladder.
  CREATE TABLE evidence_signature (
    partnership_id uuid NOT NULL,
    evidence_id uuid NOT NULL,
    claim_id uuid NOT NULL,
    signed_statement_id uuid NOT NULL,
    PRIMARY KEY (partnership_id, evidence_id),
    FOREIGN KEY (partnership_id, evidence_id) REFERENCES evidence,
    FOREIGN KEY (partnership_id, claim_id) REFERENCES claim,
    FOREIGN KEY (partnership_id, signed_statement_id) REFERENCES signed_statement
  );
  CREATE INDEX evidence_signature_claim ON evidence_signature (partnership_id, claim_id);
  CREATE INDEX evidence_signature_statement ON evidence_signature (partnership_id, signed_statement_id);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_signature
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
`;

const GUARD = `
  -- A claim rests on what its own participant signed, and on the words that were signed. Asked by a trigger and not by a
  -- policy: who reads a signature is asked of the evidence in turn, and a policy may not go round in a ring.
  CREATE FUNCTION app.guard_evidence_signature() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM evidence e
        JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
        JOIN signed_statement s ON s.partnership_id = c.partnership_id AND s.participant_id = c.participant_id
        WHERE e.partnership_id = NEW.partnership_id AND e.id = NEW.evidence_id AND e.claim_id = NEW.claim_id
          AND s.id = NEW.signed_statement_id AND e.kind = 'SELF_CERTIFICATION' AND e.statement = s.words) THEN
      RAISE EXCEPTION 'a claim rests on what its own participant signed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE EXECUTE ON FUNCTION app.guard_evidence_signature() FROM PUBLIC;
  CREATE TRIGGER guard BEFORE INSERT ON evidence_signature
    FOR EACH ROW EXECUTE FUNCTION app.guard_evidence_signature();
`;

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const BY_THE_RULE = `(SELECT app.has_role('SYSTEM'))`;

const POLICIES = `
  ${['signature_wording', 'signed_statement', 'evidence_signature']
    .map(
      (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  `,
    )
    .join('')}
  CREATE POLICY read ON signature_wording FOR SELECT TO weft_app USING (
    ${HERE} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER', 'SYSTEM')));
  CREATE POLICY make ON signature_wording FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND (${BY_THE_RULE} OR (made_by = (SELECT app.person_id()) AND (SELECT app.has_role('BACKBONE')))));
  GRANT SELECT, INSERT ON signature_wording TO weft_app;

  CREATE POLICY read ON evidence_signature FOR SELECT TO weft_app USING (
    ${HERE} AND (${BY_THE_RULE} OR EXISTS (SELECT FROM evidence e
      WHERE e.partnership_id = evidence_signature.partnership_id AND e.id = evidence_signature.evidence_id)));
  CREATE POLICY make ON evidence_signature FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND EXISTS (SELECT FROM evidence e
      JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
      WHERE e.partnership_id = evidence_signature.partnership_id AND e.id = evidence_signature.evidence_id
        AND e.claim_id = evidence_signature.claim_id
        AND c.provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
  GRANT SELECT, INSERT ON evidence_signature TO weft_app;

  -- whoever works with the participant, and whoever sees a claim's evidence that rests on it
  CREATE POLICY read ON signed_statement FOR SELECT TO weft_app USING (
    ${HERE} AND (EXISTS (
      SELECT FROM participant p WHERE p.partnership_id = signed_statement.partnership_id
        AND p.id = signed_statement.participant_id
        AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
          OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
          OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[])))
      OR EXISTS (SELECT FROM evidence_signature s WHERE s.partnership_id = signed_statement.partnership_id
        AND s.signed_statement_id = signed_statement.id)));
  -- the system writes for whom a use case has judged, because the usual words are its to keep
  CREATE POLICY make ON signed_statement FOR INSERT TO weft_app WITH CHECK (${HERE} AND ${BY_THE_RULE});
  GRANT SELECT, INSERT ON signed_statement TO weft_app;
`;
