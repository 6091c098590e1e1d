import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Assessments (domain.md; rules/assessments): instruments as data with versions, what people answered and what it came
 * to, what an outcome asks of a measure, and which measures a claim rests on.
 */
export class Assessments0037 implements MigrationInterface {
  name = 'Assessments1700000000037';

  async up(run: QueryRunner): Promise<void> {
    await run.query(INSTRUMENTS);
    await run.query(ASSESSMENTS);
    await run.query(EVIDENCE);
    await run.query(POLICIES);
    await run.query(noteChanges('instrument', 'instrument', 'id'));
    await run.query(noteChanges('assessment', 'participant', 'participant_id'));
    await run.query(noteChanges('measure_rule', 'measure_rule', 'id'));
    await run.query(noteChanges('evidence_measure', 'claim', 'claim_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE evidence_measure, measure_rule, assessment, instrument;
      DROP FUNCTION app.guard_instrument(), app.guard_measure_rule();
    `);
  }
}

const INSTRUMENTS = `
  -- One version of a questionnaire. A draft can be changed; what has been put in use never is again.
  CREATE TABLE instrument (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    code text NOT NULL CHECK (code ~ '^[A-Z0-9_]{1,64}$'),
    version int NOT NULL CHECK (version >= 1),
    title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
    -- as it was written (docs/instruments.md)
    content json NOT NULL,
    state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'IN_USE', 'OUT_OF_USE')),
    drafted_by uuid REFERENCES person,
    drafted_at timestamptz NOT NULL,
    moved_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, code, version)
  );
  CREATE UNIQUE INDEX instrument_one_draft ON instrument (partnership_id, code) WHERE state = 'DRAFT';
  CREATE UNIQUE INDEX instrument_one_in_use ON instrument (partnership_id, code) WHERE state = 'IN_USE';

  CREATE FUNCTION app.guard_instrument() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (NEW.id, NEW.code, NEW.version) IS DISTINCT FROM (OLD.id, OLD.code, OLD.version)
      OR (OLD.state <> 'DRAFT' AND (NEW.title, NEW.content::text) IS DISTINCT FROM (OLD.title, OLD.content::text)) THEN
      RAISE EXCEPTION 'a version of an instrument that has been put in use never changes' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY[
        'DRAFT>IN_USE', 'IN_USE>OUT_OF_USE', 'OUT_OF_USE>IN_USE']) THEN
      RAISE EXCEPTION 'an instrument does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE UPDATE ON instrument FOR EACH ROW EXECUTE FUNCTION app.guard_instrument();
`;

const ASSESSMENTS = `
  -- What a person answered, and what it came to by the version it was asked with. Only ever added to: an entry that
  -- corrects another one names it.
  CREATE TABLE assessment (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    instrument_id uuid NOT NULL,
    corrects uuid,
    -- null: the corrected entry is withdrawn
    measured_on date,
    answered text CHECK (answered IN ('TOGETHER', 'BY_THEMSELVES')),
    -- {"MONEY_1": 4}
    answers jsonb,
    -- [{"code", "title", "answered", "of", "score", "why"}]
    scores jsonb,
    note text CHECK (length(btrim(note)) BETWEEN 1 AND 2000),
    -- chosen by the device that sends it: sent twice, it is one
    client_key uuid NOT NULL DEFAULT gen_random_uuid(),
    recorded_by uuid REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, participant_id, instrument_id, id),
    UNIQUE (partnership_id, corrects),
    UNIQUE (partnership_id, recorded_by, client_key),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, instrument_id) REFERENCES instrument,
    FOREIGN KEY (partnership_id, participant_id, instrument_id, corrects)
      REFERENCES assessment (partnership_id, participant_id, instrument_id, id),
    CHECK (num_nulls(measured_on, answered, answers, scores) IN (0, 4)),
    CHECK (measured_on IS NOT NULL OR (corrects IS NOT NULL AND note IS NULL)),
    CHECK (corrects <> id)
  );
  CREATE INDEX assessment_participant ON assessment (partnership_id, participant_id, measured_on);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON assessment
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
`;

const EVIDENCE = `
  -- What evidence of kind ASSESSMENT has to show for an outcome achieved from a day on. A published card never changes,
  -- so this stands beside it; as with a card, the backbone proposes and the commissioner agrees.
  CREATE TABLE measure_rule (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    outcome_code text NOT NULL CHECK (outcome_code ~ '^[A-Z0-9_]{1,64}$'),
    effective_from date NOT NULL,
    instrument_code text NOT NULL CHECK (instrument_code ~ '^[A-Z0-9_]{1,64}$'),
    figure text NOT NULL CHECK (figure ~ '^[A-Z0-9_]{1,64}$'),
    improves boolean NOT NULL,
    -- points of the score; null: the instrument's own smallest change
    better_by numeric(9, 2) CHECK (better_by > 0),
    days_between int CHECK (days_between BETWEEN 1 AND 3660),
    days_at_most int CHECK (days_at_most BETWEEN days_between AND 3660),
    proposed_by uuid REFERENCES person,
    proposed_at timestamptz NOT NULL,
    agreed_by uuid REFERENCES person,
    agreed_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    CHECK (improves = (days_between IS NOT NULL)),
    CHECK (improves OR num_nonnulls(better_by, days_at_most) = 0),
    CHECK ((agreed_by IS NULL) = (agreed_at IS NULL))
  );
  CREATE UNIQUE INDEX measure_rule_from ON measure_rule (partnership_id, outcome_code, effective_from)
    WHERE agreed_at IS NOT NULL;

  CREATE FUNCTION app.guard_measure_rule() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.agreed_at IS NOT NULL OR NEW.agreed_at IS NULL THEN
      RAISE EXCEPTION 'what was agreed about an outcome never changes' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE UPDATE ON measure_rule FOR EACH ROW EXECUTE FUNCTION app.guard_measure_rule();

  -- The measures that a piece of evidence rests on, as they were when it was attached: figures and days, never answers
  -- or words, so that whoever checks a claim needs nothing more of the person.
  CREATE TABLE evidence_measure (
    partnership_id uuid NOT NULL,
    evidence_id uuid NOT NULL,
    claim_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    -- the first of a pair
    first_assessment_id uuid,
    instrument text NOT NULL,
    measured_on date NOT NULL,
    first_on date,
    -- [{"code", "title", "score", "first", "difference", "direction"}]
    figures jsonb NOT NULL,
    -- since then one of the two was corrected or withdrawn: for people to look at
    corrected_at timestamptz,
    PRIMARY KEY (partnership_id, evidence_id),
    FOREIGN KEY (partnership_id, evidence_id) REFERENCES evidence,
    FOREIGN KEY (partnership_id, claim_id) REFERENCES claim,
    FOREIGN KEY (partnership_id, assessment_id) REFERENCES assessment,
    FOREIGN KEY (partnership_id, first_assessment_id) REFERENCES assessment,
    CHECK ((first_assessment_id IS NULL) = (first_on IS NULL))
  );
  CREATE INDEX evidence_measure_claim ON evidence_measure (partnership_id, claim_id);
  CREATE INDEX evidence_measure_assessment ON evidence_measure (partnership_id, assessment_id);
  CREATE INDEX evidence_measure_first ON evidence_measure (partnership_id, first_assessment_id)
    WHERE first_assessment_id IS NOT NULL;
`;

const HERE = 'partnership_id = (SELECT app.partnership_id())';

/** Somebody's own to work with: the hub's, and their provider's. */
const WORKED_WITH = (more: string): string => `EXISTS (
      SELECT FROM participant p WHERE p.partnership_id = assessment.partnership_id AND p.id = assessment.participant_id
        AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR'${more}))
          OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])`;

const POLICIES = `
  ${['instrument', 'assessment', 'measure_rule', 'evidence_measure']
    .map(
      (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  `,
    )
    .join('')}
  -- questions are nobody's record; who agrees to what a claim is judged by knows them too
  CREATE POLICY read ON instrument FOR SELECT TO weft_app USING (
    ${HERE} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER',
      'COMMISSIONER', 'VERIFIER', 'AUDITOR', 'SYSTEM')) AND (state <> 'DRAFT' OR (SELECT app.has_role('BACKBONE'))));
  CREATE POLICY make ON instrument FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND (SELECT app.has_role('BACKBONE')) AND state = 'DRAFT' AND drafted_by = (SELECT app.person_id()));
  CREATE POLICY change ON instrument FOR UPDATE TO weft_app USING (${HERE} AND (SELECT app.has_role('BACKBONE')));
  GRANT SELECT, INSERT, UPDATE (title, content, state, moved_at) ON instrument TO weft_app;

  -- who sees a measure is who sees the participant and works with them: whoever checks claims does not
  CREATE POLICY read ON assessment FOR SELECT TO weft_app USING (
    ${HERE} AND ${WORKED_WITH(`, 'SYSTEM'`)}
          OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[]))));
  CREATE POLICY make ON assessment FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND recorded_by = (SELECT app.person_id()) AND ${WORKED_WITH('')}))
    AND EXISTS (SELECT FROM instrument i WHERE i.partnership_id = assessment.partnership_id
      AND i.id = assessment.instrument_id AND i.state <> 'DRAFT'));
  GRANT SELECT, INSERT ON assessment TO weft_app;

  CREATE POLICY read ON measure_rule FOR SELECT TO weft_app USING (
    ${HERE} AND ((SELECT app.has_role('BACKBONE', 'COMMISSIONER', 'SYSTEM')) OR (agreed_at IS NOT NULL
      AND (SELECT app.has_role('ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER', 'AUDITOR')))));
  CREATE POLICY make ON measure_rule FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND (SELECT app.has_role('BACKBONE')) AND proposed_by = (SELECT app.person_id()) AND agreed_at IS NULL);
  CREATE POLICY change ON measure_rule FOR UPDATE TO weft_app USING (${HERE} AND (SELECT app.has_role('COMMISSIONER')))
    WITH CHECK (agreed_by = (SELECT app.person_id()) AND proposed_by <> agreed_by);
  GRANT SELECT, INSERT, UPDATE (agreed_by, agreed_at) ON measure_rule TO weft_app;

  CREATE POLICY read ON evidence_measure FOR SELECT TO weft_app USING (
    ${HERE} AND ((SELECT app.has_role('SYSTEM')) OR EXISTS (SELECT FROM evidence e
      WHERE e.partnership_id = evidence_measure.partnership_id AND e.id = evidence_measure.evidence_id)));
  -- a claim rests on measures of its own participant
  CREATE POLICY make ON evidence_measure FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND corrected_at IS NULL AND EXISTS (SELECT FROM evidence e
      JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
      JOIN assessment a ON a.partnership_id = c.partnership_id AND a.participant_id = c.participant_id
      WHERE e.partnership_id = evidence_measure.partnership_id AND e.id = evidence_measure.evidence_id
        AND e.claim_id = evidence_measure.claim_id AND a.id = evidence_measure.assessment_id
        AND c.provider_id = ANY ((SELECT app.provider_ids())::uuid[])));
  CREATE POLICY change ON evidence_measure FOR UPDATE TO weft_app USING (${HERE} AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT, UPDATE (corrected_at) ON evidence_measure TO weft_app;
`;
